import { parisText } from "../../paris-time.ts";
import { type About, aboutBody, endingBody } from "../answer.ts";
import type { Row } from "../columns.ts";
import type { CountedEnergy } from "../series/definition.ts";
import { SERIES } from "../series.ts";
import { RunningSums } from "../statistics/running-sums.ts";
import { costKey, idPrefix, keyOfTariff, SOURCE } from "../statistics/statistic-names.ts";
import { hourOf } from "../statistics/whole-hours.ts";
import type { FormatDefinition, FormatWords, Writer, WriterOptions } from "./definition.ts";

interface Stat {
  readonly startMs: number;
  readonly start: string;
  state: number;
  sum: number;
}

interface Statistic {
  /** The end of its id. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly unit: "Wh" | "EUR";
  /** What a Wh adds to it, in its unit. */
  readonly perWh: number;
}

/** Energy of an hour, or of a part of it. */
interface Counted {
  readonly hourMs: number;
  readonly endMs: number;
  readonly energyWh: number;
  readonly statistics: readonly Statistic[];
}

/**
 * The messages `recorder/import_statistics` of Home Assistant (as of Core 2026.11), under `messages`: one for each statistic and
 * piece of the answer, to be sent as they are, in order. Hours are full hours and sums never fall, nor from one answer to the
 * one that its `continuation` gives. A price makes a second statistic, because none can be attached to statistics from outside.
 */
export const homeAssistant = {
  mediaTypes: ["application/vnd.home-assistant.statistics+json"],
  suffix: ".home-assistant.json",
  offers: ({ energyOf }) => energyOf !== undefined,
  readsPrices: true,
  hasSums: true,
  writer: statisticsWriter,
} as const satisfies FormatDefinition;

/** The members that are the same as in JSON stand beside `messages`. */
export const homeAssistantWords: FormatWords = () => ({
  schema: () => ({
    type: "object",
    required: ["messages", "continuation"],
    properties: {
      messages: { type: "array", description: "To send as they are, in order.", items: MESSAGE },
      continuation: CONTINUATION,
    },
    additionalProperties: true,
  }),
  example: (text) => JSON.parse(text),
});

const CONTINUATION = {
  type: "object",
  description: "Where the next import begins, also when this answer is complete.",
  required: ["start", "next"],
  properties: {
    start: {
      type: "string",
      format: "date-time",
      description: "The next answer begins here: what was written since is written again, with sums that fit.",
    },
    next: {
      type: "string",
      description: "The address of the next answer. Keep it when Home Assistant has taken every message of this one.",
    },
  },
};

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

