import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureBody, MeasurePoint } from "../enedis/wire.ts";
import { day } from "../paris-time.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { decimalOf } from "./decimal.ts";
import { MEASURES, type MeasureName } from "./measures.ts";
import { stampOf } from "./stamp.ts";
import { dateOf, inTimeOrder } from "./time-order.ts";

/** The measures whose numbers are a series of points; index readings are not. */
export type SeriesName = Exclude<MeasureName, `index_${string}`>;

/** One measured value, in Wh, W or VA. */
export interface Point {
  /** A decimal number, as Enedis writes it unless it has an exponent, spaces around it or a unit of thousands. */
  readonly value: string;
  /** Paris wall-clock time without offset. A curve's stamp is the end of its interval; a day's is the day itself. */
  readonly stamp: string;
  /** `PT30M` and the like, on the points of a curve; it may change inside one answer. */
  readonly interval: string | null;
  /** `B`: raw; `C`: corrected. */
  readonly nature: string | null;
}

/** Why a point cannot be used: its value is no number, its stamp no time, its interval no length, its unit another. */
export type Fault = "value" | "stamp" | "interval" | "unit";

/** A point that may hold no value: it still holds its place in time. */
export interface PointOrGap extends Omit<Point, "value"> {
  readonly value: string | null;
  /** Why it holds none, when it is not Enedis that says so. */
  readonly fault?: Fault;
}

/** One quantity of a body: its points, unread, and how to read them. */
export interface Quantity {
  readonly points: readonly unknown[];
  readonly form: PointForm;
}

/** What one quantity of a body holds, in the order of the body. */
export interface QuantityPoints {
  readonly points: readonly PointOrGap[];
  /** How many more there are whose stamp is no time. */
  readonly unstamped: number;
}

const ENERGY = { quantity: "EA", shifts: { wh: 0, kwh: 3 } };
const POWER = { quantity: "PA", shifts: { w: 0, kw: 3 } };
const MAX_POWER = { quantity: "PMA", shifts: { va: 0, kva: 3 } };

/** The quantity of each measure, and how far each of its units moves the decimal point. */
const EXPECTED = {
  consommation_quotidienne: ENERGY,
  production_quotidienne: ENERGY,
  courbe_de_charge_consommation: POWER,
  courbe_de_charge_production: POWER,
  puissance_conso_max_quotidienne: MAX_POWER,
} satisfies Record<SeriesName, { quantity: string; shifts: Readonly<Record<string, number>> }>;

/** Enedis answers an empty series with this error. */
export const NO_DATA = {
  code: "enedis_no_data",
  upstream: {
    status: 404,
    body: { error: "no_data_found", error_description: "no measure found for this usage point" },
  },
} as const satisfies EnedisRefusal;

/**
 * The points of a measure in its own direction (a self-consumer's body holds both), in time order, as Enedis gives them: one
 * that comes twice comes twice. Those without a value are left out, and so are those that cannot be read, unless none can.
 */
export function series(measure: SeriesName, body: MeasureBody): Outcome<readonly Point[], EnedisRefusal> {
  const quantities = quantitiesOf(measure, body).map(readPoints);
  const points = inTimeOrder(quantities.flatMap(({ points }) => points));
  const measured = points.filter((point): point is Point => point.value !== null);
  if (measured.length > 0) return accepted(measured);
  const isSpoilt = points.some(({ fault }) => fault !== undefined) || quantities.some(({ unstamped }) => unstamped > 0);
  return isSpoilt ? MALFORMED : refused(NO_DATA);
}

/** Every quantity of the measure in its own direction. */
export function quantitiesOf(measure: SeriesName, body: MeasureBody): readonly Quantity[] {
  const { direction, family } = MEASURES[measure];
  const { quantity, shifts } = EXPECTED[measure];
  return (body.grandeur ?? [])
    .filter(({ grandeurMetier, grandeurPhysique }) => grandeurMetier === direction && grandeurPhysique === quantity)
    .map(({ unite, points }) => {
      const shift = new Map(Object.entries(shifts)).get(unite?.trim().toLowerCase() ?? "");
      const form = { shift, step: stepOf(measure, body), endsInterval: family === "load_curve" };
      return { points: points ?? [], form };
    });
}

/** What the body of a curve says once for all its points; that of days says `P1D`, which is no interval. */
const stepOf = (measure: SeriesName, { pas }: MeasureBody): string | null =>
  MEASURES[measure].family === "load_curve" && /^PT\d{1,2}[MH]$/.test(pas ?? "") ? (pas ?? null) : null;

/** What a body says once for all points of a quantity. */
interface PointForm {
  /** How far the unit moves the decimal point; without it no value can be used. */
  readonly shift: number | undefined;
  /** The interval of points that do not say theirs. */
  readonly step: string | null;
  readonly endsInterval: boolean;
}

/** In one pass, because a curve has hundreds of points, on a few days. */
export function readPoints({ points, form: { shift, step, endsInterval } }: Quantity): QuantityPoints {
  const read: PointOrGap[] = [];
  let unstamped = 0;
  let date: string | null = null;
  for (const one of points) {
    const { v, d, p, n } = (one ?? {}) as MeasurePoint;
    const stamp = stampOf(d, endsInterval);
    if (stamp !== null && (date === null || !stamp.startsWith(date))) date = day(dateOf(stamp));
    if (stamp === null || date === null) {
      unstamped++;
      continue;
    }
    const value = decimalOf(v, 9, shift);
    const interval = typeof p === "string" ? p : step;
    const nature = typeof n === "string" ? n : null;
    const fault = faultOf(value, shift, p);
    if (fault === null) read.push({ value: value ?? null, stamp, interval, nature });
    else read.push({ value: null, stamp, interval, nature, fault });
  }
  return { points: read, unstamped };
}

function faultOf(value: string | null | undefined, shift: number | undefined, p: unknown): Fault | null {
  if (value === null) return null;
  if (value === undefined) return "value";
  if (shift === undefined) return "unit";
  return p === null || p === undefined || typeof p === "string" ? null : "interval";
}
