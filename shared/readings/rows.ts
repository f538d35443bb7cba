import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureBody } from "../enedis/wire.ts";
import type { MeasureName } from "../measures/measures.ts";
import { type LivedPoint, livedPoints } from "../measures/points.ts";
import { type Day, dayEndMs, dayStartMs, offsetMs, parisDay } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import { instantsOf } from "./instants.ts";

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

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The intervals of a load curve, each instant once, in order. Energy is whole Wh: what rounding leaves of one interval goes
 * to the next of the same day, so that the sum of a day is the sum of its watts.
 */
export function curveRows(measure: CurveName, body: MeasureBody): Outcome<readonly EnergyRow[], EnedisRefusal> {
  const lived = livedPoints(measure, body);
  if (!lived.ok) return lived;
  const quality = qualityOf(body);
  const ends = instantsOf(lived.value.map(({ stamp }) => stamp));
  const intervals: WattInterval[] = [];
  let [duration, lengthMs] = [lived.value[0]?.interval ?? null, intervalMs(lived.value[0]?.interval ?? null)];
  for (let at = 0; at < lived.value.length; at++) {
    const { value, interval } = lived.value[at] as LivedPoint;
    // Most intervals are as long as the one before.
    if (interval !== duration) [duration, lengthMs] = [interval, intervalMs(interval)];
    if (lengthMs === null) return MALFORMED;
    const endMs = ends[at] as number;
    if (value !== null) intervals.push({ startMs: endMs - lengthMs, endMs, watts: Number(value) });
  }
  return accepted(inWholeWh(onePerInstant(intervals), quality));
}

/** Energy of each day. */
export function dailyRows(measure: DailyName, body: MeasureBody): Outcome<readonly EnergyRow[], EnedisRefusal> {
  return daysOf(measure, body, ({ startMs, endMs }, value, quality) => {
    const energyWh = Math.round(value);
    return { startMs, endMs, energyWh, powerW: Math.round((energyWh * HOUR_MS) / (endMs - startMs)), quality };
  });
}

/** The highest power of each day. */
export function maxPowerRows(body: MeasureBody): Outcome<readonly MaxPowerRow[], EnedisRefusal> {
  return daysOf("puissance_conso_max_quotidienne", body, ({ startMs, endMs }, value, quality, reachedMs) => ({
    startMs,
    endMs,
    maxPowerVa: Math.round(value),
    reachedMs,
    quality,
  }));
}

function daysOf<R>(
  measure: DailyName,
  body: MeasureBody,
  row: (day: Interval, value: number, quality: Quality, stampMs: number) => R,
): Outcome<readonly R[], EnedisRefusal> {
  const lived = livedPoints(measure, body);
  if (!lived.ok) return lived;
  const quality = qualityOf(body);
  const instants = instantsOf(lived.value.map(({ stamp }) => stamp));
  const rows = lived.value.flatMap(({ value, stamp }, at) => {
    if (value === null) return [];
    const day = stamp.slice(0, "YYYY-MM-DD".length) as Day;
    const interval = { startMs: dayStartMs(day), endMs: dayEndMs(day) };
    return [row(interval, Number(value), quality, instants[at] as number)];
  });
  return accepted(rows);
}

interface WattInterval extends Interval {
  readonly watts: number;
}

/**
 * A curve of 48 points on the spring day has two intervals that never were: what they hold is added to the intervals whose
 * instants they name, so that nothing is lost and no instant comes twice.
 */
function onePerInstant(intervals: readonly WattInterval[]): readonly WattInterval[] {
  const [first, last] = [intervals[0], intervals.at(-1)];
  if (first === undefined || last === undefined || offsetMs(first.startMs) === offsetMs(last.endMs)) return intervals;
  const byEnd = new Map<number, WattInterval>();
  for (const interval of intervals) {
    const other = byEnd.get(interval.endMs);
    byEnd.set(interval.endMs, other === undefined ? interval : { ...interval, watts: interval.watts + other.watts });
  }
  return [...byEnd.values()].sort((one, other) => one.endMs - other.endMs);
}

function inWholeWh(intervals: readonly WattInterval[], quality: Quality): readonly EnergyRow[] {
  let wattMs = 0;
  let toldWh = 0;
  let dayEndsMs = Number.NEGATIVE_INFINITY;
  return intervals.map(({ startMs, endMs, watts }) => {
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

/** Enedis names 5, 10, 15, 30 and 60 minutes; a point that says nothing is a half hour, as all once were. */
function intervalMs(duration: string | null): number | null {
  if (duration === null) return 30 * MINUTE_MS;
  const [, count, unit] = /^PT(\d{1,2})([MH])$/.exec(duration) ?? [];
  const lengthMs = Number(count) * (unit === "H" ? HOUR_MS : MINUTE_MS);
  return lengthMs > 0 && HOUR_MS % lengthMs === 0 ? lengthMs : null;
}
