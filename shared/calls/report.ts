import { errorCode } from "../enedis/error-codes.ts";
import type { Answer, Failure } from "../enedis/exchange.ts";
import { isHourly, nextAccessAtMs } from "../enedis/retry-after.ts";
import { parsed } from "../enedis/spoken.ts";
import type { Report, Turn } from "../quota/protocol.ts";
import type { Outcome } from "../refusals/refusal.ts";

/** What the gate has to know of an answer; `null` when it changes nothing. */
export function reportOf(answer: Outcome<Answer, Failure>, turn: Turn): Report | null {
  if (!answer.ok || answer.value.status >= 500) return { kind: "failure", turn };
  const { status, text } = answer.value;
  if (status === 429) {
    if (isBurst(status, text)) return { kind: "burst", turn };
    return { kind: "hour", turn, nextAccessAtMs: nextAccessAtMs(text) };
  }
  return turn.reportSuccess ? { kind: "success", turn } : null;
}

/** The limit per second (900807), or a 429 that says nothing we know, which is treated as one. */
export function isBurst(status: number, text: string): boolean {
  return status === 429 && !isHourly(errorCode(parsed(text))) && nextAccessAtMs(text) === null;
}
