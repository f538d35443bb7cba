import * as z from "zod/mini";
import { INDICATORS } from "./indicators.ts";

const text = z.string().check(z.minLength(1));
const positive = z.number().check(z.positive());
const ORIGIN = {
  vintage: text,
  publishedOn: z.iso.date(),
  source: text,
  sourceUrl: z.url(),
  licence: z.enum(["etalab-2.0", "MIT"]),
  attribution: text,
};

/** `factors/methods.json`: how a figure was made, by whom, when, and under which licence it may be given on. */
export const METHODS = z.array(
  z.strictObject({
    id: z.string().check(z.regex(/^[\w.-]+$/)),
    name: text,
    indicators: z.array(z.strictObject({ key: z.enum(INDICATORS), unit: z.enum(["Pt", "kg CO2 eq", "kg CO2"]) })),
    status: z.enum(["current", "frozen"]),
    basis: text,
    ...ORIGIN,
  }),
);

/** `factors/processes.json`: what one kWh or one MJ costs; each figure names its method, and so its source and licence. */
export const PROCESSES = z.array(
  z.strictObject({
    id: z.string().check(z.regex(/^[\w-]+$/)),
    name: text,
    category: z.enum(["electricity", "heat"]),
    country: z.string().check(z.regex(/^([A-Z]{2}|WORLD)$/)),
    voltage: z.optional(z.enum(["low", "medium"])),
    unit: z.enum(["kWh", "MJ"]),
    factors: z
      .array(z.strictObject({ method: z.string(), indicator: z.enum(INDICATORS), value: positive }))
      .check(z.minLength(1)),
  }),
);

/** `factors/weights.json`: how Ecobalyse adds impacts up to a score; normalisation is one European's year. */
export const WEIGHTS = z.strictObject({
  ...ORIGIN,
  categories: z.array(
    z.strictObject({
      key: text,
      name: text,
      unit: text,
      normalisation: positive,
      weights: z.strictObject({ ecs: z.optional(z.number()), pef: z.optional(z.number()) }),
    }),
  ),
});