function statisticsWriter(about: About, { prices, name, sums: before }: WriterOptions): Writer {
  const { energyOf } = SERIES[about.series];
  const running = new RunningSums(before, about.served);
  const statistics = new Map<string, readonly Statistic[]>();
  let isFirst = true;
  // Hours that were written before wait until it is known whether all of them are there again.
  let waiting: Counted[] | null = running.writtenUntilMs < about.served.startMs ? null : [];

  const statisticsOf = (tariff: CountedEnergy["tariff"]): readonly Statistic[] => {
    const key = tariff === null ? "" : `${tariff.calendar} ${tariff.register}`;
    const known = statistics.get(key);
    if (known !== undefined) return known;
    const price = prices.get(tariff?.register ?? null) ?? prices.get(null);
    const energy = energyStatistic(about, name, tariff);
    const made = price === undefined ? [energy] : [energy, costStatistic(energy, price)];
    statistics.set(key, made);
    return made;
  };

  const counted = (row: Row): Counted | null => {
    const energy = energyOf?.(row) ?? null;
    if (energy === null || energy.energyWh === null) return null;
    const { energyWh, tariff } = energy;
    return { hourMs: hourOf(row.startMs), endMs: row.endMs, energyWh, statistics: statisticsOf(tariff) };
  };

  const messages = (amounts: readonly Counted[]): string => {
    const stats = new Map<Statistic, Stat[]>();
    for (const { hourMs, endMs, energyWh, statistics } of amounts) {
      running.reach(hourMs, endMs);
      for (const statistic of statistics) {
        const amount = energyWh * statistic.perWh;
        const sum = running.add(statistic.key, hourMs, amount);
        if (sum === null) continue;
        const written = stats.get(statistic) ?? [];
        const last = written.at(-1);
        if (last?.startMs === hourMs) {
          last.state += amount;
          last.sum = sum;
        } else {
          written.push({ startMs: hourMs, start: parisText(hourMs), state: amount, sum });
          if (written.length === 1) stats.set(statistic, written);
        }
      }
    }
    if (stats.size === 0) return "";
    const lead = isFirst ? "\n" : ",\n";
    isFirst = false;
    return lead + [...stats].map(([statistic, written]) => messageText(statistic, written)).join(",\n");
  };

  const release = (amounts: readonly Counted[]): string => {
    const waited = waiting ?? [];
    waiting = null;
    running.writeAgain(hoursOf(waited));
    return messages([...waited, ...amounts]);
  };

  return {
    head: () => `${JSON.stringify(aboutBody(about)).slice(0, -1)},"messages":[`,
    rows: (rows) => {
      const amounts = rows.map(counted).filter((one) => one !== null);
      if (waiting === null) return messages(amounts);
      const from = amounts.findIndex(({ hourMs }) => hourMs > running.writtenUntilMs);
      for (const amount of from === -1 ? amounts : amounts.slice(0, from)) wait(waiting, amount);
      return from === -1 ? "" : release(amounts.slice(from));
    },
    waiting: () => (waiting === null ? "" : release([])),
    tail: ({ continuation, ...ending }) => {
      const next = continuation && { start: parisText(continuation.startMs), next: continuation.next };
      return `\n],${JSON.stringify({ ...endingBody({ ...ending, continuation }), continuation: next }).slice(1)}\n`;
    },
    sums: running,
  };
}

/** Amounts that wait are kept by the hour: a repair may read two years of five minutes again. */
function wait(waiting: Counted[], amount: Counted): void {
  const last = waiting.at(-1);
  if (last?.hourMs !== amount.hourMs || last.statistics !== amount.statistics) waiting.push(amount);
  else waiting[waiting.length - 1] = { ...amount, energyWh: last.energyWh + amount.energyWh };
}

function hoursOf(amounts: readonly Counted[]): Map<string, Set<number>> {
  const hours = new Map<string, Set<number>>();
  for (const { hourMs, statistics } of amounts) {
    for (const { key } of statistics) hours.set(key, (hours.get(key) ?? new Set()).add(hourMs));
  }
  return hours;
}

const messageText = ({ id, name, unit }: Statistic, stats: readonly Stat[]): string => {
  const metadata = {
    mean_type: 0,
    has_sum: true,
    name,
    source: SOURCE,
    statistic_id: id,
    unit_class: unit === "Wh" ? "energy" : null,
    unit_of_measurement: unit,
  };
  const amount = unit === "Wh" ? (wh: number) => wh : cents;
  let text = `{"type":"recorder/import_statistics","metadata":${JSON.stringify(metadata)},"stats":[`;
  for (const [at, { start, state, sum }] of stats.entries()) {
    text += `${at === 0 ? "" : ","}{"start":"${start}","state":${amount(state)},"sum":${amount(sum)}}`;
  }
  return `${text}]}`;
};

/** Hundredths of a cent: sums of money are not whole, and their binary tails say nothing. */
const cents = (euros: number): number => Math.round(euros * 10_000) / 10_000;

function energyStatistic(about: About, name: string, tariff: CountedEnergy["tariff"]): Statistic {
  const named = tariff === null ? "" : ` ${tariff.owner} ${tariff.register}`;
  const key = keyOfTariff(tariff);
  return {
    key,
    id: idPrefix(name, about) + key,
    name: `Linky ${about.meter.slice(-4)} ${about.direction} ${about.series}${named}`,
    unit: "Wh",
    perWh: 1,
  };
}

/** `price`: euros for a kWh. */
const costStatistic = ({ key, id, name }: Statistic, price: number): Statistic => ({
  key: costKey(key),
  id: costKey(id),
  name: `${name} (€)`,
  unit: "EUR",
  perWh: price / 1000,
});
