import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { gateOf } from "../quota/ask-gate.ts";
import type { Board } from "./status-board.ts";
import { callsIn, consentsIn } from "./tally.ts";
import { boardOf } from "./tell.ts";
import { type Observed, verdictOn } from "./verdict.ts";
import type { Verdict } from "./verdicts.ts";

export interface Status extends Observed {
  readonly atMs: number;
  readonly verdict: Verdict;
  readonly lastDayPublished: string | null;
  /** Calls that Enedis allows in a second, by configuration. */
  readonly callsPerSecond: number;
}

/** Read at most so often, whoever asks: the page costs the objects nothing worth mentioning. */
const FRESH_MS = 3_000;

let latest: Status | null = null;

/** How the service is doing, at most a few seconds old. */
export async function statusOf(env: Env, nowMs: number): Promise<Status> {
  if (latest === null || Math.abs(nowMs - latest.atMs) >= FRESH_MS) latest = await look(env, nowMs);
  return latest;
}

const NOTHING: Board = { lastHour: {}, lastDay: {}, lastDayPublished: null };

async function look(env: Env, atMs: number): Promise<Status> {
  const { quota } = configFrom(env);
  const [gauge, board] = await Promise.all([
    gateOf(env)
      .gauge()
      .catch(() => null),
    boardOf(env)
      .read()
      .catch(() => NOTHING),
  ]);
  const span = (counts: Board["lastHour"]) => ({ calls: callsIn(counts), consents: consentsIn(counts) });
  const observed = { gauge, lastHour: span(board.lastHour), lastDay: span(board.lastDay) };
  return {
    ...observed,
    atMs,
    verdict: verdictOn(observed),
    lastDayPublished: board.lastDayPublished,
    callsPerSecond: quota.callsPerSecond,
  };
}
