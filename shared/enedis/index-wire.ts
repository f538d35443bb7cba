import * as z from "zod/mini";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import { boundedList } from "./bounded-list.ts";
import { MALFORMED } from "./malformed.ts";

/** What a dial showed: `d` stamp, `v` Wh. Each may be anything: numbers are integers in the Swagger and text elsewhere. */
export interface IndexValue {
  readonly d?: unknown;
  readonly v?: unknown;
}

/** By hand, because a body may have tens of thousands of values: a schema for each would cost more than the rest. */
const areValues = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const values = z.nullish(z.custom<readonly unknown[]>(areValues));

/** What is not text says nothing: one odd member does not spoil the rest of a body. */
const text = z.catch(z.nullish(z.string()), null);

const register = z.object({ idClasseTemporelle: text, libelleClasseTemporelle: text, valeur: values });

const calendar = z.object({
  idCalendrier: text,
  libelleCalendrier: text,
  classeTemporelle: boundedList(register),
});

const quantity = z.object({
  grandeurMetier: text,
  grandeurPhysique: text,
  unite: text,
  calendrier: boundedList(calendar),
  cadranTotalisateur: z.nullish(z.object({ valeur: values })),
});

/**
 * Index readings, in Enedis's own names (`ReponseMesureAccesIndex` of the Swagger): one list of values for each tariff period
 * of each calendar, and one for the totaliser.
 */
const indexBody = z.object({
  contexte: boundedList(z.object({ etapeMetier: text, grandeur: boundedList(quantity) })),
});

export type IndexBody = z.infer<typeof indexBody>;
export type IndexQuantity = z.infer<typeof quantity>;

/** Reads the index readings of a body whose meter was checked before. */
export function readIndexBody(text: string): Outcome<IndexBody, EnedisRefusal> {
  const body = indexBody.safeParse(JSON.parse(text));
  return body.success ? accepted(body.data) : MALFORMED;
}
