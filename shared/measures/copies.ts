import type { PointOrGap } from "./points.ts";
import { dateOf, possibleOrder, reordered, repeatedHour } from "./time-order.ts";

/** Points in chronological order without those that came again, and how many values that leaves out. */
export interface WithoutCopies {
  readonly points: readonly PointOrGap[];
  readonly copies: number;
}

/**
 * The points of one quantity in time order, one for each time the wall showed their stamp: once, and twice in the hour that is
 * repeated in autumn. An order that is possible holds no copy and is kept as it came.
 */
export function withoutCopies(points: readonly PointOrGap[]): WithoutCopies {
  const ordered = possibleOrder(points);
  if (ordered !== null) return { points: ordered, copies: 0 };
  const byStamp = Map.groupBy(points, ({ stamp }) => stamp);
  const isRepeated = repeatedHour();
  const timesOf = timesListed(byStamp, isRepeated);
  const kept = [...byStamp.values()].flatMap((alike) => {
    const { stamp } = alike[0] as PointOrGap;
    return isRepeated(stamp) ? passesOf(alike, timesOf.get(dateOf(stamp)) ?? 1) : [alike.reduce(better)];
  });
  return { points: reordered(kept), copies: valuesIn(points) - valuesIn(kept) };
}

interface Measured {
  readonly value: string | number | null;
  readonly nature: string | null;
}

/** Of two points for one instant: a value before none, a corrected one before a raw one, else the first. */
export function better<P extends Measured>(first: P, other: P): P {
  if (other.value === null) return first;
  return first.value === null || (isCorrected(other) && !isCorrected(first)) ? other : first;
}

const isCorrected = ({ nature }: Measured): boolean => nature === "C";

/** How often a whole day stands in the list: as often as the rarest of its stamps outside the repeated hour. */
function timesListed(
  byStamp: ReadonlyMap<string, readonly unknown[]>,
  isRepeated: (stamp: string) => boolean,
): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const [stamp, { length }] of byStamp) {
    if (!isRepeated(stamp)) times.set(dateOf(stamp), Math.min(length, times.get(dateOf(stamp)) ?? length));
  }
  return times;
}

/**
 * Of one stamp of the repeated hour, in a list that holds its day `times` times: the point of each pass. Of more than two, those
 * that differ are the two passes; only when all are alike were both passes alike.
 */
function passesOf(alike: readonly PointOrGap[], times: number): readonly PointOrGap[] {
  if (Math.ceil(alike.length / times) === 1) return [alike.reduce(better)];
  if (alike.length === 2) return alike;
  const different = [...Map.groupBy(alike, ({ value }) => value).values()].map((same) => same.reduce(better));
  const [one, other] = different.length > 1 ? different.sort(correctedFirst) : alike;
  return alike.filter((point) => point === one || point === other);
}

const correctedFirst = (one: PointOrGap, other: PointOrGap): number =>
  Number(better(one, other) === other) - Number(better(other, one) === one);

const valuesIn = (points: readonly PointOrGap[]): number => points.filter(({ value }) => value !== null).length;
