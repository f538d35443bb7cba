import type { ConnectionState } from "../enedis/contract/supply.ts";
import type { ServicesLevel } from "../enedis/contract/synthesis.ts";
import type { Dropped } from "../measures/dropped.ts";
import type { Budgets } from "../quota/budgets.ts";
import type { DayCoverage } from "../readings/coverage.ts";
import type { DirectedSeries } from "../readings/series.ts";
import type { Window } from "../readings/window.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Verdict as ServiceVerdict } from "../status/verdict.ts";
import type { Claims } from "../token/claims.ts";
import type { Direction } from "../token/scope.ts";

/** A series that was asked of Enedis with one call, and what came of it. */
export interface Trial extends DirectedSeries {
  readonly window: Window;
  /** Empty when it could not be read. */
  readonly coverage: readonly DayCoverage[];
  /** What Enedis gave that does not count. */
  readonly dropped: Dropped;
  /** The length of a load curve's intervals; `null` when none came. */
  readonly stepMinutes: number | null;
  /** The last refusal that said that days have no reading. */
  readonly emptyRefusal: Refusal | null;
  /** Why it could not be read. */
  readonly failure: Refusal | null;
}

/** What Enedis says about a meter itself; `null` where it does not say. */
export interface MeterState {
  readonly servicesLevel: ServicesLevel | null;
  readonly connectionState: ConnectionState | null;
}

/** Everything that a diagnosis is drawn from. */
export interface Facts {
  readonly nowMs: number;
  readonly token: Pick<Claims, "expiresAtMs" | "scope" | "consentEndsAtMs">;
  /** What this meter measures, according to the consent; empty when it did not say. */
  readonly roles: readonly Direction[];
  /** The series that the diagnosis is about; `null`: all that were tried. */
  readonly about: DirectedSeries | null;
  /** The token was narrowed, and does not open that series. */
  readonly closed: Refusal | null;
  readonly trials: readonly Trial[];
  /** `null`: it was not asked for, because there are readings, or because their refusal says enough. */
  readonly meterState: MeterState | null;
  readonly budgets: Budgets;
  /** How Enedis does with everybody's calls. */
  readonly service: ServiceVerdict;
}
