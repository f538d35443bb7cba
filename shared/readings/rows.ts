import type { MeasureBody } from "../enedis/wire.ts";
import type { MeasureName } from "../measures/measures.ts";
import type { Period } from "../measures/period.ts";
import type { PlacedPoint } from "../measures/placed-point.ts";
import { type PlacedPoints, placedPoints } from "../measures/placed-points.ts";
import { dayEndMs, parisDay } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import type { ReadRows } from "./read-rows.ts";

/** `raw`: as the meter said it (`BRUT`); `corrected`: as Enedis corrected it (`BEST`); `null`: Enedis does not say. */
export type Quality = "raw" | "corrected" | null;

/** What was measured from one instant to another. */
interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** Energy of a day or of an interval of a load curve. */
export interface EnergyRow extends Interval {
  readonly energyWh: number;
  /** The mean over the interval. */
  readonly powerW: number;
  readonly quality: Quality;
}

/** The highest apparent power of a day. */
export interface MaxPowerRow extends Interval {
  readonly maxPowerVa: number;
  /** When it was reached. */
  readonly reachedMs: number;
  readonly quality: Quality;
}

type CurveName = Extract<MeasureName, `courbe_${string}`>;
type DailyName = Extract<MeasureName, `${string}_quotidienne`>;
type Read<R> = Outcome<ReadRows<R>, EnedisRefusal>;

const HOUR_MS = 3_600_000;

/**
 * The intervals of a load curve, each instant once, in order. Energy is whole Wh: what rounding leaves of one interval goes
 * to the next of the same day, so that the sum of a day is the sum of its watts.
 */
export const curveRows = (measure: CurveName, body: MeasureBody, period: Period): Read<EnergyRow> =>
  rowsOf(placedPoints(measure, body, period), (points) => inWholeWh(points, qualityOf(body)));

/** Energy of each day. */
export function dailyRows(measure: DailyName, body: MeasureBody, period: Period): Read<EnergyRow> {
  const quality = qualityOf(body);
  return rowsOf(placedPoints(measure, body, period), (days) =>
    days.map(({ startMs, endMs, value }) => {
      const energyWh = Math.round(value);
      return { startMs, endMs, energyWh, powerW: Math.round((energyWh * HOUR_MS) / (endMs - startMs)), quality };
    }),
  );
}

/** The highest power of each day. */
export function maxPowerRows(body: MeasureBody, period: Period): Read<MaxPowerRow> {
  const quality = qualityOf(body);
  return rowsOf(placedPoints("puissance_conso_max_quotidienne", body, period), (days) =>
    days.map(({ startMs, endMs, atMs, value }) => ({
      startMs,
      endMs,
      maxPowerVa: Math.round(value),
      reachedMs: atMs,
      quality,
    })),
  );
}

function rowsOf<R>(
  placed: Outcome<PlacedPoints, EnedisRefusal>,
  rows: (points: readonly PlacedPoint[]) => readonly R[],
): Read<R> {
  if (!placed.ok) return placed;
  const { points, ...left } = placed.value;
  return accepted({ rows: rows(points), ...left });
}

function inWholeWh(intervals: readonly PlacedPoint[], quality: Quality): readonly EnergyRow[] {
  let wattMs = 0;
  let toldWh = 0;
  let dayEndsMs = Number.NEGATIVE_INFINITY;
  return intervals.map(({ startMs, endMs, value: watts }) => {
    if (startMs >= dayEndsMs) {
      dayEndsMs = dayEndMs(parisDay(startMs));
      wattMs = 0;
      toldWh = 0;
    }
    wattMs += watts * (endMs - startMs);
    const energyWh = Math.round(wattMs / HOUR_MS) - toldWh;
    toldWh += energyWh;
    return { startMs, endMs, energyWh, powerW: Math.round(watts), quality };
  });
}

const QUALITIES: Readonly<Record<string, Quality>> = { BRUT: "raw", BEST: "corrected" };

const qualityOf = ({ etapeMetier }: MeasureBody): Quality => QUALITIES[etapeMetier ?? ""] ?? null;
