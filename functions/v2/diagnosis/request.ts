import type { Context } from "hono";
import { directionFor, planOf } from "../../../shared/diagnosis/plan.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { sourceOf } from "../../../shared/http/source.ts";
import { type DirectedSeries, OFFERED, SERIES } from "../../../shared/readings/series.ts";
import { seriesQuery } from "../../../shared/readings/series-query.ts";
import { clamped, latestPeriod, type Window } from "../../../shared/readings/window.ts";
import { accepted, type Outcome, type Refusal, refused } from "../../../shared/refusals/refusal.ts";
import { checkAccess, covers } from "../../../shared/token/bearer.ts";
import { chooseMeter } from "../../../shared/token/choose-meter.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

/** A series to try with one call to Enedis. */
export type Attempt = (typeof OFFERED)[number] & { readonly window: Window };

/** A checked request for a diagnosis. */
export interface DiagnosisRequest {
  readonly usagePointId: UsagePointId;
  /** What the meter measures, according to the consent. */
  readonly roles: readonly Direction[];
  /** The series it is about; `null`: none in particular. */
  readonly about: DirectedSeries | null;
  /** Why the token does not open that series. */
  readonly closed: Refusal | null;
  /** What to try, in order. */
  readonly plan: readonly Attempt[];
}

/** Every parameter of a diagnosis. */
export const DIAGNOSIS_PARAMETERS = ["prm", "measure", "start", "end", "last"] as const;

/** Checks the request, or returns the first refusal. */
export function readDiagnosisRequest(c: Context<TokenEnv>, nowMs: number): Outcome<DiagnosisRequest> {
  const { claims } = c.var;
  const { prm = [], start = [], end = [], last = [], measure = [] } = c.req.queries();
  const named = namedSeries(measure);
  if (!named.ok) return named;
  const about = named.value;
  const query = seriesQuery({ prm, start, end, last }, nowMs, about === null ? 0 : SERIES[about.series].extraDays);
  if (!query.ok) return query;

  const chosen = chooseMeter(claims, query.value.usagePointId, about?.direction ?? directionFor([], claims.scope));
  if (!chosen.ok) return chosen;
  if (!covers(claims, chosen.value)) return refused({ code: "usage_point_not_covered" });
  const roles = claims.roles[claims.usagePoints.indexOf(chosen.value)] ?? [];
  const request = { usagePointId: chosen.value, roles, about };
  const closed = about && checkAccess(claims, { usagePointId: chosen.value, measure: about.measure });
  if (closed !== null) return accepted({ ...request, closed, plan: [] });

  const series = planOf(about, about?.direction ?? directionFor(roles, claims.scope), claims.scope);
  // A window is always there: only a cursor takes its place.
  const plan = planned(series, about ?? series[0], query.value.window as Window, sourceOf(c).trialDays, nowMs);
  return plan.ok ? accepted({ ...request, closed, plan: plan.value }) : plan;
}

/** The series that `measure` names, as `consumption/daily`; `null`: none is named. */
function namedSeries(measure: readonly string[]): Outcome<(typeof OFFERED)[number] | null> {
  if (measure.length > 1) return refused({ code: "parameter_repeated", parameter: "measure" });
  const [name] = measure;
  if (name === undefined) return accepted(null);
  const found = OFFERED.find((offered) => nameOf(offered) === name.trim());
  const allowed = OFFERED.map(nameOf);
  return found === undefined
    ? refused({ code: "parameter_not_allowed", parameter: "measure", allowed })
    : accepted(found);
}

/** A series as the end of its address names it. */
export const nameOf = ({ direction, series }: DirectedSeries): string => `${direction}/${series}`;

/** Each series with its part of the window, the last `trialDays` of it at most; one that has none is left out, unless the diagnosis is about it. */
function planned(
  series: readonly DirectedSeries[],
  about: DirectedSeries | undefined,
  window: Window,
  trialDays: number,
  nowMs: number,
): Outcome<readonly Attempt[]> {
  const plan: Attempt[] = [];
  for (const one of series) {
    const offered = OFFERED.find((candidate) => nameOf(candidate) === nameOf(one));
    const served = clamped(window, one.series, nowMs);
    if (served.ok && offered !== undefined) {
      plan.push({
        ...offered,
        window: latestPeriod(served.value.window, Math.min(SERIES[one.series].mostDays, trialDays)),
      });
    } else if (!served.ok && one.series === about?.series) return served;
  }
  return accepted(plan);
}
