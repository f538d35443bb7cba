import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureBody, MeasurePoint } from "../enedis/wire.ts";
import { day } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { MEASURES, type MeasureName } from "./measures.ts";
import { inTimeOrder } from "./time-order.ts";

/** The measures whose numbers are a series of points; index readings are not. */
export type SeriesName = Exclude<MeasureName, `index_${string}`>;

/** One measured value, as Enedis writes it. */
export interface Point {
  /** A decimal number; nothing is rounded or reformatted. */
  readonly value: string;
  /** Paris wall-clock time without offset. A curve's stamp is the end of its interval; a day's is the day itself. */
  readonly stamp: string;
  /** `PT30M` and the like, on the points of a curve; it may change inside one answer. */
  readonly interval: string | null;
  /** `B`: raw. */
  readonly nature: string | null;
}

const ENERGY = { quantity: "EA", unit: "Wh" };
const POWER = { quantity: "PA", unit: "W" };
const MAX_POWER = { quantity: "PMA", unit: "VA" };

const EXPECTED = {
  consommation_quotidienne: ENERGY,
  production_quotidienne: ENERGY,
  courbe_de_charge_consommation: POWER,
  courbe_de_charge_production: POWER,
  puissance_conso_max_quotidienne: MAX_POWER,
} satisfies Record<SeriesName, { quantity: string; unit: string }>;

/** Enedis answers an empty series with this error. */
const NO_DATA = {
  code: "enedis_no_data",
  spoken: {
    status: 404,
    body: { error: "no_data_found", error_description: "no measure found for this usage point" },
  },
} as const satisfies EnedisRefusal;

/** A point that may hold no value: it still holds its place in time. */
export type LivedPoint = Omit<Point, "value"> & { readonly value: string | null };

/**
 * The points of a measure in its own direction (a self-consumer's body holds both), in time order, without those that
 * hold no value. A value that is not a number, a stamp that is not a time, or a foreign unit makes the body malformed.
 */
export function series(measure: SeriesName, body: MeasureBody): Outcome<readonly Point[], EnedisRefusal> {
  const lived = livedPoints(measure, body);
  if (!lived.ok) return lived;
  const measured = lived.value.filter((point): point is Point => point.value !== null);
  return measured.length > 0 ? accepted(measured) : refused(NO_DATA);
}

/** The same with the points that hold no value, and an empty list when there is nothing. */
export function livedPoints(measure: SeriesName, body: MeasureBody): Outcome<readonly LivedPoint[], EnedisRefusal> {
  const { direction } = MEASURES[measure];
  const { quantity, unit } = EXPECTED[measure];
  const asked = (body.grandeur ?? []).filter(
    ({ grandeurMetier, grandeurPhysique }) => grandeurMetier === direction && grandeurPhysique === quantity,
  );
  if (asked.some(({ unite }) => unite !== unit)) return MALFORMED;

  const points = readPoints(
    asked.flatMap(({ points }) => points ?? []),
    stepOf(measure, body),
  );
  return points === null ? MALFORMED : accepted(inTimeOrder(points));
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const TIME = /^\d{4}-\d{2}-\d{2}( ([01]\d|2[0-3]):[0-5]\d:[0-5]\d)?$/;

/** What the body of a curve says once for all its points; that of days says `P1D`, which is no interval. */
const stepOf = (measure: SeriesName, { pas }: MeasureBody): string | null =>
  MEASURES[measure].family === "load_curve" && /^PT\d{1,2}[MH]$/.test(pas ?? "") ? (pas ?? null) : null;

/** In one pass, because a curve has hundreds of points, on a few days. `null` when one of them is malformed. */
function readPoints(points: readonly MeasurePoint[], step: string | null): readonly LivedPoint[] | null {
  const read: LivedPoint[] = [];
  let date: string | null = null;
  for (const { v, d, p, n } of points) {
    const value = isValue(v) ? String(v) : null;
    if ((value !== null && !DECIMAL.test(value)) || !TIME.test(d)) return null;
    if (date === null || !d.startsWith(date)) {
      date = day(d.slice(0, "YYYY-MM-DD".length));
      if (date === null) return null;
    }
    read.push({ value, stamp: d, interval: p ?? step, nature: n ?? null });
  }
  return read;
}

const isValue = (v: MeasurePoint["v"]): boolean => v !== undefined && v !== null && v !== "" && v !== "null";
