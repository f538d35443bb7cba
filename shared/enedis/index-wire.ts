import * as z from "zod/mini";
import { accepted, type EnedisRefusal, type Outcome } from "../refusals/refusal.ts";
import { MALFORMED } from "./malformed.ts";

/**
 * Index readings, in Enedis's own names (`ReponseMesureAccesIndex` of the Swagger): one list of values for each tariff period
 * of each calendar, and one for the totaliser. Numbers are integers there and text elsewhere: both are read.
 */
const value = z.object({ d: z.string(), v: z.nullish(z.union([z.string(), z.number()])) });
const values = z.nullish(z.array(value));

const quantity = z.object({
  grandeurMetier: z.nullish(z.string()),
  grandeurPhysique: z.nullish(z.string()),
  unite: z.nullish(z.string()),
  calendrier: z.nullish(
    z.array(
      z.object({
        idCalendrier: z.string(),
        libelleCalendrier: z.nullish(z.string()),
        classeTemporelle: z.nullish(
          z.array(
            z.object({
              idClasseTemporelle: z.string(),
              libelleClasseTemporelle: z.nullish(z.string()),
              valeur: values,
            }),
          ),
        ),
      }),
    ),
  ),
  cadranTotalisateur: z.nullish(z.object({ valeur: values })),
});

const indexBody = z.object({
  contexte: z.nullish(
    z.array(z.object({ etapeMetier: z.nullish(z.string()), grandeur: z.nullish(z.array(quantity)) })),
  ),
});

export type IndexBody = z.infer<typeof indexBody>;
export type IndexQuantity = z.infer<typeof quantity>;
export type IndexValue = z.infer<typeof value>;

/** Reads the index readings of a body whose meter was checked before. */
export function readIndexBody(text: string): Outcome<IndexBody, EnedisRefusal> {
  const body = indexBody.safeParse(JSON.parse(text));
  return body.success ? accepted(body.data) : MALFORMED;
}
