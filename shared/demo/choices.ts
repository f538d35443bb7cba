import type { RefusalCode } from "../refusals/refusal.ts";

/** The errors that the demonstration can be asked for: one for each thing a program has to be ready for. */
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

/** The demonstration costs nobody a call: a curve of it may be asked for a year at once. */
export const DEMO_CURVE_DAYS = 366;
