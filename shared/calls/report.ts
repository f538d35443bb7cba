import { errorCode, isPersonalError } from "../enedis/error-codes.ts";
import type { EnedisAnswer, ExchangeFailure } from "../enedis/exchange.ts";
import { parseJson } from "../enedis/json.ts";
import { isHourly, nextAccessAtMs } from "../enedis/retry-after.ts";
import type { Report, Turn } from "../quota/protocol.ts";
import type { Outcome } from "../refusals/refusal.ts";

/** What the gate needs to know about an answer; `null` when the answer changes nothing for it. */
export function reportOf(answer: Outcome<EnedisAnswer, ExchangeFailure>, turn: Turn): Report | null {
  if (!answer.ok) return { kind: "failure", turn };
  const { status, text } = answer.value;
  if (status >= 500) return isPersonalError(text) ? null : { kind: "failure", turn };
  if (status === 429) {
    if (isBurst(status, text)) return { kind: "burst", turn };
    return { kind: "hour", turn, nextAccessAtMs: nextAccessAtMs(text) };
  }
  return turn.reportSuccess ? { kind: "success", turn } : null;
}

/** The limit per second (900807). A 429 that we cannot read is treated the same. */
export function isBurst(status: number, text: string): boolean {
  return status === 429 && !isHourly(errorCode(parseJson(text))) && nextAccessAtMs(text) === null;
}
