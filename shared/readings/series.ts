import type { Direction } from "../token/scope.ts";
import { daily, dailyWords } from "./series/daily.ts";
import type { SeriesDefinition, SeriesWords } from "./series/definition.ts";
import { loadCurve, loadCurveWords } from "./series/load-curve.ts";
import { maxPower, maxPowerWords } from "./series/max-power.ts";
import { meterIndex, meterIndexWords } from "./series/meter-index.ts";
import { registers, registersWords } from "./series/registers.ts";

const LIST = {
  daily,
  load_curve: loadCurve,
  max_power: maxPower,
  index: meterIndex,
  registers,
} as const satisfies Readonly<Record<string, SeriesDefinition>>;

export type SeriesName = keyof typeof LIST;

/** What `/api/v2/{consumption|production}/…` offers, by the end of the address. */
export const SERIES: Readonly<Record<SeriesName, SeriesDefinition>> = LIST;

/** How the OpenAPI document tells of each. */
export const SERIES_WORDS: Readonly<Record<SeriesName, SeriesWords>> = {
  daily: dailyWords,
  load_curve: loadCurveWords,
  max_power: maxPowerWords,
  index: meterIndexWords,
  registers: registersWords,
};

/** A series of one direction, as an address of v2 names it. */
export interface DirectedSeries {
  readonly direction: Direction;
  readonly series: SeriesName;
}

/** Every series of each direction, with its measure of Enedis. */
export const OFFERED = (["consumption", "production"] as const satisfies readonly Direction[]).flatMap((direction) =>
  (Object.keys(SERIES) as SeriesName[]).flatMap((series) => {
    const measure = SERIES[series].measures[direction];
    return measure === null ? [] : [{ direction, series, measure }];
  }),
);
