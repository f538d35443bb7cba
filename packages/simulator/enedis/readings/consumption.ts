import type { Day } from "../paris.ts";
import type { Interval } from "./intervals.ts";
import { between, noise } from "./noise.ts";
import { offPeakOf } from "./off-peak.ts";
import { temperature } from "./season.ts";

/** A use of electricity on a day. */
interface Use {
  readonly wh: number;
  /** Relative weight of an interval. */
  readonly weight: (interval: Interval) => number;
}

const HEATING_STARTS_BELOW = 16;
const WATER_HEATER_W = 2_200;

/** The four uses of a home on a day: appliances that never stop, hot water, heating, people. */
export function usesOf(prm: string, day: Day): readonly Use[] {
  const away = noise(prm, "away", `${day}`) < 0.03;
  const weekend = day.dayOfWeek > 5;

  const standingW = between(90, 260, prm, "standing");
  const livingWh =
    between(3_000, 7_500, prm, "living") * between(0.75, 1.25, prm, "mood", `${day}`) * (weekend ? 1.25 : 1);
  const whPerDegree = noise(prm, "electric heating") < 0.6 ? between(400, 1_300, prm, "insulation") : 0;
  const waterWh = between(2_000, 3_600, prm, "people") * between(0.8, 1.2, prm, "baths", `${day}`);
  const offPeak = offPeakOf(prm)[0]?.from ?? 0;
  const heatsUntil = offPeak + (waterWh / WATER_HEATER_W) * 60;

  return [
    // A fridge switches on and off.
    { wh: standingW * 24, weight: ({ startMs }) => between(0.6, 1.4, prm, "standing", startMs) },
    { wh: away ? 0 : waterWh, weight: (interval) => overlap(interval, offPeak, heatsUntil) },
    {
      wh: Math.max(0, HEATING_STARTS_BELOW - temperature(day)) * whPerDegree * (away ? 0.4 : 1),
      weight: ({ startMinute: m }) => 1 + peak(m, 420, 90) + 0.8 * peak(m, 1_170, 150),
    },
    {
      wh: away ? 0 : livingWh,
      weight: ({ startMinute: m, startMs }) =>
        between(0.4, 1.8, prm, startMs) *
        (0.08 + peak(m, weekend ? 570 : 450, 50) + (weekend ? 1.2 : 0.4) * peak(m, 750, 45) + 1.7 * peak(m, 1_190, 95)),
    },
  ];
}

/** Energy that a home draws on a day, in whole Wh. */
export const drawnWh = (prm: string, day: Day): number =>
  Math.round(usesOf(prm, day).reduce((sum, use) => sum + use.wh, 0));

const peak = (minute: number, center: number, width: number): number => Math.exp(-(((minute - center) / width) ** 2));

function overlap({ startMinute, lengthMs }: Interval, from: number, to: number): number {
  return Math.max(0, Math.min(startMinute + lengthMs / 60_000, to) - Math.max(startMinute, from));
}
