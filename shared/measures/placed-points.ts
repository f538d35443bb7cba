import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureBody } from "../enedis/wire.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import { addDropped, type Dropped, NONE_DROPPED } from "./dropped.ts";
import { MEASURES } from "./measures.ts";
import { mergedPoints } from "./merge-points.ts";
import type { Period } from "./period.ts";
import type { PlacedPoint, Span, UnreadableSpan } from "./placed-point.ts";
import { type Placement, placeCurve, placeDays } from "./placement.ts";
import { type Quantity, quantitiesOf, readPoints, type SeriesName } from "./points.ts";
import { usualCurve } from "./usual-curve.ts";

/** What a body holds of a period, and what of it does not count. */
export interface PlacedPoints {
  /** In order; no two overlap. */
  readonly points: readonly PlacedPoint[];
  readonly dropped: Dropped;
  /** Where a value cannot be read and no other stands. A point whose stamp is no time has no place: it is only counted. */
  readonly unreadable: readonly UnreadableSpan[];
}

/** Enedis gives one, or a raw and a corrected one: merging more of them would cost more than reading them. */
const MOST_QUANTITIES = 8;

/**
 * One value for each instant (decision 0093). Of several for the same interval or day a corrected one counts before a raw one,
 * else the first in the body; they are never summed, also when they stand in two quantities. An interval that overlaps one that
 * counts, a stamp that is not where such an interval ends, and a point outside the period that was asked for are left out. A
 * point that cannot be read leaves its place empty. Malformed only when all points of the period are.
 */
export function placedPoints(
  measure: SeriesName,
  body: MeasureBody,
  period: Period,
): Outcome<PlacedPoints, EnedisRefusal> {
  const isCurve = MEASURES[measure].family === "load_curve";
  const isMaximum = measure === "puissance_conso_max_quotidienne";
  let points: readonly PlacedPoint[] = [];
  let dropped: Dropped = NONE_DROPPED;
  const unreadable: UnreadableSpan[] = [];
  for (const [at, quantity] of quantitiesOf(measure, body).entries()) {
    if (at >= MOST_QUANTITIES) {
      dropped = addDropped(dropped, {
        ...NONE_DROPPED,
        repeated: readPoints(quantity).points.filter(({ value }) => value !== null).length,
      });
      continue;
    }
    const placed = isCurve ? placedCurve(quantity, period) : placeDays(readPoints(quantity), period, isMaximum);
    const { repeated, overlapping, points: merged } = mergedPoints(points, placed.points);
    points = merged;
    dropped = addDropped(addDropped(dropped, placed.dropped), { ...NONE_DROPPED, repeated, overlapping });
    unreadable.push(...placed.unreadable);
  }
  if (points.length === 0 && dropped.unreadable > 0) return MALFORMED;
  return accepted({
    points,
    dropped,
    unreadable: unreadable.length === 0 ? unreadable : uncovered(unreadable, points),
  });
}

function placedCurve(quantity: Quantity, period: Period): Placement {
  const points = usualCurve(quantity, period);
  if (points !== null) return { points, unreadable: [], dropped: NONE_DROPPED };
  return placeCurve(readPoints(quantity), period);
}

/** The spans that the points do not fill; those of one fault that follow each other become one. */
function uncovered(spans: readonly UnreadableSpan[], points: readonly PlacedPoint[]): readonly UnreadableSpan[] {
  const left: UnreadableSpan[] = [];
  let at = 0;
  for (const span of spans.toSorted((one, other) => one.startMs - other.startMs)) {
    while ((points[at]?.endMs ?? Number.POSITIVE_INFINITY) <= span.startMs) at++;
    if (coveredMs(span, points, at) >= span.endMs - span.startMs) continue;
    const last = left.at(-1);
    if (last?.fault === span.fault && last.endMs >= span.startMs)
      left[left.length - 1] = { ...last, endMs: span.endMs };
    else left.push(span);
  }
  return left;
}

function coveredMs({ startMs, endMs }: Span, points: readonly PlacedPoint[], from: number): number {
  let covered = 0;
  for (let at = from; (points[at]?.startMs ?? Number.POSITIVE_INFINITY) < endMs; at++) {
    const point = points[at] as PlacedPoint;
    covered += Math.min(point.endMs, endMs) - Math.max(point.startMs, startMs);
  }
  return covered;
}
