import { type Day, dayEndMs, dayStartMs } from "../paris-time.ts";
import { better, withoutCopies } from "./copies.ts";
import { type Dropped, NONE_DROPPED } from "./dropped.ts";
import { instantsOf } from "./instants.ts";
import { intervalMs } from "./interval.ts";
import { mergedPoints, orderedOnce } from "./merge-points.ts";
import type { Period } from "./period.ts";
import type { PlacedPoint, UnreadableSpan } from "./placed-point.ts";
import type { Fault, PointOrGap, QuantityPoints } from "./points.ts";
import { dateOf } from "./time-order.ts";

/** What one quantity holds of a period: its values in order, no instant twice, and what that leaves out. */
export interface Placement {
  readonly points: readonly PlacedPoint[];
  readonly unreadable: readonly UnreadableSpan[];
  readonly dropped: Dropped;
}

const HALF_HOUR_MS = 1_800_000;
const MIDNIGHTS = ["", " 00:00:00", " 24:00:00"];

/** The intervals of a load curve. Each ends where intervals of its length end. */
export function placeCurve(quantity: QuantityPoints, { start, end }: Period): Placement {
  const [after, until] = [`${start} 00:00:00`, `${end} 00:00:00`];
  const { inside, outside, faults } = checked(quantity, (stamp) => stamp > after && stamp <= until, intervalFault);
  const { points: ordered, copies } = withoutCopies(inside);
  const ends = instantsOf(ordered.map(({ stamp }) => stamp));
  const byLength = new Map<number, PlacedPoint[]>();
  const unreadable: UnreadableSpan[] = [];
  let misplaced = 0;
  let [lengthMs, alike] = [0, [] as PlacedPoint[]];
  for (let at = 0; at < ordered.length; at++) {
    const { value, interval, nature, fault } = ordered[at] as PointOrGap;
    const ownLengthMs = intervalMs(interval) ?? HALF_HOUR_MS;
    // Most intervals are as long as the one before.
    if (ownLengthMs !== lengthMs) [lengthMs, alike] = [ownLengthMs, listOf(byLength, ownLengthMs)];
    const endMs = ends[at] as number;
    const startMs = endMs - lengthMs;
    if (fault !== undefined) unreadable.push({ startMs, endMs, fault });
    if (value === null) continue;
    if (endMs % lengthMs !== 0) misplaced++;
    else alike.push({ startMs, endMs, atMs: endMs, value: Number(value), nature });
  }

  let points: readonly PlacedPoint[] = [];
  let [repeated, overlapping] = [copies, 0];
  for (const lengthMs of lengthsOf(inside, byLength)) {
    const once = orderedOnce(byLength.get(lengthMs) ?? []);
    const merged = mergedPoints(points, once.points);
    points = merged.points;
    repeated += once.repeated + merged.repeated;
    overlapping += merged.overlapping;
  }
  return { points, unreadable, dropped: { repeated, overlapping, misplaced, outside, unreadable: faults } };
}

/** The days of a daily series: one value each, which for the highest power is stamped with the time it was reached. */
export function placeDays(quantity: QuantityPoints, { start, end }: Period, isStampedAnyTime: boolean): Placement {
  const { inside, outside, faults } = checked(
    quantity,
    (stamp) => stamp >= start && stamp < end,
    () => null,
  );
  const days = new Map<string, PointOrGap>();
  let [values, misplaced] = [0, 0];
  for (const point of inside) {
    const date = dateOf(point.stamp);
    const isOnGrid = isStampedAnyTime || MIDNIGHTS.includes(point.stamp.slice(date.length));
    if (!isOnGrid && point.value !== null) misplaced++;
    if (!isOnGrid) continue;
    if (point.value !== null) values++;
    const known = days.get(date);
    days.set(date, known === undefined ? point : better(known, point));
  }
  const chosen = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  const instants = instantsOf(chosen.map(([, { stamp }]) => stamp));
  const points: PlacedPoint[] = [];
  const unreadable: UnreadableSpan[] = [];
  for (const [at, [date, { value, nature, fault }]] of chosen.entries()) {
    const [startMs, endMs] = [dayStartMs(date as Day), dayEndMs(date as Day)];
    if (fault !== undefined) unreadable.push({ startMs, endMs, fault });
    if (value !== null) points.push({ startMs, endMs, atMs: instants[at] as number, value: Number(value), nature });
  }
  const dropped = { ...NONE_DROPPED, repeated: values - points.length, misplaced, outside, unreadable: faults };
  return { points, unreadable, dropped };
}

/** The points that belong to a period. What cannot be measured cannot be read: no power or energy is below zero. */
function checked(
  { points, unstamped }: QuantityPoints,
  isAsked: (stamp: string) => boolean,
  faultOf: (point: PointOrGap) => Fault | null,
) {
  let [outside, faults] = [0, unstamped];
  const usable = (point: PointOrGap): boolean =>
    point.value !== null && isAsked(point.stamp) && point.value.charCodeAt(0) !== MINUS && faultOf(point) === null;
  // Almost always all are.
  if (points.every(usable)) return { inside: points, outside, faults };
  const inside: PointOrGap[] = [];
  for (const point of points) {
    if (usable(point)) inside.push(point);
    else if (!isAsked(point.stamp)) outside += point.value === null && point.fault === undefined ? 0 : 1;
    else {
      const fault = point.value === null ? point.fault : (faultOf(point) ?? "value");
      if (fault !== undefined) faults++;
      inside.push(fault === undefined ? point : { ...point, value: null, fault });
    }
  }
  return { inside, outside, faults };
}

const MINUS = "-".charCodeAt(0);

const intervalFault = ({ interval }: PointOrGap): Fault | null => (intervalMs(interval) === null ? "interval" : null);

/** The lengths, that of the first point of the body first: where intervals overlap, it goes before the others. */
const lengthsOf = (points: readonly PointOrGap[], byLength: ReadonlyMap<number, unknown>): Iterable<number> =>
  byLength.size < 2 ? byLength.keys() : new Set(points.map(({ interval }) => intervalMs(interval) ?? HALF_HOUR_MS));

function listOf(byLength: Map<number, PlacedPoint[]>, lengthMs: number): PlacedPoint[] {
  const known = byLength.get(lengthMs);
  if (known !== undefined) return known;
  const made: PlacedPoint[] = [];
  byLength.set(lengthMs, made);
  return made;
}
