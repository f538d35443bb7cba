import type { FieldFault } from "../refusals/impact.ts";
import { hasAtMost, isFields, isPoint, MOST_POINTS } from "./body-bounds.ts";
import { parisMidnightMs } from "./paris-midnight.ts";
import { type CurvePoint, kWhOf, readCurve } from "./v1.0.0/curve.ts";
import { FRENCH_LOW_VOLTAGE, processOf, SCORE_METHODS, type ScoreMethod } from "./v1.0.0/factors/factors.ts";
import type { Simulation } from "./v1.0.0/request.ts";
import { rounded } from "./v1.0.0/score.ts";

/** A point whose members have their types; a step that is left out is a half hour. */
export type WellFormedPoint = Pick<CurvePoint, "date" | "value"> & Partial<CurvePoint>;

/** A bounded body that is one curve, each of whose points is well formed; `null` when it is anything else. */
export function wellFormedCurve(
  body: unknown,
): { readonly points: readonly WellFormedPoint[]; readonly method?: ScoreMethod } | null {
  if (!isFields(body) || !hasAtMost(body, body.method === undefined ? 1 : 2)) return null;
  const { loadCurve, method } = body;
  const isMethod = (value: unknown): value is ScoreMethod => SCORE_METHODS.some((known) => known === value);
  if (!Array.isArray(loadCurve) || loadCurve.length === 0 || loadCurve.length >= MOST_POINTS) return null;
  if (!loadCurve.every(isReadable)) return null;
  if (method === undefined) return { points: loadCurve };
  return isMethod(method) ? { points: loadCurve, method } : null;
}

/** JSON has no infinite number, but `1e999` is read as one, and a reader refuses it. */
const isReadable = (element: unknown): element is WellFormedPoint =>
  isPoint(element) && Math.abs(Number((element as { value: unknown }).value)) !== Number.POSITIVE_INFINITY;

/**
 * Reads a curve of well-formed points exactly as `readRequest` of v1.0.0 does, without its schema, which costs more than all the rest of a long
 * curve. A test compares the two.
 */
export function readWellFormedCurve(
  points: readonly WellFormedPoint[],
  method: ScoreMethod = SCORE_METHODS[0],
): Simulation | FieldFault[] {
  const process = processOf(FRENCH_LOW_VOLTAGE);
  if (process === undefined) throw new Error("household electricity has no factors");
  const curve = readCurve(
    points.map(({ date, value, interval_length = "PT30M" }) => ({ date, value, interval_length })),
    parisMidnightMs,
  );
  if (!("intervals" in curve)) return curve;
  const kWh = curve.intervals.reduce((sum, interval) => sum + kWhOf(interval), 0);
  return { method, consumptions: [{ process, amount: rounded(kWh) }], curve };
}
