import { minuteOf } from "../logs/fields.ts";
import { writeLine } from "../logs/write.ts";
import { requestFields } from "./log-lines.ts";
import type { RefusalCode } from "./refusal.ts";
import { originOfCode } from "./statuses.ts";

/** What one request cost, up to its first byte: how long it waited for its turns, and its calls to Enedis. */
export interface Effort {
  waitedMs: number;
  upstreamCalls: number;
}

/** What is known of a request that has an answer. */
export interface AnsweredRequest {
  /** The address in our table of routes; `null`: there is none. */
  readonly route: string | null;
  /** `null`: an answer, or a page that refuses. */
  readonly code: RefusalCode | null;
  readonly status: number;
  readonly effort: Effort;
}

/** Logs requests, where an operator switched it on. `routes` are the addresses that may be named. */
export function requestLog(routes: ReadonlySet<string>) {
  const fields = requestFields(routes);
  return ({ route, code, status, effort }: AnsweredRequest, nowMs: number): void =>
    writeLine("info", "request", fields, {
      minute: minuteOf(nowMs),
      route,
      outcome: code ?? (status < 400 ? "ok" : "refused"),
      status,
      origin: code === null ? null : originOfCode(code),
      waited_ms: Math.round(effort.waitedMs),
      upstream_calls: effort.upstreamCalls,
    });
}
