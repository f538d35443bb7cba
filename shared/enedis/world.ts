import type { Bearer } from "../bearer.ts";
import type { Config } from "../env.ts";
import type { Budgets } from "../quota/budgets.ts";
import type { TurnedAway } from "../quota/turned-away.ts";
import type { Ask, Grant, Report, Turn } from "../quota-gate.ts";
import type { GatewayRefusal, Outcome } from "../refusal.ts";
import type { Answer } from "./exchange.ts";
import type { InFlight } from "./in-flight.ts";

/** The part of the quota gate that the client needs; the Durable Object's stub has it. */
export interface Gate {
  ask(ask: Ask): Promise<Grant>;
  report(report: Report): Promise<void>;
  release(turn: Turn): Promise<void>;
}

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
  readonly gate: Gate;
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
