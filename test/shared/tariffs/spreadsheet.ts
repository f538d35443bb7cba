import { Temporal } from "temporal-polyfill";
import type { Home } from "../../../shared/tariffs/cost.ts";
import type { Choice } from "../../../shared/tariffs/option.ts";

/**
 * What a home pays, computed a second time as somebody would in a spreadsheet: one line for each reading, one for each day, prices
 * copied from the lists once more, the calendar of another library, and minutes counted one by one.
 */

const MONTHLY = `
2025-02-01 base    10.41 13.72 17.27 20.86 24.20 27.39 34.68 41.99 48.39
2025-02-01 offPeak     - 14.04 18.01 21.69 25.16 28.74 36.23 41.96 48.72
2025-02-01 tempo       - 13.97 17.45 20.96 24.23 27.50     - 41.27 48.45
2025-08-01 base    11.73 15.47 19.39 23.32 27.06 30.76 38.79 46.44 54.29
2025-08-01 offPeak     - 15.74 19.81 23.76 27.49 31.34 39.47 47.02 54.61
2025-08-01 tempo       - 15.50 19.49 23.38 27.01 30.79     - 46.31 54.43
2026-02-01 base    12.03 15.65 19.56 23.32 26.84 30.49 38.24 45.37 52.54
2026-02-01 offPeak     - 15.65 19.56 23.32 26.84 30.49 38.24 45.37 52.54
2026-02-01 tempo       - 15.59 19.38 23.07 26.47 30.04     - 44.73 52.42
2026-08-01 base    12.13 15.86 19.88 23.76 27.40 31.14 39.14 46.47 53.88
2026-08-01 offPeak 12.13 15.86 19.88 23.76 27.40 31.14 39.14 46.47 53.88
2026-08-01 tempo       - 15.80 19.70 23.50 27.01 30.69 38.21 45.82 53.76`;
const POWERS = [3, 6, 9, 12, 15, 18, 24, 30, 36];

/** ct€ for a kWh: Base at 3 and 6 kVA, Base from 9 kVA on, peak, off-peak, then off-peak and peak of blue, white and red days. */
const PER_KWH = `
2025-02-01 20.16 20.16 21.46 16.96 12.88 15.52 14.47 17.92 15.18 65.86
2025-08-01 19.52 19.52 20.81 16.35 12.32 14.94 13.91 17.30 14.60 64.68
2026-02-01 19.40 19.27 20.65 15.79 13.25 16.12 14.99 18.71 15.75 70.60
2026-08-01 20.01 19.85 21.42 15.89 13.56 16.54 15.36 19.21 16.15 72.95`;
const COLUMNS = { base: 1, baseHigh: 2, peak: 3, offPeak: 4, blue: 5, white: 7, red: 9 };

const cells = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split(/ +/));

/** Digits without the point: `20.16` ct€ for a kWh are 2016 × 100 thousand-millionths of a euro for a Wh. */
const digits = (text: string): number => Number(text.replace(".", ""));

const lastBefore = (rows: string[][], day: string): string[] | undefined =>
  day >= "2027-02-01" ? undefined : rows.filter(([from = ""]) => from <= day).at(-1);

export interface Line {
  readonly totalNanoEuros: number;
  readonly energyNanoEuros: number;
  readonly subscriptionNanoEuros: number;
  readonly pricedWh: number;
  readonly leftOutWh: number;
  readonly approximateWh: number;
  readonly missingMinutes: number;
  readonly unpricedDays: number;
}

/** `pricesOf`: for each day those in force on it, or those of one day. */
export function spreadsheet(
  home: Home,
  { option, kva }: Choice,
  { start, end }: { readonly start: string; readonly end: string },
  pricesOf: (day: string) => string = (day) => day,
): Line {
  let [energy, subscription, pricedWh, leftOutWh, approximateWh, readMinutes, unpricedDays] = [0, 0, 0, 0, 0, 0, 0];

  const monthlyOn = (day: string): number | null => {
    const row = lastBefore(
      cells(MONTHLY).filter(([, name]) => name === option),
      pricesOf(day),
    );
    const cell = row?.[2 + POWERS.indexOf(kva)] ?? "-";
    return cell === "-" ? null : digits(cell);
  };

  const monthlyOfDay = new Map<string, number | null>();
  for (let day = Temporal.PlainDate.from(start); day.toString() < end; day = day.add({ days: 1 })) {
    const cents = monthlyOn(day.toString());
    monthlyOfDay.set(day.toString(), cents);
    if (cents === null) unpricedDays += 1;
    else {
      const upTo = (days: number) => Math.round((cents * 10_000_000 * days) / day.daysInMonth);
      subscription += upTo(day.day) - upTo(day.day - 1);
    }
  }

  const perKwh = cells(PER_KWH);
  for (const { startMs, endMs, energyWh } of home.curve) {
    const at = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO("Europe/Paris");
    const day = at.toPlainDate().toString();
    if (day < start || day >= end) continue;
    readMinutes += (endMs - startMs) / 60_000;
    const row = lastBefore(perKwh, pricesOf(day));
    if ((monthlyOfDay.get(day) ?? null) === null || row === undefined) {
      leftOutWh += energyWh;
      continue;
    }
    const price = (column: number) => digits(row[column] ?? "") * 100;
    if (option === "base") {
      energy += energyWh * price(kva > 6 ? COLUMNS.baseHigh : COLUMNS.base);
      pricedWh += energyWh;
    } else if (option === "tempo") {
      const colour = home.colours.get((at.hour < 6 ? at.subtract({ days: 1 }) : at).toPlainDate().toString() as never);
      if (colour === undefined) leftOutWh += energyWh;
      else {
        energy += energyWh * price(COLUMNS[colour] + (at.hour >= 6 && at.hour < 22 ? 1 : 0));
        pricedWh += energyWh;
      }
    } else {
      const inForce = home.offPeakHours
        .filter(({ from }) => from <= day)
        .sort((one, other) => other.from.localeCompare(one.from))[0];
      if (inForce === undefined) {
        leftOutWh += energyWh;
        continue;
      }
      const ranges = at.month >= 4 && at.month <= 10 ? inForce.summer : inForce.winter;
      if (ranges === null) {
        leftOutWh += energyWh;
        continue;
      }
      const minutes = (endMs - startMs) / 60_000;
      let cheap = 0;
      for (let minute = 0; minute < minutes; minute += 1) {
        const clock = `${`${at.hour}`.padStart(2, "0")}:${`${at.minute + minute}`.padStart(2, "0")}`;
        const isIn = ranges.some((range) =>
          range.start < range.end
            ? clock >= range.start && clock < range.end
            : clock >= range.start || clock < range.end,
        );
        if (isIn) cheap += 1;
      }
      const offPeakWh = Math.round((energyWh * cheap) / minutes);
      energy += offPeakWh * price(COLUMNS.offPeak) + (energyWh - offPeakWh) * price(COLUMNS.peak);
      pricedWh += energyWh;
      if (cheap > 0 && cheap < minutes) approximateWh += energyWh;
    }
  }

  const zoned = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime("Europe/Paris").epochMilliseconds;
  return {
    totalNanoEuros: energy + subscription,
    energyNanoEuros: energy,
    subscriptionNanoEuros: subscription,
    pricedWh,
    leftOutWh,
    approximateWh,
    missingMinutes: (zoned(end) - zoned(start)) / 60_000 - readMinutes,
    unpricedDays,
  };
}
