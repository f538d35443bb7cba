import * as z from "zod/mini";
import { end, start } from "../frozen/parameters.ts";
import type { RefusalCode } from "../refusals/refusal.ts";

/** The refusals that the demonstration can answer on request: one for each situation that a program should handle. */
export const DEMO_ERRORS = [
  "token_expired",
  "usage_point_not_covered",
  "quota_shared",
  "enedis_no_data",
  "enedis_no_consent",
  "enedis_load_curve_off",
  "enedis_technical_error",
  "enedis_timeout",
] as const satisfies readonly RefusalCode[];

/** The longest load curve of the demonstration: it makes no call to Enedis, whose own limit is a week. */
export const DEMO_CURVE_DAYS = 366;

/** The query of the demonstration: a period, no meter, and optionally an error to answer. */
export const DEMO_PARAMETERS = z.object({
  start,
  end,
  error: z.optional(z.enum(DEMO_ERRORS).check(z.meta({ description: "Answer this refusal instead of readings." }))),
});
