import type { ClockRange } from "../enedis/contract/off-peak-text.ts";
import type { Period } from "../measures/period.ts";
import { type Day, daysBetween } from "../paris-time.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import type { CurveRefusal, Draw } from "./curve.ts";
import { type ComparedDay, comparedDays, type MovedHours, moveIn, type RegisterDay } from "./moved-hours.ts";
import type { OffPeakHours } from "./off-peak-hours.ts";

/**
 * Since when off-peak ranges hold that have no first day: since the first day on which curve and register agree, or up to the day on which
 * they moved, or nobody knows.
 */
export type HoursVerdict =
  | { readonly kind: "confirmed"; readonly from: Day }
  | ({ readonly kind: "moved" } & MovedHours)
  | { readonly kind: "unconfirmed" };

export interface HoursInForce {
  readonly hours: readonly OffPeakHours[];
  readonly verdict: HoursVerdict;
}

/** So many days at least must be compared, and of them so many agree. */
const LEAST_DAYS = 5;
const LEAST_AGREEING = 0.9;
/** A first day that cannot be compared, for a hole in its curve, has the hours of the days right after it. */
const MOST_DAYS_APART = 3;

/** The days of a period to which ranges without a first day apply. Without a register that confirms them it is none (decision 0131). */
export function hoursInForce(
  curve: readonly Draw[],
  ranges: readonly ClockRange[],
  registers: readonly RegisterDay[],
  period: Period,
): Outcome<HoursInForce, CurveRefusal> {
  const from = (day: Day): OffPeakHours => ({ from: day, winter: ranges, summer: ranges });
  const home = { curve, offPeakHours: [from(period.start)], colours: new Map() };
  const compared = comparedDays(home, registers, period);
  if (!compared.ok) return compared;
  const moved = moveIn(compared.value);
  if (moved !== null) {
    const unknown = { from: moved.day, winter: null, summer: null };
    const hours = moved.knownHold === "after" ? [from(moved.day)] : [from(period.start), unknown];
    return accepted({ hours, verdict: { kind: "moved", ...moved } });
  }
  const [first] = compared.value;
  if (first === undefined || !agree(compared.value)) return accepted({ hours: [], verdict: { kind: "unconfirmed" } });
  const since = daysBetween(period.start, first.day) <= MOST_DAYS_APART ? period.start : first.day;
  return accepted({ hours: [from(since)], verdict: { kind: "confirmed", from: since } });
}

const agree = (days: readonly ComparedDay[]): boolean =>
  days.length >= LEAST_DAYS && days.filter(({ agrees }) => agrees).length >= days.length * LEAST_AGREEING;
