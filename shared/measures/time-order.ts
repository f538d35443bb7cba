import { day, hasRepeatedHour } from "../paris-time.ts";

/** A Paris wall-clock time without offset, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`: one hour in autumn occurs twice. */
interface Stamped {
  readonly stamp: string;
}

/**
 * Puts points in chronological order. On the autumn day 02:00, 02:30, 02:00, 02:30 is chronological, and only the order
 * tells the two passes of the hour apart. So a possible order is kept as it came; an impossible one is rebuilt, with the
 * points of one stamp in the order they came.
 */
export function inTimeOrder<P extends Stamped>(points: readonly P[]): readonly P[] {
  return couldBeLived(points) ? points : rebuilt(points);
}

/** A wall clock goes forward, except once, in the repeated hour. */
function couldBeLived(points: readonly Stamped[]): boolean {
  const turnedBack = new Set<string>();
  return points.every(({ stamp }, index) => {
    const before = points[index - 1]?.stamp ?? "";
    if (stamp > before) return true;
    if (!isRepeated(stamp) || !isRepeated(before) || date(stamp) !== date(before)) return false;
    if (turnedBack.has(date(stamp))) return false;
    turnedBack.add(date(stamp));
    return true;
  });
}

/** Sorts by stamp; in the repeated hour, the second point of a stamp belongs to the second pass. */
function rebuilt<P extends Stamped>(points: readonly P[]): readonly P[] {
  const seen = new Set<string>();
  const keyed = points.map((point) => {
    const { stamp } = point;
    const pass = seen.has(stamp) && isRepeated(stamp) ? 2 : 1;
    seen.add(stamp);
    return { point, key: `${stamp.slice(0, "YYYY-MM-DD HH".length)} ${pass} ${stamp}` };
  });
  // The sort is stable, and all keys are ASCII.
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ point }) => point);
}

/**
 * In the European Union clocks go back at 01:00 UTC, from 03:00 to 02:00 in Paris (directive 2000/84/EC). Stamps close their
 * interval, so the one that reads 03:00 may close either pass.
 */
function isRepeated(stamp: string): boolean {
  const time = stamp.slice(" YYYY-MM-DD".length);
  if (time < "02:00:00" || time > "03:00:00") return false;
  const on = day(date(stamp));
  return on !== null && hasRepeatedHour(on);
}

const date = (stamp: string): string => stamp.slice(0, "YYYY-MM-DD".length);
