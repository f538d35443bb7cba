import type { MeasureName } from "../measures/measures.ts";
import type { Budgets } from "../quota/budgets.ts";
import type { TokenStatus } from "../quota/token-status.ts";
import type { AskEnedis } from "../readings/reading-run.ts";
import type { recordIncident } from "../refusals/incident-log.ts";
import type { Outcome } from "../refusals/refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { EnedisClient } from "./client.ts";

/** What a series of calls to Enedis is about. */
export interface MeterMeasure {
  readonly measure: MeasureName;
  readonly usagePointId: UsagePointId;
}

/** Where an endpoint of v2 that reads a meter has its answers from: Enedis and the gate, or the invented home in their place. */
export interface Source {
  /** Asks for one measure, period after period. */
  readonly ask: (about: MeterMeasure) => AskEnedis;
  /** Asks what the contract of a meter says. */
  readonly contract: EnedisClient["contract"];
  /** Which of these meters the token still opens. */
  readonly tokenStatus: (usagePoints: readonly UsagePointId[]) => Promise<Outcome<TokenStatus>>;
  /** What is left of the calls about a meter, and of everybody's. */
  readonly budgets: (usagePointId: UsagePointId) => Promise<Outcome<Budgets>>;
  /** A diagnosis tries so many days of a series at most. */
  readonly trialDays: number;
  /** The address that names the minute of a meter; `null`: there is none. */
  readonly slot: string | null;
  /** The refusal of one more request that may spend no call; `null` when it is within the limit. */
  readonly refuseMore: () => Promise<Response | null>;
  /** Logs a refusal that is not the caller's to solve. */
  readonly record: typeof recordIncident;
}
