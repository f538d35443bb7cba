import type { Report, Turn } from "../quota-gate.ts";
import type { Outcome } from "../refusal.ts";
import type { Answer, Failure } from "./exchange.ts";
import { errorCode } from "./refusals.ts";
import { isHourly, nextAccessAtMs } from "./retry-after.ts";
import { parsed } from "./spoken.ts";

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
