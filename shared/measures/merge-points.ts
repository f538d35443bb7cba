import { clockChangeOn, parisDay } from "../paris-time.ts";
import { better } from "./copies.ts";
import type { PlacedPoint } from "./placed-point.ts";

/** Points in order, none of which overlaps another, and how many had no room. */
export interface Merged {
  readonly points: readonly PlacedPoint[];
  /** For the very interval of another. */
  readonly repeated: number;
  /** For an interval that is partly another's. */
  readonly overlapping: number;
}

/** Fills the gaps of one series with another; both are in order. Of two values for the same interval the better one stays. */
export function mergedPoints(first: readonly PlacedPoint[], other: readonly PlacedPoint[]): Merged {
  if (first.length === 0) return { points: other, repeated: 0, overlapping: 0 };
  const points: PlacedPoint[] = [];
  let [repeated, overlapping, at] = [0, 0, 0];
  for (const more of other) {
    while ((first[at]?.endMs ?? Number.POSITIVE_INFINITY) <= more.startMs) points.push(first[at++] as PlacedPoint);
    const known = first[at];
    if (known === undefined || known.startMs >= more.endMs) points.push(more);
    else if (known.startMs !== more.startMs || known.endMs !== more.endMs) overlapping++;
    else {
      repeated++;
      points.push(better(known, more));
      at++;
    }
  }
  for (; at < first.length; at++) points.push(first[at] as PlacedPoint);
  return { points, repeated, overlapping };
}

/**
 * Puts intervals of one length in order, each once. A curve of 48 points on the spring day has two stamps that the wall never
 * showed: what they hold is added to the intervals whose instants they name, so that no energy is lost (decision 0051).
 */
export function orderedOnce(points: readonly PlacedPoint[]): Merged {
  if (isRising(points)) return { points, repeated: 0, overlapping: 0 };
  const byEnd = new Map<number, PlacedPoint>();
  let repeated = 0;
  for (const point of points) {
    const known = byEnd.get(point.endMs);
    if (known === undefined) byEnd.set(point.endMs, point);
    else if (isSpringDay(point.startMs)) byEnd.set(point.endMs, { ...known, value: known.value + point.value });
    else repeated++;
  }
  return { points: [...byEnd.values()].sort((one, two) => one.endMs - two.endMs), repeated, overlapping: 0 };
}

function isRising(points: readonly PlacedPoint[]): boolean {
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { endMs } of points) {
    if (endMs <= lastMs) return false;
    lastMs = endMs;
  }
  return true;
}

/** Clocks go forward on this day. */
function isSpringDay(atMs: number): boolean {
  const change = clockChangeOn(parisDay(atMs));
  return change !== null && change.afterMs > change.beforeMs;
}
