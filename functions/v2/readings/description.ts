import * as z from "zod/mini";
import { type Operation, queryParameters, TAGS } from "../../../shared/openapi/operation.ts";
import {
  droppedSchema,
  meterNumber,
  priceParameter,
  textLike,
  windowParameters,
} from "../../../shared/openapi/readings.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { described, type NamedSchema } from "../../../shared/openapi/schema.ts";
import type { Column } from "../../../shared/readings/columns.ts";
import { CURSOR_PATTERN } from "../../../shared/readings/cursor.ts";
import { FORMAT_WORDS, FORMATS, type Format, formatsOf } from "../../../shared/readings/formats.ts";
import { type DirectedSeries, SERIES, SERIES_WORDS, type SeriesName } from "../../../shared/readings/series.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { exampleText } from "./examples.ts";

/** An instant with the offset of Paris. */
const parisInstant = (description: string) =>
  z.iso.datetime({ offset: true }).check(z.meta({ description, examples: ["2026-10-25T02:30:00+01:00"] }));

function cellSchema({ name, type }: Column, series: SeriesName): z.core.$ZodType {
  const { meanings, nullable } = SERIES_WORDS[series]();
  const meaning = meanings[name] ?? name;
  const meta = z.meta({ description: meaning });
  if (type === "instant") return parisInstant(meaning);
  const base = { integer: z.int().check(meta), flag: z.boolean().check(meta), text: z.string().check(meta) }[type];
  return nullable.includes(name) ? z.nullable(base) : base;
}

const spanSchema = () => z.object({ start: parisInstant("Included."), end: parisInstant("Excluded.") });

const answerSchema = (series: SeriesName): NamedSchema => ({
  name: SERIES_WORDS[series]().schemaName,
  schema: () =>
    z.object({
      direction: z.enum(["consumption", "production"]),
      series: z.string(),
      meter: described("Its number, masked but for the last four digits."),
      asked: spanSchema().check(z.meta({ description: "The window as it was asked for." })),
      given: spanSchema().check(z.meta({ description: "The part of it that can exist." })),
      clamped: z
        .array(z.object({ reason: z.enum(["history", "future", "partial"]), start: z.string(), end: z.string() }))
        .check(z.meta({ description: "What was left out, and why." })),
      points: z.array(
        z.object(Object.fromEntries(SERIES[series].columns.map((column) => [column.name, cellSchema(column, series)]))),
      ),
      complete: z.boolean().check(
        z.meta({
          description:
            "Whether everything is here: there is neither a rest nor a hole, and nothing is missing. Some readings never come: go on while `rest` has a `next`, not until this is true.",
        }),
      ),
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
      holes: z
        .array(
          z.object({
            start: z.string(),
            end: z.string(),
            code: described("`unreadable`, `not_published_yet`, or the code of the refusal of the call for this part."),
            reason: z
              .nullable(z.enum(["value", "stamp", "interval", "unit"]))
              .check(z.meta({ description: "What of an unreadable point cannot be read." })),
            retry_after_seconds: z.nullable(z.int()),
            address: z
              .nullable(z.string())
              .check(z.meta({ description: "Asks for this part alone; `null`: the answer would be the same." })),
          }),
        )
        .check(z.meta({ description: "Parts that are not here, though Enedis may have them: at most 200 are named." })),
      dropped: droppedSchema(),
      unused_prices: z.array(z.string()).check(
        z.meta({
          description:
            "Registers of `price` that no point has, `*` for a price of all: only Home Assistant statistics use them.",
        }),
      ),
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
        meterNumber(
          "The 14 digits of the meter; not needed when the token gives access to only one in this direction.",
        ),
      ),
      ...windowParameters({ end: "By default no later than what the series can have: at the latest yesterday." }),
      cursor: z.optional(
        textLike(
          CURSOR_PATTERN,
          "Goes on where an answer ended: see `rest.next` and `Link`. `start`, `end` and `last` are then not read.",
        ),
      ),
      locale: z.optional(z.enum(["en", "fr"]).check(z.meta({ description: "For CSV: `fr` separates by semicolons." }))),
      price: z.optional(
        priceParameter(
          "For Home Assistant: euros for a kWh, `0.2016`, or one for each register, `HP:0.2146,HC:0.1696`.",
        ),
      ),
      name: z.optional(
        z.string().check(
          z.regex(/^[a-z\d]+(_[a-z\d]+)*$/),
          z.maxLength(32),
          z.meta({
            description:
              "For Home Assistant: what the ids of its statistics call the meter; by default eight letters made of its number.",
          }),
        ),
      ),
    }),
  );

/** Of the series that Home Assistant can have. */
const SUMS_HEADER = {
  name: "Statistics-Sums",
  in: "header",
  required: false,
  description:
    "For Home Assistant, with `start` on a full hour and without `cursor`: the sums of its last rows before `start`, `<statistic_id>=<sum>, …`. For a program that has lost its `continuation`.",
  schema: { type: "string" },
};

/** An answer in one format, under its media type. */
function contentOf(of: DirectedSeries, format: Format): [string, object] {
  const { schema, example } = FORMAT_WORDS[format]();
  const readings = { $ref: `#/components/schemas/${SERIES_WORDS[of.series]().schemaName}` };
  return [FORMATS[format].mediaTypes[0], { schema: schema(readings), example: example(exampleText(of, format)) }];
}

/** The operation of one series of one direction. */
export function describeSeries(direction: Direction, series: SeriesName): Operation {
  const schema = answerSchema(series);
  const { summary } = SERIES_WORDS[series]();
  return {
    path: `/api/v2/${direction}/${series}`,
    method: "get",
    // The frozen API already has an operation `consumption_load_curve`.
    operationId: `v2_${direction}_${series}`,
    tag: TAGS.readings,
    summary: `${summary} (${direction})`,
    description:
      "Any window: it is cut into calls to Enedis, clamped to what exists, and streamed as it comes. A browser chooses the format by the end of the address, like `.csv`.",
    parameters: formatsOf(SERIES[series]).some((format) => FORMATS[format].hasSums)
      ? [...parameters(), SUMS_HEADER]
      : parameters(),
    responses: {
      "200": {
        description: "The readings.",
        content: Object.fromEntries(
          formatsOf(SERIES[series]).map((format) => contentOf({ direction, series }, format)),
        ),
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
