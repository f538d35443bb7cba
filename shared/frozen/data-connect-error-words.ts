import type { Refusal } from "../refusals/refusal.ts";
import { wordErrorAsV5 } from "./v5-error-words.ts";

/** The only 2026 sentence for a bad request on record; recorded answers have the v5 sentences otherwise. */
const REVERSED = {
  error: "ADAM-ERR0002",
  error_description: "La date de fin doit être supérieure à la date de début.",
};

/** The `error` member in the words of Data Connect 2026: as Enedis sent it, else its own sentence, else `null`. */
export function wordErrorAsDataConnect(refusal: Refusal): unknown {
  if ("upstream" in refusal) return refusal.upstream.body;
  return refusal.code === "period_reversed" ? REVERSED : wordErrorAsV5(refusal);
}
