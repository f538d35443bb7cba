import * as z from "zod/mini";
import type { FieldFault } from "../../refusals/impact.ts";
import { type Curve, kWhOf, type MidnightOf, readCurve, STEPS } from "./curve.ts";
import type { Consumption } from "./engine.ts";
import {
  FRENCH_LOW_VOLTAGE,
  factorOf,
  type Process,
  processOf,
  SCORE_METHODS,
  type ScoreMethod,
  scoresOf,
} from "./factors/factors.ts";
import { rounded } from "./score.ts";

const MOST_CONSUMPTIONS = 1_000;
/** A year of ten-minute points, and the day that a leap year adds. */
const MOST_POINTS = 52_704;

const CONSUMPTION = z.strictObject({
  processId: z.string().check(z.meta({ description: "From `processes`.", examples: [FRENCH_LOW_VOLTAGE] })),
  amount: z
    .number()
    .check(z.gte(0), z.lte(1e12), z.meta({ description: "In the unit of the process: kWh or MJ.", examples: [12] })),
  unit: z.optional(
    z.string().check(z.meta({ description: "The unit you mean. Any other than the process's own is refused." })),
  ),
});

const POINT = z.object({
  date: z.string().check(
    z.meta({
      description: "The END of the interval on a Paris clock, `YYYY-MM-DD HH:MM:SS`, in the order it was lived.",
      examples: ["2026-11-01 00:30:00"],
    }),
  ),
  value: z
    .nullable(z.union([z.string(), z.number()]))
    .check(z.meta({ description: "Mean power in W; `null` for a gap.", examples: ["500"] })),
  interval_length: z._default(z.enum(STEPS), "PT30M"),
});

/** The body of a simulation: consumptions, or a load curve as the v5 contract gives it. */
export const REQUEST = z.strictObject({
  consumptions: z.optional(z.array(CONSUMPTION).check(z.minLength(1), z.maxLength(MOST_CONSUMPTIONS))),
  loadCurve: z.optional(z.array(POINT).check(z.minLength(1), z.maxLength(MOST_POINTS))),
  method: z._default(
    z.enum(SCORE_METHODS).check(z.meta({ description: "How the score is made: see `methods`." })),
    SCORE_METHODS[0],
  ),
});

/** What is to be calculated. A curve is household electricity in France. */
export interface Simulation {
  readonly method: ScoreMethod;
  readonly consumptions: readonly Consumption[];
  readonly curve: Curve | null;
}

/** Reads a body that was JSON. Every fault is named, not only the first. */
export function readRequest(body: unknown, midnightOf: MidnightOf): Simulation | FieldFault[] {
  const read = REQUEST.safeParse(body, { reportInput: true });
  if (!read.success) return read.error.issues.flatMap((issue) => faultsOf(issue));
  const { consumptions, loadCurve, method } = read.data;
  if ((consumptions === undefined) === (loadCurve === undefined)) {
    return [{ field: "general", kind: "one_of", fields: ["consumptions", "loadCurve"] }];
  }
  if (consumptions !== undefined) return ofConsumptions(consumptions, method);
  return ofCurve(loadCurve ?? [], method, midnightOf);
}

function ofConsumptions(asked: readonly z.infer<typeof CONSUMPTION>[], method: ScoreMethod): Simulation | FieldFault[] {
  const faults: FieldFault[] = [];
  const consumptions = asked.flatMap(({ processId, amount, unit }, index) => {
    const process = processOf(processId);
    const field = `consumptions.${index}.processId`;
    if (process === undefined) {
      faults.push({ field, kind: "choice", allowed: [] });
      return [];
    }
    if (unit !== undefined && unit !== process.unit) {
      faults.push({ field: `consumptions.${index}.unit`, kind: "unit", expected: process.unit, given: unit });
    }
    if (!hasScore(process, method)) faults.push({ field, kind: "no_figure", method });
    return [{ process, amount }];
  });
  return faults.length > 0 ? faults : { method, consumptions, curve: null };
}

const hasScore = ({ id }: Process, method: ScoreMethod): boolean =>
  scoresOf(method).every((indicator) => factorOf(id, method, indicator) !== undefined);

function ofCurve(
  points: z.infer<typeof POINT>[],
  method: ScoreMethod,
  midnightOf: MidnightOf,
): Simulation | FieldFault[] {
  const curve = readCurve(points, midnightOf);
  const process = processOf(FRENCH_LOW_VOLTAGE);
  if (!("intervals" in curve)) return curve;
  if (process === undefined) throw new Error("household electricity has no factors");
  const kWh = curve.intervals.reduce((sum, interval) => sum + kWhOf(interval), 0);
  return { method, consumptions: [{ process, amount: rounded(kWh) }], curve };
}

/** One issue of the schema's, in our words; zod's own go nowhere. */
function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  const field = issue.path.join(".") || "general";
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({ field: [...issue.path, key].join("."), kind: "unknown_field" }));
    case "invalid_value":
      if (issue.input === undefined) return [{ field, kind: "required" }];
      return [{ field, kind: "choice", allowed: issue.values.map(String) }];
    case "too_small":
    case "too_big":
      return [limitOf(field, issue)];
    case "invalid_union":
      return [{ field, kind: issue.input === undefined ? "required" : "type", expected: "number" }];
    case "invalid_type":
      if (issue.input === undefined) return [{ field, kind: "required" }];
      return [{ field, kind: "type", expected: issue.expected }];
    default:
      return [{ field, kind: "type", expected: "value" }];
  }
}

function limitOf(field: string, issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): FieldFault {
  if (issue.origin === "array") {
    return { field, kind: "count", least: 1, most: field === "loadCurve" ? MOST_POINTS : MOST_CONSUMPTIONS };
  }
  const limit = issue.code === "too_small" ? { least: Number(issue.minimum) } : { most: Number(issue.maximum) };
  return { field, kind: "range", ...limit };
}
