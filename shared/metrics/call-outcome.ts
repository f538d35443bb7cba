import { enedisRefusal, refusalInSuccess } from "../enedis/error-codes.ts";
import type { EnedisAnswer, ExchangeFailure } from "../enedis/exchange.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { ENEDIS_REFUSAL_CODES } from "../refusals/statuses.ts";

/** How a call to Enedis ended: with readings, or with the refusal that its answer means. */
export const CALL_OUTCOMES: readonly string[] = ["ok", ...ENEDIS_REFUSAL_CODES];

export function outcomeOf(answer: Outcome<EnedisAnswer, ExchangeFailure>, nowMs: number): string {
  if (!answer.ok) return answer.refusal.code;
  const { status, text } = answer.value;
  if (status !== 200) return enedisRefusal(status, text, nowMs).code;
  return refusalInSuccess(text)?.code ?? "ok";
}
