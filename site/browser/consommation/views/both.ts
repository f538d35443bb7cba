import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import { barsLayer } from "../../chart/bars.ts";
import { energy, shortEnergy } from "../../chart/quantities.ts";
import type { Table } from "../../table-file.ts";
import type { LoadedReadings } from "../loaded.ts";
import { type Bar, dayBars, monthBars } from "../sums.ts";
import type { Figure, View, ViewState } from "./view.ts";
import { dayKey, dayText, inSight, monthKey, monthText, titleOf, weekendKeys } from "./words.ts";

interface Pair {
  readonly startMs: number;
  readonly endMs: number;
  readonly takenWh: number | null;
  readonly injectedWh: number | null;
}

/** What was taken from the grid beside what was injected into it, by day or by month. */
export function bothView(shown: ViewState, injected: LoadedReadings, by: "days" | "months"): View {
  const barsOf = (of: LoadedReadings): Bar[] => {
    const days = dayBars(
      shown.span,
      (day) => of.daily.get(day) ?? null,
      () => null,
    );
    return by === "days" ? days : monthBars(days);
  };
  const others = barsOf(injected);
  const pairs = barsOf(shown.loaded).map(({ startMs, endMs, wh }, at): Pair => {
    return { startMs, endMs, takenWh: wh, injectedWh: others[at]?.wh ?? null };
  });
  const textOf = by === "days" ? dayText : monthText;
  const layer = barsLayer({
    name: titleOf(by, "both"),
    named: by,
    columns: pairs.map(({ startMs, endMs, takenWh, injectedWh }) => ({
      startMs,
      endMs,
      parts: takenWh === null ? null : [takenWh],
      behind: null,
      beside: injectedWh,
    })),
    colours: ["accent"],
    beside: "sun",
    hasBehind: false,
    written: shortEnergy,
    described: ({ startMs }, at) => ({ title: textOf(startMs), lines: linesOf(pairs[at] as Pair) }),
  });
  const { legend } = TEXTS;
  return {
    layers: [layer],
    figures: (visible) => figuresOf(pairs.filter(inSight(visible))),
    legend: (visible) => [
      { colour: "accent", text: legend.taken },
      { colour: "sun", text: legend.injected },
      ...(by === "days" ? weekendKeys(visible) : []),
    ],
    data: (visible) => fileOf(pairs.filter(inSight(visible)), by),
    table: (visible) => tableOf(pairs.filter(inSight(visible)), by),
  };
}

function linesOf({ takenWh, injectedWh }: Pair): string[] {
  const { label } = TEXTS;
  if (takenWh === null && injectedWh === null) return [label.none];
  return [
    label.taken(takenWh === null ? label.none : energy(takenWh)),
    label.injected(injectedWh === null ? label.none : energy(injectedWh)),
  ];
}

function figuresOf(pairs: readonly Pair[]): Figure[] {
  const { figures } = TEXTS;
  const sum = (of: (pair: Pair) => number | null) => pairs.reduce((all, pair) => all + (of(pair) ?? 0), 0);
  const [taken, injected] = [sum(({ takenWh }) => takenWh), sum(({ injectedWh }) => injectedWh)];
  if (pairs.every(({ takenWh, injectedWh }) => takenWh === null && injectedWh === null)) return [];
  // Days that lack one of both would tilt the balance.
  const whole = pairs.filter(({ takenWh, injectedWh }) => takenWh !== null && injectedWh !== null);
  const balance = whole.reduce((all, { takenWh, injectedWh }) => all + (takenWh ?? 0) - (injectedWh ?? 0), 0);
  return [
    { name: figures.taken, text: energy(taken), exact: taken },
    { name: figures.injected, text: energy(injected), exact: injected },
    {
      name: figures.balance[balance < 0 ? "injected" : "taken"],
      text: energy(Math.abs(balance)),
      exact: balance,
    },
  ];
}

const inKwh = (wh: number | null): number | null => (wh === null ? null : wh / 1000);

const rowOf = ({ startMs, takenWh, injectedWh }: Pair, name: (ms: number) => string) => [
  name(startMs),
  inKwh(takenWh),
  inKwh(injectedWh),
];

const fileOf = (pairs: readonly Pair[], by: "days" | "months"): Table => ({
  head: [FILES[by === "days" ? "day" : "month"], FILES.energy, FILES.injected],
  rows: pairs.map((pair) => rowOf(pair, by === "days" ? dayKey : monthKey)),
});

function tableOf(pairs: readonly Pair[], by: "days" | "months"): Table {
  const { table } = TEXTS;
  return {
    head: [table[by === "days" ? "day" : "month"], table.taken, table.injected],
    rows: pairs.map((pair) => rowOf(pair, by === "days" ? dayText : monthText)),
  };
}
