import { FILES } from "#words/files";
import type { MeterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import { instantsOf } from "../../../shared/measures/instants.ts";
import { intervalMs } from "../../../shared/measures/interval.ts";
import type { V5Kind } from "../../../shared/measures/measures.ts";
import { type Day, dayStartMs } from "../../../shared/paris-time.ts";
import type { Table } from "../table-file.ts";

/** The readings as numbers: the source of the chart, the summary and the files. */
export interface Series {
  readonly kind: V5Kind;
  readonly unit: string;
  readonly isCurve: boolean;
  readonly isSimulated: boolean;
  readonly start: string;
  readonly end: string;
  /** The end of each interval (curves) or the beginning of each day, in seconds since the epoch. */
  readonly seconds: Float64Array;
  readonly values: Float64Array;
  readonly stamps: readonly string[];
  /** The length of each interval, in seconds. */
  readonly lengths: Float64Array;
}

const DAY_SECONDS = 86_400;
const HALF_HOUR_MS = 1_800_000;

/** Reads a v5 `meter_reading`. */
export function seriesOf(kind: V5Kind, reading: MeterReading): Series {
  const points = reading.interval_reading;
  const isCurve = kind.endsWith("load_curve");
  const stamps = points.map(({ date }) => date);
  const instants = isCurve ? instantsOf(stamps) : stamps.map(startMsOf);
  return {
    kind,
    unit: reading.reading_type.unit,
    isCurve,
    isSimulated: reading.quality === "SIMULE",
    start: reading.start,
    end: reading.end,
    seconds: Float64Array.from(instants, (ms) => ms / 1000),
    values: Float64Array.from(points, ({ value }) => Number(value)),
    stamps,
    lengths: Float64Array.from(points, ({ interval_length }) =>
      interval_length === undefined ? DAY_SECONDS : (intervalMs(interval_length) ?? HALF_HOUR_MS) / 1000,
    ),
  };
}

/** Midnight in Paris at the beginning of the day of a stamp. */
const startMsOf = (stamp: string): number => dayStartMs(stamp.slice(0, "YYYY-MM-DD".length) as Day);

export interface Summary {
  readonly count: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  /** Energy in Wh; `null` when the values are neither energy nor mean power. */
  readonly totalWh: number | null;
  /** How many values the period lacks. */
  readonly missing: number;
}

export function summaryOf({ values, lengths, unit, isCurve, start, end }: Series): Summary {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let sum = 0;
  let wattSeconds = 0;
  values.forEach((value, at) => {
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
    wattSeconds += value * (lengths[at] ?? 0);
  });
  const wanted = isCurve
    ? Math.round((startMsOf(end) - startMsOf(start)) / 1000 / (lengths[0] ?? 1_800))
    : Math.round((startMsOf(end) - startMsOf(start)) / 1000 / DAY_SECONDS);
  return {
    count: values.length,
    least,
    mean: sum / values.length,
    most,
    totalWh: unit === "Wh" ? sum : unit === "W" ? wattSeconds / 3_600 : null,
    missing: Math.max(0, wanted - values.length),
  };
}

/** A summary of one day of a curve. */
export interface DayOfCurve {
  readonly day: string;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

/** Groups a curve by day. A stamp is the end of its interval: midnight belongs to the day before. */
export function summariesByDay({ stamps, values }: Series): readonly DayOfCurve[] {
  const days: { day: string; from: number; to: number }[] = [];
  stamps.forEach((stamp, at) => {
    const last = days.at(-1);
    const day = stamp.slice(0, 10);
    const isMidnight = stamp.endsWith("00:00:00");
    if (last !== undefined && (last.day === day || isMidnight)) last.to = at + 1;
    else days.push({ day, from: at, to: at + 1 });
  });
  return days.map(({ day, from, to }) => {
    const part = values.subarray(from, to);
    const sum = part.reduce((total, value) => total + value, 0);
    return { day, least: Math.min(...part), mean: sum / part.length, most: Math.max(...part) };
  });
}

/** What each unit of the answer is written in, as on the page. */
const COLUMN_OF: Readonly<Record<string, { readonly name: string; readonly share: number }>> = {
  Wh: { name: FILES.energy, share: 1_000 },
  VA: { name: FILES.peak, share: 1_000 },
  W: { name: FILES.power, share: 1 },
};

/** The answer as the table of a file. */
export function fileTable({ stamps, seconds, values, lengths, unit, isCurve }: Series): Table {
  const { name, share } = COLUMN_OF[unit] ?? { name: unit, share: 1 };
  const valueAt = (at: number) => (values[at] ?? Number.NaN) / share;
  const startAt = (at: number) => new Date(((seconds[at] ?? 0) - (lengths[at] ?? 0)) * 1000);
  return isCurve
    ? {
        head: [FILES.from, FILES.to, name],
        rows: stamps.map((_, at) => [startAt(at), new Date((seconds[at] ?? 0) * 1000), valueAt(at)]),
      }
    : {
        head: [FILES.day, name],
        rows: stamps.map((stamp, at) => [stamp.slice(0, "YYYY-MM-DD".length), valueAt(at)]),
      };
}
