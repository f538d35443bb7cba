import * as z from "zod/mini";
import { INDICATORS } from "../../shared/impact/v1.0.0/factors/indicators.ts";
import { METHODS, PROCESSES, WEIGHTS } from "../../shared/impact/v1.0.0/factors/schema.ts";
import { VINTAGES } from "../../shared/intensity/quarters.ts";
import { droppedSchema } from "../../shared/openapi/readings.ts";
import { described, type NamedSchema } from "../../shared/openapi/schema.ts";

const count = () => z.int().check(z.minimum(0));
const minutes = () => z.number().check(z.minimum(0));
const version = () => described("Which version of the calculation answered.");

const values = (description: string, keys: readonly ("ecs" | "pef" | "cch")[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, z.optional(z.number())]))).check(z.meta({ description }));
const score = () => values("Points (Pt): 1 000 000 are what one European costs in a year.", ["ecs", "pef"]);
const impacts = () =>
  values("Physical impacts: `cch` in kg CO2 eq. Not parts of the score. Empty without a token.", ["cch"]);

const method = () =>
  z.object({
    id: described("As `methods` lists it."),
    name: z.string(),
    publishedOn: z.iso.date(),
    licence: z.string(),
    attribution: described("Name it where you show the figure."),
  });

const query = () =>
  z.object({
    method: z.string(),
    consumptions: z.array(z.object({ processId: z.string(), amount: z.number(), unit: z.enum(["kWh", "MJ"]) })),
    loadCurve: z.optional(
      z.object({
        start: z.iso.datetime(),
        end: z.iso.datetime(),
        intervals: count(),
        measuredMinutes: minutes(),
        missingMinutes: minutes().check(
          z.meta({ description: "Gaps between the first point and the last. Never filled." }),
        ),
      }),
    ),
  });

const envelope = () => ({
  webUrl: z.url().check(z.meta({ description: "The page about it. The link holds nothing of the request." })),
  version: version(),
  score: score(),
  impacts: impacts(),
  withheld: z
    .record(z.string(), z.string())
    .check(z.meta({ description: "Why each absent impact is absent. Unknown is never 0." })),
  description: described("One sentence, in French."),
  query: query().check(z.meta({ description: "What was understood. The points of a curve are not repeated." })),
  method: method(),
  warnings: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});

/** Of the method that weighs by the time of day. */
const coverage = () =>
  z
    .object({
      intervals: count(),
      weighedIntervals: count(),
      share: z.number().check(z.minimum(0), z.maximum(1)),
      weighedKWh: z.number(),
      vintages: z.partialRecord(z.enum(VINTAGES), count()),
    })
    .check(z.meta({ description: "How many intervals had a value of éCO2mix. The others are left out of `value`." }));

const indicator = () =>
  z.object({
    key: z.enum(INDICATORS),
    value: z.number(),
    unit: z.string(),
    method: method(),
    coverage: z.optional(coverage()),
  });

/** `POST /api/impact/simulator` and `…/{impact}`. */
export const SIMULATION: NamedSchema = {
  name: "Simulation",
  schema: () => z.object({ ...envelope(), indicators: z.optional(z.array(indicator())) }),
};

const timeOfDay = () =>
  z
    .object({ cch: z.optional(z.number()), intervals: count(), weighedIntervals: count() })
    .check(z.meta({ description: "kg CO2 by when it was drawn (method `eco2mix`)." }));

const part = () => ({
  kWh: z.number(),
  measuredMinutes: minutes(),
  score: score(),
  impacts: impacts(),
  timeOfDay: z.optional(timeOfDay()),
});

/** `POST /api/impact/simulator/detailed`. */
export const DETAILED_SIMULATION: NamedSchema = {
  name: "DetailedSimulation",
  schema: () =>
    z.object({
      ...envelope(),
      indicators: z.array(indicator()),
      processes: z.array(
        z.object({
          processId: z.string(),
          name: z.string(),
          amount: z.number(),
          unit: z.string(),
          score: score(),
          impacts: impacts(),
        }),
      ),
      byDay: z.optional(z.array(z.object({ day: z.iso.date(), minutes: minutes(), ...part() }))),
      byHour: z.optional(
        z.array(z.object({ start: described("The instant it begins at, with the offset of Paris."), ...part() })),
      ),
    }),
};

/** `GET /api/impact/processes`. */
export const PROCESS_LIST: NamedSchema = {
  name: "ProcessList",
  schema: () => z.object({ version: version(), processes: PROCESSES }),
};

/** `GET /api/impact/methods`. */
export const METHOD_LIST: NamedSchema = {
  name: "MethodList",
  schema: () =>
    z.object({
      version: version(),
      methods: METHODS,
      score: z.object({ personYearPoints: z.number(), ...WEIGHTS.shape }),
    }),
};

/** `GET /api/v2/impact`. */
export const METER_IMPACT: NamedSchema = {
  name: "MeterImpact",
  schema: () =>
    z.object({
      ...envelope(),
      upstreamCalls: z.literal(1).check(z.meta({ description: "What this answer cost at Enedis." })),
      start: z.iso.date(),
      end: z.iso.date(),
      dropped: droppedSchema(),
      missingDays: z.optional(count()),
      indicators: z.array(indicator()),
      byDay: z.array(z.looseObject({ day: z.iso.date(), kWh: z.number(), score: score(), impacts: impacts() })),
      byHour: z.optional(z.array(z.looseObject({ start: z.string(), ...part() }))),
    }),
};
