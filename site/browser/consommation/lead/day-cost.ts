import { offsetMs } from "../../../../shared/paris-offset.ts";
import { type Day, dayEndMs, dayStartMs } from "../../../../shared/paris-time.ts";
import { minutesIn, type OffPeakHours, rangesOn } from "../../../../shared/tariffs/off-peak-hours.ts";
import type { Rate } from "../../../../shared/tariffs/option.ts";
import { type Colours, tempoDay, tempoRate } from "../../../../shared/tariffs/tempo.ts";
import type { Interval } from "../loaded.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** ct€ for a kWh, by rate. */
export type Cents = Readonly<Partial<Record<Rate, number>>>;

/** What a price depends on beside the option. */
export interface Rates {
  readonly cents: Cents;
  readonly hours: readonly OffPeakHours[];
  readonly colours: Colours;
}

/** What the energy of a day costs, in cents: the same twice when it is known, else the least and the most. */
export interface CentsRange {
  readonly least: number;
  readonly most: number;
}

/** `null`: nothing says what it cost, not even between what and what. */
export function dayCost(
  day: Day,
  wh: number,
  curve: readonly Interval[] | undefined,
  { cents, hours, colours }: Rates,
): CentsRange | null {
  const { base, peak, offPeak } = cents;
  if (base !== undefined) return same((wh * base) / 1_000);
  const isWhole = coveredMs(curve ?? []) === dayEndMs(day) - dayStartMs(day);
  if (peak === undefined || offPeak === undefined) return isWhole ? tempoCost(day, curve ?? [], cents, colours) : null;
  const ranges = rangesOn(hours, day);
  if (ranges === null || !isWhole || curve === undefined)
    return { least: (wh * offPeak) / 1_000, most: (wh * peak) / 1_000 };
  const offPeakWh = curve.reduce((sum, { startMs, endMs, wh: part }) => {
    const from = minuteOf(startMs);
    const minutes = (endMs - startMs) / MINUTE_MS;
    return sum + (part * minutesIn(ranges, from, from + minutes)) / minutes;
  }, 0);
  // The day and its half hours are rounded apart: the share is that of the curve, the energy that of the day.
  const share =
    offPeakWh /
    Math.max(
      1,
      curve.reduce((sum, { wh: part }) => sum + part, 0),
    );
  return same((wh * (share * offPeak + (1 - share) * peak)) / 1_000);
}

function tempoCost(day: Day, curve: readonly Interval[], cents: Cents, colours: Colours): CentsRange | null {
  let sum = 0;
  for (const { startMs, wh } of curve) {
    const minute = minuteOf(startMs);
    const colour = colours.get(tempoDay(day, minute));
    const price = colour && cents[tempoRate(colour, minute)];
    if (price === undefined) return null;
    sum += (wh * price) / 1_000;
  }
  return same(sum);
}

/** What a kWh costs that is drawn evenly, day and night; `null`: the hours are not known. */
export function evenCents({ cents, hours }: Pick<Rates, "cents" | "hours">, on: Day): number | null {
  const { base, peak, offPeak } = cents;
  if (base !== undefined) return base;
  if (peak === undefined || offPeak === undefined) return evenTempoCents(cents);
  const ranges = rangesOn(hours, on);
  if (ranges === null) return null;
  const share = minutesIn(ranges, 0, DAY_MINUTES) / DAY_MINUTES;
  return share * offPeak + (1 - share) * peak;
}

/** A season has 22 red days, 43 white ones, and the rest is blue; a third of each is off-peak. */
function evenTempoCents(cents: Cents): number | null {
  const days = { red: 22, white: 43, blue: 300 } as const;
  let sum = 0;
  for (const colour of ["red", "white", "blue"] as const) {
    const [offPeak, peak] = [cents[`${colour}OffPeak`], cents[`${colour}Peak`]];
    if (offPeak === undefined || peak === undefined) return null;
    sum += (days[colour] / 365) * (offPeak / 3 + (2 * peak) / 3);
  }
  return sum;
}

const same = (value: number): CentsRange => ({ least: value, most: value });

const coveredMs = (curve: readonly Interval[]): number =>
  curve.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);

const minuteOf = (atMs: number): number => Math.floor((atMs + offsetMs(atMs)) / MINUTE_MS) % DAY_MINUTES;
