import type { ApplicationId } from "../config/applications.ts";
import type { Config } from "../config/env.ts";
import type { EnedisAnswer, ExchangeFailure } from "../enedis/exchange.ts";
import type { Budgets } from "../quota/budgets.ts";
import type { Gate, UpstreamApi } from "../quota/protocol.ts";
import type { Outcome } from "../refusals/refusal.ts";
import type { Effort } from "../refusals/request-log.ts";
import type { Bearer } from "../token/bearer.ts";
import type { RecentRefusals } from "./recent-refusals.ts";
import type { SingleFlight } from "./single-flight.ts";

/** The outcome of one call, shared by identical requests. */
export interface CallResult {
  readonly answer: Outcome<EnedisAnswer>;
  readonly budgets: Budgets | null;
}

/** A call that reached Enedis, or was to. */
export interface MadeCall {
  readonly api: UpstreamApi;
  readonly answer: Outcome<EnedisAnswer, ExchangeFailure>;
  readonly askedAtMs: number;
  readonly answeredAtMs: number;
}

/** What one request of the gateway gives its calls to Enedis. Clock, sleep and randomness are arguments, for tests. */
export interface CallContext {
  readonly config: Config;
  readonly gate: Pick<Gate, "ask" | "report" | "release" | "tokenStatuses">;
  /** The caller's token; absent on the way back from a consent, when there is none yet. */
  readonly bearer?: Bearer | undefined;
  /** The same for another application than the first; `null`: it has left the settings. */
  readonly forApplication: (application: ApplicationId) => CallContext | null;
  /** How long this caller lets its request wait for a turn. */
  readonly patienceMs: number;
  /** The rest of a long import: each call takes an idle turn only. */
  readonly isBackground?: boolean;
  /** Aborted when the caller hangs up. */
  readonly callerLeft: AbortSignal;
  /** Lets work outlive the answer. */
  readonly defer: (work: Promise<unknown>) => void;
  /** Receives what remains of this caller's limits, whatever the answer will be. */
  readonly onBudgets: (budgets: Budgets) => void;
  /** What the request has cost so far. */
  readonly effort: Effort;
  /** Counts a call, where calls are counted. */
  readonly onCall?: ((made: MadeCall) => void) | undefined;
  /** Of this isolate, shared by its requests. */
  readonly recentRefusals: RecentRefusals;
  /** Of this isolate, shared by its requests. */
  readonly flights: SingleFlight<CallResult>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
}
