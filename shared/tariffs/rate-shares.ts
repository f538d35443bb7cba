import type { PlacedDraw } from "./curve.ts";
import { minutesIn, type OffPeakHours, rangesOn } from "./off-peak-hours.ts";
import type { Option, Rate } from "./option.ts";
import { type Colours, tempoDay, tempoRate } from "./tempo.ts";

/** What the rate of a moment depends on, beside the option. */
export interface Calendar {
  readonly offPeakHours: readonly OffPeakHours[];
  readonly colours: Colours;
}

/** The part of a draw that one rate prices. */
interface Share {
  readonly rate: Rate;
  readonly energyWh: number;
}

/** The rates of a draw, two when a range begins or ends within it; or what nobody knows of them. */
export type RateShares = readonly Share[] | { readonly unknown: "colour" | "hours" };

/** How an option divides a draw. One that a range cuts is divided by its minutes, to whole Wh. */
export function rateShares(
  { day, from, to, energyWh }: PlacedDraw,
  option: Option,
  { offPeakHours, colours }: Calendar,
): RateShares {
  if (option === "base") return [{ rate: "base", energyWh }];
  if (option === "tempo") {
    const colour = colours.get(tempoDay(day, from));
    return colour === undefined ? { unknown: "colour" } : [{ rate: tempoRate(colour, from), energyWh }];
  }
  const ranges = rangesOn(offPeakHours, day);
  if (ranges === null) return { unknown: "hours" };
  const minutes = minutesIn(ranges, from, to);
  if (minutes === 0) return [{ rate: "peak", energyWh }];
  if (minutes === to - from) return [{ rate: "offPeak", energyWh }];
  const offPeakWh = Math.round((energyWh * minutes) / (to - from));
  return [
    { rate: "offPeak", energyWh: offPeakWh },
    { rate: "peak", energyWh: energyWh - offPeakWh },
  ];
}
