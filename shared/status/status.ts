import { type Clock, SingleFlight } from "../calls/single-flight.ts";
import { type ApplicationId, applicationsOf, configOf } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import type { Config, Env } from "../config/env.ts";
import { type Notice, noticeAt } from "../config/notice.ts";
import { gateOf } from "../quota/ask-gate.ts";
import { tempoHealth } from "../tempo/archive.ts";
import type { TempoHealth } from "../tempo/health.ts";
import { boardOf } from "./event-buffer.ts";
import { type ApplicationGauge, isPartly, jointGauge } from "./joint-gauge.ts";
import { judge, type Observation, summarizeCalls, summarizeConsents } from "./observation.ts";
import type { Board } from "./status-board.ts";
import type { Verdict } from "./verdict.ts";

export interface Status extends Observation {
  readonly atMs: number;
  readonly verdict: Verdict;
  readonly lastDayPublished: string | null;
  /** What the operator tells everybody; `null`: nothing now. */
  readonly notice: Notice | null;
  /** This gateway has several applications. */
  readonly hasSeveral: boolean;
  /** Each application that this is about by itself. */
  readonly applications: readonly ApplicationGauge[];
  /** `null`: the archive of the colours of Tempo does not answer. */
  readonly tempo: TempoHealth | null;
  /** Calls that Enedis allows all of them in a second, by configuration. */
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
  const config = configFrom(env);
  const [applications, board, tempo] = await Promise.all([
    Promise.all(applicationsOf(config).map((application) => readGauge(env, application))),
    boardOf(env)
      .read()
      .catch(() => EMPTY_BOARD),
    tempoHealth(env, atMs).catch(() => null),
  ]);
  const summarize = (counts: Board["lastHour"]) => ({
    calls: summarizeCalls(counts),
    consents: summarizeConsents(counts),
  });
  const counted = { lastHour: summarize(board.lastHour), lastDay: summarize(board.lastDay) };
  return {
    ...judged(config, applications, counted),
    atMs,
    lastDayPublished: board.lastDayPublished,
    notice: noticeAt(config.notice, atMs),
    hasSeveral: applications.length > 1,
    tempo,
  };
}

type Counted = Pick<Status, "lastHour" | "lastDay">;

/** What these applications come to. Calls and consents are counted for all applications together. */
function judged(config: Config, applications: readonly ApplicationGauge[], { lastHour, lastDay }: Counted) {
  const observation = { gauge: jointGauge(applications), isPartly: isPartly(applications), lastHour, lastDay };
  const callsPerSecond = applications.reduce(
    (sum, { application }) => sum + (configOf(config, application) ?? config).quota.callsPerSecond,
    0,
  );
  return { ...observation, applications, verdict: judge(observation), callsPerSecond };
}

/** The status of some applications only: those of one caller's meters. The same when this gateway has none of them. */
export function statusOf(config: Config, status: Status, ids: readonly ApplicationId[]): Status {
  const own = status.applications.filter(({ application }) => ids.includes(application));
  return own.length === 0 ? status : { ...status, ...judged(config, own, status) };
}

const readGauge = async (env: Env, application: ApplicationId): Promise<ApplicationGauge> => ({
  application,
  gauge: await gateOf(env, application)
    .gauge()
    .catch(() => null),
});
