import type { Context } from "hono";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { addDays, type Day, dayStartMs } from "../../../shared/paris-time.ts";
import type { Continuation, Ending, NamedHole, Rest } from "../../../shared/readings/answer.ts";
import type { Hole } from "../../../shared/readings/hole.ts";
import type { Stop } from "../../../shared/readings/period-by-period.ts";
import type { RunEnd } from "../../../shared/readings/reading-run.ts";
import { SERIES } from "../../../shared/readings/series.ts";
import type { Sums } from "../../../shared/readings/statistics/sums.ts";
import { resolveStatus, retryAfterSeconds } from "../../../shared/refusals/statuses.ts";
import { addressFrom, addressOf, addressOfSums } from "./addresses.ts";
import type { SeriesRequest } from "./request.ts";

/** What is known of an answer after its last row. */
interface Found extends Omit<Ending, "holes" | "rest" | "continuation"> {
  readonly holes: readonly Hole[];
  readonly unread: RunEnd["unread"];
}

/** How an answer ends, with the addresses that go on from it: of its rest, of each hole, and behind sums. */
export async function endingOf(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  { holes, unread, ...found }: Found,
  sums: Sums | null,
): Promise<Ending> {
  const continuation = sums && { startMs: sums.fromMs, next: await addressOfSums(c, request, sums) };
  const addressOfHole = (hole: Hole) => (continuation === null ? addressOf(c, hole) : readAgain(hole, continuation));
  return {
    ...found,
    holes: holes.map((hole) => nameHole(hole, addressOfHole(hole))),
    rest: unread === null ? null : await restOf(c, request, unread, sums),
    continuation,
  };
}

/** With sums, what comes after a hole changes with it: only the continuation reads it again. */
const readAgain = (hole: Hole, { startMs, next }: Continuation): string | null =>
  startMs <= hole.startMs ? next : null;

function nameHole(hole: Hole, address: string | null): NamedHole {
  const { startMs, endMs } = hole;
  if ("fault" in hole) {
    return { startMs, endMs, code: "unreadable", reason: hole.fault, retryAfterSeconds: null, address: null };
  }
  const { refusal } = hole;
  return { startMs, endMs, code: refusal.code, reason: null, retryAfterSeconds: secondsUntil(refusal), address };
}

async function restOf(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  { from, last, why }: NonNullable<RunEnd["unread"]>,
  sums: Sums | null,
): Promise<Rest> {
  const startMs = resumedMs(request, from);
  return {
    startMs,
    endMs: request.served.endMs,
    code: why.code,
    retryAfterSeconds: secondsUntil(why),
    next: await addressFrom(c, request, startMs, sums, last.size > 0 ? { from, last } : null),
  };
}

/** Where a reading goes on from a day: a day that is made of two needs the one before it again. */
export const resumedMs = ({ series, served }: SeriesRequest, from: Day): number =>
  Math.max(dayStartMs(addDays(from, -SERIES[series].extraDays)), served.startMs);

function secondsUntil(why: Stop): number | null {
  if (why.code === "calls_per_answer") return null;
  const { retryAfterMs } = resolveStatus(why, "v2");
  return retryAfterMs === null ? null : retryAfterSeconds(retryAfterMs);
}
