import { noise } from "./noise.ts";

/** Minutes since midnight on the wall clock, the end excluded; a range may cross midnight. */
export interface OffPeakRange {
  readonly from: number;
  readonly to: number;
}

/** Eight hours a day; the distributor sets different times for different homes. */
const SCHEDULES: readonly (readonly OffPeakRange[])[] = [
  [{ from: 30, to: 510 }],
  [
    { from: 90, to: 450 },
    { from: 750, to: 870 },
  ],
  [
    { from: 150, to: 450 },
    { from: 780, to: 960 },
  ],
  [{ from: 1_320, to: 360 }],
];

/** Tempo's off-peak hours, the same for everybody: 22:00 to 06:00. */
export const TEMPO_OFF_PEAK: readonly OffPeakRange[] = [{ from: 1_320, to: 360 }];

/** The off-peak hours of a home. Its water heater starts with the first range. */
export const offPeakOf = (prm: string): readonly OffPeakRange[] =>
  SCHEDULES[Math.floor(noise(prm, "off-peak") * SCHEDULES.length)] ?? [];

/** Whether that minute of the day is off-peak. */
export const isOffPeak = (ranges: readonly OffPeakRange[], minute: number): boolean =>
  ranges.some(({ from, to }) => (from < to ? from <= minute && minute < to : from <= minute || minute < to));

/** The rest of the day. */
export const peakOf = (offPeak: readonly OffPeakRange[]): readonly OffPeakRange[] =>
  offPeak.map(({ to }, index) => ({ from: to, to: offPeak[(index + 1) % offPeak.length]?.from ?? to }));

/** `HC (1H30-7H30;12H30-14H30)`, as Enedis writes off-peak hours. */
export const offPeakText = (ranges: readonly OffPeakRange[]): string => `HC (${rangesText(ranges)})`;

/** `1H30-7H30;12H30-14H30`. */
export const rangesText = (ranges: readonly OffPeakRange[]): string =>
  ranges.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(";");

const clock = (minute: number): string => `${Math.floor(minute / 60)}H${String(minute % 60).padStart(2, "0")}`;
