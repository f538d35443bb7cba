import type { Budgets } from "../quota/budgets.ts";
import type { DayCoverage } from "../readings/coverage.ts";
import type { SeriesName } from "../readings/series.ts";
import type { Window } from "../readings/window.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { Verdict as ServiceVerdict } from "../status/verdict.ts";
import type { Claims } from "../token/claims.ts";
import type { Direction } from "../token/scope.ts";

/** A series of one direction, as an address of v2 names it. */
export interface Named {
  readonly direction: Direction;
  readonly series: SeriesName;
}

/** A series that was asked of Enedis with one call, and what came of it. */
export interface Trial extends Named {
  readonly window: Window;
  /** Empty when it could not be read. */
  readonly coverage: readonly DayCoverage[];
  /** The length of a load curve's intervals; `null` when none came. */
  readonly stepMinutes: number | null;
  /** What Enedis said about days without a reading. */
  readonly nothing: Refusal | null;
  /** Why it could not be read. */
  readonly failure: Refusal | null;
}

/** Everything that a diagnosis is drawn from. */
export interface Facts {
  readonly nowMs: number;
  readonly token: Pick<Claims, "expiresAtMs" | "scope" | "consentEndsAtMs">;
  /** What this meter measures, according to the consent; empty when it did not say. */
  readonly roles: readonly Direction[];
  /** The series that the diagnosis is about; `null`: all that were tried. */
  readonly about: Named | null;
  /** The token was narrowed, and does not open that series. */
  readonly closed: Refusal | null;
  readonly trials: readonly Trial[];
  readonly budgets: Budgets;
  /** How Enedis does with everybody's calls. */
  readonly service: ServiceVerdict;
}
