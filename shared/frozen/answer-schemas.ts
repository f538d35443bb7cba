import * as z from "zod/mini";

// Functions, so that only the documentation carries them: the bundler drops from the Worker what it does not call.

const described = (description: string) => z.string().check(z.meta({ description }));
const number = (description: string, example: string) =>
  z.string().check(z.meta({ description, examples: [example], pattern: "^-?[0-9]+$" }));

/** The bare v5 `meter_reading`, every scalar a string. */
export const meterReadingSchema = () =>
  z
    .object({
      usage_point_id: described("The meter that was asked for (14 digits)."),
      start: described("First day, included."),
      end: described("Last day, excluded."),
      quality: described("`BRUT`: raw, as the meter sent it. `SIMULE`: invented, from the demonstration."),
      reading_type: z.object({
        unit: z.enum(["Wh", "W", "VA"]),
        measurement_kind: z.enum(["energy", "power"]),
        aggregate: z.enum(["sum", "average", "maximum"]),
        measuring_period: z.optional(z.string()),
      }),
      interval_reading: z.array(
        z.object({
          value: number("In the unit of `reading_type`.", "11776"),
          date: described(
            "A day (`YYYY-MM-DD`), the second of a maximum, or, on a load curve, the END of the interval: Paris wall-clock time, without offset.",
          ),
          interval_length: z.optional(described("Load curves only: how long this interval is (`PT30M` as a rule).")),
          measure_type: z.optional(described("Load curves only: `B`, raw.")),
        }),
      ),
    })
    .check(z.meta({ description: "Missing days and points are absent. Points are in time order." }));

/** Enedis's 2026 body, given back byte for byte: Enedis may add members. */
export const dataConnectSchema = () =>
  z
    .looseObject({
      idPrm: described("The meter that was asked for (14 digits)."),
      etapeMetier: described("`BRUT` (raw) or `BEST` (corrected)."),
      periode: z.object({ dateDebut: z.string(), dateFin: z.string() }),
      grandeur: z.array(
        z.looseObject({
          grandeurMetier: z.enum(["CONS", "PROD"]),
          grandeurPhysique: z.string(),
          unite: z.string(),
          points: z.array(z.looseObject({ v: z.nullish(z.string()), d: z.string() })),
        }),
      ),
    })
    .check(z.meta({ description: "The body of Data Connect 2026, unchanged." }));

/** A register's readings. Enedis documents integers here and text elsewhere. */
const indexValues = () =>
  z.array(
    z.looseObject({
      d: described("When the counter was read: Paris wall-clock time, without offset."),
      v: z.union([z.int(), z.string()]).check(z.meta({ description: "The counter, in `unite`." })),
      iv: z.nullish(z.union([z.int(), z.string()])),
    }),
  );

/** Enedis's 2026 body of index readings (`ReponseMesureAccesIndex` in the Swagger), given back byte for byte. */
export const dataConnectIndexSchema = () =>
  z
    .looseObject({
      idPrm: described("The meter that was asked for (14 digits)."),
      periode: z.object({ dateDebut: z.string(), dateFin: z.string() }),
      contexte: z.array(
        z.looseObject({
          etapeMetier: described("`BRUT` (raw) or `BEST` (corrected)."),
          contexteReleve: z.string(),
          typeReleve: z.string(),
          grandeur: z.array(
            z.looseObject({
              grandeurMetier: z.enum(["CONS", "PROD"]),
              grandeurPhysique: z.string(),
              unite: z.string(),
              calendrier: z.array(
                z.looseObject({
                  idCalendrier: z.string(),
                  libelleCalendrier: z.string(),
                  classeTemporelle: z.array(
                    z.looseObject({
                      idClasseTemporelle: z.string(),
                      libelleClasseTemporelle: z.string(),
                      codeCadran: z.string(),
                      valeur: indexValues(),
                    }),
                  ),
                }),
              ),
              cadranTotalisateur: z.looseObject({ codeCadran: z.string(), valeur: indexValues() }),
            }),
          ),
        }),
      ),
    })
    .check(z.meta({ description: "The counters of the meter, by calendar and tariff period, unchanged." }));
