import { MALFORMED } from "../enedis/malformed.ts";
import type { MeasureBody } from "../enedis/wire.ts";
import { V5_KINDS, type V5Kind } from "../measures/measures.ts";
import { type Point, series } from "../measures/points.ts";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";

/** The bare `meter_reading` of the v5 API: every scalar is text, and clients may rely on the order of the keys. */
export interface MeterReading {
  readonly usage_point_id: string;
  readonly start: string;
  readonly end: string;
  readonly quality: string;
  readonly reading_type: ReadingType;
  readonly interval_reading: readonly IntervalReading[];
}

interface ReadingType {
  readonly unit: string;
  readonly measurement_kind: string;
  readonly aggregate: string;
  readonly measuring_period?: string;
}

/** Only load curves have the last two members; their intervals may be 10, 15, 30 or 60 minutes long. */
export interface IntervalReading {
  readonly value: string;
  readonly date: string;
  readonly interval_length?: string | undefined;
  readonly measure_type?: string | undefined;
}

const DAILY: ReadingType = { unit: "Wh", measurement_kind: "energy", aggregate: "sum", measuring_period: "P1D" };
const CURVE: ReadingType = { unit: "W", measurement_kind: "power", aggregate: "average" };
const MAX_POWER: ReadingType = { unit: "VA", measurement_kind: "power", aggregate: "maximum", measuring_period: "P1D" };

/** Unit and meaning of the numbers of each kind. */
export const READING_TYPES: Record<V5Kind, ReadingType> = {
  daily_consumption: DAILY,
  daily_production: DAILY,
  consumption_load_curve: CURVE,
  production_load_curve: CURVE,
  consumption_max_power: MAX_POWER,
};

/** Translates a 2026 body to v5: same values, same stamps, other names. */
export function meterReading(kind: V5Kind, body: MeasureBody): Outcome<MeterReading, EnedisRefusal> {
  const points = series(V5_KINDS[kind], body);
  if (!points.ok) return points;
  const { idPrm, periode, etapeMetier } = body;
  if (etapeMetier == null || periode == null) return MALFORMED;

  const reading_type = READING_TYPES[kind];
  return accepted({
    usage_point_id: idPrm,
    start: periode.dateDebut,
    end: periode.dateFin,
    quality: etapeMetier,
    reading_type,
    interval_reading: points.value.map(reading_type === CURVE ? curveReading : dayReading),
  });
}

const dayReading = ({ value, stamp }: Point): IntervalReading => ({ value, date: stamp });

/** A member without a value is not written. */
const curveReading = ({ value, stamp, interval, nature }: Point): IntervalReading => ({
  value,
  date: stamp,
  interval_length: interval ?? undefined,
  measure_type: nature ?? undefined,
});
