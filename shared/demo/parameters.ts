import * as z from "zod/mini";
import { end, start } from "../measures/parameters.ts";
import { DEMO_ERRORS } from "./choices.ts";

/** The query of the demonstration: no meter, and perhaps an error to answer. */
export const DEMO_PARAMETERS = z.object({
  start,
  end,
  error: z.optional(z.enum(DEMO_ERRORS).check(z.meta({ description: "Answer this refusal instead of readings." }))),
});
