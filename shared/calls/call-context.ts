import type { Config } from "../config/env.ts";
import type { Answer } from "../enedis/exchange.ts";
import type { Budgets } from "../quota/budgets.ts";
import type { Gate } from "../quota/protocol.ts";
import type { GatewayRefusal, Outcome } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { TurnedAway } from "./recent-refusals.ts";
import type { InFlight } from "./single-flight.ts";

/** A refusal that names an instant before which nothing changes. */
export type Dated = Extract<GatewayRefusal, { readonly retryAfterMs: number }>;

/** What one call brought, for everybody who asked the same. */
export interface Brought {
  readonly answer: Outcome<Answer>;
  readonly budgets: Budgets | null;
}

/** What one request of the gateway gives its calls to Enedis, so that a test can hold the clock. */
export interface World {
  readonly config: Config;
  readonly gate: Pick<Gate, "ask" | "report" | "release">;
  /** With which token the caller came; absent on the way back from a consent, when there is none yet. */
  readonly bearer?: Bearer | undefined;
  /** How long this caller lets its request wait inside. */
  readonly patienceMs: number;
  /** Aborted when the caller leaves. */
  readonly left: AbortSignal;
  /** Work that may outlive the answer. */
  readonly defer: (work: Promise<unknown>) => void;
  /** Told what is left of the limits this caller lives with, whatever the answer will be. */
  readonly onBudgets: (budgets: Budgets) => void;
  /** What the gate refused lately; of this isolate, shared by its requests. */
  readonly turnedAway: TurnedAway<Dated>;
  /** The calls under way; of this isolate, too. */
  readonly inFlight: InFlight<Brought>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly random: () => number;
}
