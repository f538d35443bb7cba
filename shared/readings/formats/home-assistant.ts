import { parisText } from "../../paris-time.ts";
import { type About, aboutBody, endingBody } from "../answer.ts";
import type { Row } from "../columns.ts";
import type { CountedEnergy } from "../series/definition.ts";
import { SERIES } from "../series.ts";
import type { FormatDefinition, FormatWords, Writer, WriterOptions } from "./definition.ts";

interface Stat {
  readonly start: string;
  state: number;
  sum: number;
}

interface Statistic {
  readonly id: string;
  readonly name: string;
  readonly unit: "Wh" | "EUR";
}

const HOUR_MS = 3_600_000;
const SOURCE = "conso_api";

/**
 * The messages `recorder/import_statistics` of Home Assistant (as of Core 2026.11), under `messages`: one for each series and
 * piece of the answer, to be sent as they are, in order. Hours are full hours and sums never fall. A price makes a second
 * series, because none can be attached to statistics from outside.
 */
export const homeAssistant = {
  mediaTypes: ["application/vnd.home-assistant.statistics+json"],
  suffix: ".home-assistant.json",
  offers: ({ energyOf }) => energyOf !== undefined,
  readsPrices: true,
  writer: statisticsWriter,
} as const satisfies FormatDefinition;

/** The members that are the same as in JSON stand beside `messages`. */
export const homeAssistantWords: FormatWords = () => ({
  schema: () => ({
    type: "object",
    required: ["messages"],
    properties: { messages: { type: "array", description: "To send as they are, in order.", items: MESSAGE } },
    additionalProperties: true,
  }),
  example: (text) => JSON.parse(text),
});

/** `recorder/import_statistics`, as Home Assistant's recorder reads it. */
const MESSAGE = {
  type: "object",
  required: ["type", "metadata", "stats"],
  properties: {
    type: { const: "recorder/import_statistics" },
    metadata: {
      type: "object",
      required: ["has_sum", "mean_type", "name", "source", "statistic_id", "unit_class", "unit_of_measurement"],
      properties: {
        has_sum: { type: "boolean" },
        mean_type: { type: "integer" },
        name: { type: "string" },
        source: { type: "string" },
        statistic_id: { type: "string" },
        unit_class: { type: ["string", "null"] },
        unit_of_measurement: { type: "string" },
      },
    },
    stats: {
      type: "array",
      items: {
        type: "object",
        required: ["start", "state", "sum"],
        properties: {
          start: { type: "string", format: "date-time" },
          state: { type: "number" },
          sum: { type: "number" },
        },
      },
    },
  },
};

function statisticsWriter(about: About, { prices, sums: before }: WriterOptions): Writer {
  const { energyOf } = SERIES[about.series];
  const sums = new Map(Object.entries(before));
  let isFirst = true;

  const messages = (rows: readonly Row[]): string[] => {
    const stats = new Map<string, { statistic: Statistic; stats: Stat[] }>();
    const add = (statistic: Statistic, startMs: number, amount: number) => {
      const hour = parisText(Math.floor(startMs / HOUR_MS) * HOUR_MS);
      const series = stats.get(statistic.id) ?? { statistic, stats: [] };
      stats.set(statistic.id, series);
      const sum = (sums.get(statistic.id) ?? 0) + amount;
      sums.set(statistic.id, sum);
      const last = series.stats.at(-1);
      if (last?.start === hour) Object.assign(last, { state: last.state + amount, sum });
      else series.stats.push({ start: hour, state: amount, sum });
    };
    for (const row of rows) {
      const counted = energyOf?.(row);
      if (counted == null || counted.energyWh === null) continue;
      const { energyWh, tariff } = counted;
      add(statisticOf(about, tariff), row.startMs, energyWh);
      const price = prices.get(tariff?.register ?? null) ?? prices.get(null);
      if (price !== undefined) add(costOf(about, tariff), row.startMs, (energyWh / 1000) * price);
    }
    return [...stats.values()].map(({ statistic, stats }) => JSON.stringify(message(statistic, stats)));
  };

  return {
    head: () => `${JSON.stringify(aboutBody(about)).slice(0, -1)},"messages":[`,
    rows: (rows) => {
      const written = messages(rows);
      if (written.length === 0) return "";
      const lead = isFirst ? "\n" : ",\n";
      isFirst = false;
      return lead + written.join(",\n");
    },
    tail: (ending) => `\n],${JSON.stringify(endingBody(ending)).slice(1)}\n`,
    sums: () => Object.fromEntries(sums),
  };
}

const message = ({ id, name, unit }: Statistic, stats: readonly Stat[]) => ({
  type: "recorder/import_statistics",
  metadata: {
    mean_type: 0,
    has_sum: true,
    name,
    source: SOURCE,
    statistic_id: id,
    unit_class: unit === "Wh" ? "energy" : null,
    unit_of_measurement: unit,
  },
  stats:
    unit === "Wh" ? stats : stats.map(({ start, state, sum }) => ({ start, state: cents(state), sum: cents(sum) })),
});

/** Hundredths of a cent: sums of money are not whole, and their binary tails say nothing. */
const cents = (euros: number): number => Math.round(euros * 10_000) / 10_000;

function statisticOf({ direction, meter }: About, tariff: CountedEnergy["tariff"]): Statistic {
  const named = tariff === null ? "" : ` ${tariff.owner} ${tariff.register}`;
  const suffix = tariff === null ? "" : `_${tariff.calendar}_${tariff.register}`.toLowerCase();
  const last = meter.slice(-4);
  return {
    id: `${SOURCE}:linky_${last}_${direction}${suffix.replaceAll(/[^a-z0-9_]/g, "_")}`,
    name: `Linky ${last} ${direction}${named}`,
    unit: "Wh",
  };
}

function costOf(about: About, tariff: CountedEnergy["tariff"]): Statistic {
  const { id, name } = statisticOf(about, tariff);
  return { id: `${id}_cost`, name: `${name} (€)`, unit: "EUR" };
}
