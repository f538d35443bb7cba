import { parisText } from "../../paris-time.ts";
import { type About, aboutBody, endingBody } from "../answer.ts";
import type { Row } from "../columns.ts";
import type { CountedEnergy } from "../series/definition.ts";
import { SERIES } from "../series.ts";
import { importMessage, type Stat } from "../statistics/import-message.ts";
import { RunningSums } from "../statistics/running-sums.ts";
import { costStatistic, energyStatistic, type Statistic } from "../statistics/statistic.ts";
import { hourOf } from "../statistics/whole-hours.ts";
import type { FormatDefinition, Writer, WriterOptions } from "./definition.ts";

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
    return lead + [...stats].map(([statistic, written]) => importMessage(statistic, written)).join(",\n");
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
