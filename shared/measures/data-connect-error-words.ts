import type { Refusal } from "../refusals/refusal.ts";
import { wordErrorAsV5 } from "./v5-error-words.ts";

/** The one sentence of 2026 for a bad request that has been recorded; the others still came in those of v5. */
const REVERSED = {
  error: "ADAM-ERR0002",
  error_description: "La date de fin doit être supérieure à la date de début.",
};

/** A refusal in the words of Data Connect 2026: Enedis's own where it spoke; `null` where it has none. */
export function wordErrorAsDataConnect(refusal: Refusal): unknown {
  if ("spoken" in refusal) return refusal.spoken.body;
  return refusal.code === "period_reversed" ? REVERSED : wordErrorAsV5(refusal);
}
