import * as z from "zod/mini";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { described, type NamedSchema } from "../../../shared/openapi/schema.ts";
import { COLUMNS, type Column } from "../../../shared/readings/columns.ts";
import { MEDIA_TYPES } from "../../../shared/readings/formats.ts";
import { HAS_STATISTICS } from "../../../shared/readings/home-assistant.ts";
import type { SeriesName } from "../../../shared/readings/series.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { csvExample, jsonExample, jsonLinesExample, STATISTICS_EXAMPLE } from "./examples.ts";

const SUMMARIES: Readonly<Record<SeriesName, string>> = {
  daily: "Energy of each day",
  load_curve: "Energy and mean power of each interval, as the meter cuts them: 5 to 60 minutes",
  max_power: "The highest apparent power of each day",
  index: "What each counter of the meter showed at each midnight",
  registers: "Energy of each day by tariff period, as exact differences of the counters",
};

/** An instant with the offset of Paris. */
const parisInstant = (description: string) =>
  z.iso.datetime({ offset: true }).check(z.meta({ description, examples: ["2026-10-25T02:30:00+01:00"] }));

const MEANINGS: Readonly<Record<string, string>> = {
  start: "When it begins.",
  end: "When it ends.",
  at: "When the counter showed this.",
  reached_at: "When that power was reached.",
  energy_wh: "Energy, in Wh.",
  power_w: "Mean power, in W.",
  max_power_va: "Apparent power, in VA.",
  index_wh: "The counter, in Wh.",
  quality: "`raw` or `corrected`, as Enedis says; `null` when it does not say.",
  owner: "Whose calendar it is: `distributor` or `supplier`; `null` for the totaliser.",
  calendar: "The calendar, as Enedis names it; `null` for the totaliser.",
  register: "The tariff period, as Enedis names it; `TOTAL` for the totaliser.",
  label: "The tariff period in words.",
  consistent: "Whether the periods of this calendar sum to the totaliser; `null` when there is none to compare.",
};

const NULLABLE = new Set(["quality", "owner", "calendar", "label", "consistent"]);

function cellSchema({ name, type }: Column, series: SeriesName): z.core.$ZodType {
  const meta = z.meta({ description: MEANINGS[name] ?? name });
  if (type === "instant") return parisInstant(MEANINGS[name] ?? name);
  const base = { integer: z.int().check(meta), flag: z.boolean().check(meta), text: z.string().check(meta) }[type];
  return NULLABLE.has(name) || (series === "registers" && name === "energy_wh") ? z.nullable(base) : base;
}

const spanSchema = () => z.object({ start: parisInstant("Included."), end: parisInstant("Excluded.") });

const pointsOf: Readonly<Record<SeriesName, string>> = {
  daily: "EnergyReadings",
  load_curve: "EnergyReadings",
  max_power: "MaxPowerReadings",
  index: "IndexReadings",
  registers: "RegisterReadings",
};

const answerSchema = (series: SeriesName): NamedSchema => ({
  name: pointsOf[series],
  schema: () =>
    z.object({
      direction: z.enum(["consumption", "production"]),
      series: z.string(),
      meter: described("Its number, masked but for the last four digits."),
      asked: spanSchema().check(z.meta({ description: "The window as it was asked for." })),
      given: spanSchema().check(z.meta({ description: "The part of it that can exist." })),
      clamped: z
        .array(z.object({ reason: z.enum(["history", "future"]), start: z.string(), end: z.string() }))
        .check(z.meta({ description: "What was left out, and why." })),
      points: z.array(
        z.object(Object.fromEntries(COLUMNS[series].map((column) => [column.name, cellSchema(column, series)]))),
      ),
      complete: z.boolean().check(z.meta({ description: "Whether the whole window was read." })),
      enedis_calls: z.int().check(z.meta({ description: "Calls to Enedis that this answer cost." })),
      rest: z
        .nullable(
          z.object({
            start: z.string(),
            end: z.string(),
            code: described("The code of the refusal that ended the reading, or `calls_per_answer`."),
            retry_after_seconds: z.nullable(z.int()),
            next: described("The address that goes on from there: no day is read twice."),
          }),
        )
        .check(z.meta({ description: "What was not read this time." })),
      expected: z.int(),
      present: z.int(),
      missing: z.int(),
      coverage: z
        .array(z.object({ day: z.iso.date(), expected: z.int(), present: z.int(), missing: z.int() }))
        .check(z.meta({ description: "How much of each day there is." })),
    }),
});

const parameters = () =>
  queryParameters(
    z.object({
      prm: z.optional(
        described("The 14 digits of the meter; not needed when the token gives access to only one in this direction."),
      ),
      start: z.optional(described("A day in Paris or an instant (RFC 3339), included.")),
      end: z.optional(described("The same, excluded; by default today.")),
      last: z.optional(described("In place of `start`: `P7D` (the default), `P4W`, `P1M`, `P3Y`, up to `end`.")),
      cursor: z.optional(described("Goes on where an answer ended: see `rest.next` and `Link`.")),
      locale: z.optional(z.enum(["en", "fr"]).check(z.meta({ description: "For CSV: `fr` separates by semicolons." }))),
      price: z.optional(
        described("For Home Assistant: euros for a kWh, `0.2016`, or one for each register, `HP:0.2146,HC:0.1696`."),
      ),
    }),
  );

/** The operation of one series of one direction. */
export function describeSeries(direction: Direction, series: SeriesName): Operation {
  const schema = answerSchema(series);
  const answer = jsonAnswer(schema, "The readings.", jsonExample(direction, series)) as { content: object };
  const text = (example: string) => ({ schema: { type: "string" }, example });
  return {
    path: `/api/v2/${direction}/${series}`,
    method: "get",
    // The frozen API already has an operation `consumption_load_curve`.
    operationId: `v2_${direction}_${series}`,
    tag: TAGS.readings,
    summary: `${SUMMARIES[series]} (${direction})`,
    description:
      "Any window: it is cut into calls to Enedis, clamped to what exists, and streamed as it comes. A browser chooses the format by the end of the address: `.csv`, `.jsonl`, `.json`.",
    parameters: parameters(),
    responses: {
      "200": {
        ...answer,
        content: {
          ...answer.content,
          [MEDIA_TYPES.jsonl[0]]: text(jsonLinesExample(series)),
          [MEDIA_TYPES.csv[0]]: text(csvExample(series)),
          ...(HAS_STATISTICS.has(series) && { [MEDIA_TYPES["home-assistant"][0]]: text(STATISTICS_EXAMPLE) }),
        },
      },
      "304": { description: "The copy that `If-None-Match` names is still good." },
      ...refusalsOn("readings", {
        "400": "The request is incorrect: no call was spent on it.",
        "403": "The token does not give access to this, or Enedis finds no consent.",
        "404": "Enedis has no reading in this window, and the code says why.",
        "429": "A limit is reached: see `Retry-After`.",
        "500": "A technical error of Enedis, or of the gateway.",
        "502": "Enedis gave no usable answer.",
        "503": "Enedis or the gateway is briefly unavailable.",
      }),
    },
    schemas: [schema],
  };
}
