import { type Clock, SingleFlight } from "../calls/single-flight.ts";
import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { gateOf } from "../quota/ask-gate.ts";
import { boardOf } from "./event-buffer.ts";
import { judge, type Observation, summarizeCalls, summarizeConsents } from "./observation.ts";
import type { Board } from "./status-board.ts";
import type { Verdict } from "./verdict.ts";

export interface Status extends Observation {
  readonly atMs: number;
  readonly verdict: Verdict;
  readonly lastDayPublished: string | null;
  /** Calls that Enedis allows in a second, by configuration. */
  readonly callsPerSecond: number;
}

/** One status serves every request of an isolate for this long. */
const FRESH_MS = 3_000;

/** Of this isolate. */
let latest: Status | null = null;
const inFlight = new SingleFlight<Status>();

/** How the service is doing, at most a few seconds old. Simultaneous requests share one look (single flight). */
export async function currentStatus(env: Env, clock: Clock): Promise<Status> {
  const isFresh = latest !== null && Math.abs(clock.now() - latest.atMs) < FRESH_MS;
  if (latest !== null && isFresh) return latest;
  return inFlight.join("status", clock, async () => {
    latest = await readStatus(env, clock.now());
    return latest;
  });
}

const EMPTY_BOARD: Board = { lastHour: {}, lastDay: {}, lastDayPublished: null };

async function readStatus(env: Env, atMs: number): Promise<Status> {
  const { quota } = configFrom(env);
  const [gauge, board] = await Promise.all([
    gateOf(env)
      .gauge()
      .catch(() => null),
    boardOf(env)
      .read()
      .catch(() => EMPTY_BOARD),
  ]);
  const summarize = (counts: Board["lastHour"]) => ({
    calls: summarizeCalls(counts),
    consents: summarizeConsents(counts),
  });
  const observation = { gauge, lastHour: summarize(board.lastHour), lastDay: summarize(board.lastDay) };
  return {
    ...observation,
    atMs,
    verdict: judge(observation),
    lastDayPublished: board.lastDayPublished,
    callsPerSecond: quota.callsPerSecond,
  };
}
