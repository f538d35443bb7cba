import { day, hasRepeatedHour } from "../paris-time.ts";

/** A Paris wall-clock time without offset, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`: one hour in autumn occurs twice. */
export interface Stamped {
  readonly stamp: string;
}

/**
 * Puts points in chronological order. On the autumn day 02:00, 02:30, 02:00, 02:30 is chronological, and only the order
 * tells the two passes of the hour apart. So a possible order is kept as it came, and one that is possible from its end is
 * turned round; an impossible one is rebuilt, with the points of one stamp in the order they came.
 */
export const inTimeOrder = <P extends Stamped>(points: readonly P[]): readonly P[] =>
  possibleOrder(points) ?? reordered(points);

/** The points as they came, or the last one first, whichever can be; `null` when neither can. */
export function possibleOrder<P extends Stamped>(points: readonly P[]): readonly P[] | null {
  if (isPossibleOrder(points)) return points;
  const reversed = points.toReversed();
  return isPossibleOrder(reversed) ? reversed : null;
}

/** A wall clock goes forward, except once, in the repeated hour. */
function isPossibleOrder(points: readonly Stamped[]): boolean {
  const isRepeated = repeatedHour();
  const turnedBack = new Set<string>();
  return points.every(({ stamp }, index) => {
    const before = points[index - 1]?.stamp ?? "";
    if (stamp > before) return true;
    if (!isRepeated(stamp) || !isRepeated(before) || dateOf(stamp) !== dateOf(before)) return false;
    if (turnedBack.has(dateOf(stamp))) return false;
    turnedBack.add(dateOf(stamp));
    return true;
  });
}

/** Sorts by stamp; in the repeated hour, the second point of a stamp belongs to the second pass. */
export function reordered<P extends Stamped>(points: readonly P[]): readonly P[] {
  const isRepeated = repeatedHour();
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
 * Tells whether a stamp is in the hour that its day shows twice, and asks the calendar once for each day. In the European
 * Union clocks go back at 01:00 UTC, from 03:00 to 02:00 in Paris (directive 2000/84/EC). Stamps close their interval, so the
 * one that reads 03:00 may close either pass.
 */
export function repeatedHour(): (stamp: string) => boolean {
  const days = new Map<string, boolean>();
  return (stamp) => {
    const time = stamp.slice(" YYYY-MM-DD".length);
    if (time < "02:00:00" || time > "03:00:00") return false;
    const date = dateOf(stamp);
    const known = days.get(date);
    if (known !== undefined) return known;
    const on = day(date);
    const isRepeated = on !== null && hasRepeatedHour(on);
    days.set(date, isRepeated);
    return isRepeated;
  };
}

export const dateOf = (stamp: string): string => stamp.slice(0, "YYYY-MM-DD".length);
