import { dayEndMs, dayStartMs, daysOf } from "../../../../shared/paris-time.ts";
import { CONSOMMATION_FR as TEXTS } from "../../../../shared/texts/consommation.fr.ts";
import { barsLayer } from "../../chart/bars.ts";
import type { Palette } from "../../chart/canvas.ts";
import { energy, euros, shortEnergy } from "../../chart/quantities.ts";
import type { TimeWindow } from "../../chart/window.ts";
import type { RegisterLine } from "../rows.ts";
import { type Calendar, calendarsOf, costOf, inCents } from "../tariff.ts";
import type { View, ViewState } from "./view.ts";
import { dayKey, dayText, inSight, weekendKeys, windowOf } from "./words.ts";

/** Every register line that lies within the days of a window. */
export function linesWithin(
  { loaded, span }: ViewState,
  { fromMs, toMs }: TimeWindow = windowOf(span),
): RegisterLine[] {
  return daysOf(span.start, span.end)
    .filter((day) => inSight({ fromMs, toMs })({ startMs: dayStartMs(day), endMs: dayEndMs(day) }))
    .flatMap((day) => loaded.registers.get(day) ?? []);
}

/** The calendar that is shown, of those that the meter has. */
export function calendarShown(shown: ViewState, visible?: TimeWindow): Calendar | undefined {
  const calendars = calendarsOf(linesWithin(shown, visible));
  return calendars.find(({ id }) => id === shown.calendar) ?? calendars[0];
}

/** The energy of each tariff period, day by day. */
export function tariffView(shown: ViewState): View {
  const { loaded, span, prices } = shown;
  const calendar = calendarShown(shown);
  const registers = calendar?.shares.map(({ register }) => register) ?? [];
  const labels = calendar?.shares.map(({ label }) => label) ?? [];
  const columns = daysOf(span.start, span.end).map((day) => {
    const lines = (loaded.registers.get(day) ?? []).filter((line) => line.calendar === calendar?.id);
    const whOf = (register: string) => lines.find((line) => line.register === register)?.energy_wh ?? 0;
    const isKnown = lines.some(({ energy_wh }) => energy_wh !== null);
    return {
      startMs: dayStartMs(day),
      endMs: dayEndMs(day),
      parts: isKnown ? registers.map(whOf) : null,
      behind: null,
    };
  });
  const layer = barsLayer({
    name: TEXTS.view.titles.tariff,
    named: "days",
    columns,
    colours: registers.map(colourOf),
    hasBehind: false,
    written: shortEnergy,
    described: ({ startMs, parts }) => ({
      title: dayText(startMs),
      lines:
        parts === null
          ? [TEXTS.label.none]
          : parts.flatMap((wh, at) => (wh === 0 && parts.length > 2 ? [] : [`${labels[at]} : ${energy(wh)}`])),
    }),
  });
  const { figures, files, table } = TEXTS;
  const shownColumns = (visible: TimeWindow) => columns.filter(inSight(visible)).filter(({ parts }) => parts !== null);
  return {
    shape: [calendar?.id, ...registers].join(),
    layers: [layer],
    figures: (visible) => {
      const inView = calendarShown(shown, visible);
      if (inView === undefined) return [];
      const cost = costOf(inView.shares, prices);
      return [
        { name: figures.total, text: energy(inView.wh), exact: inView.wh },
        ...(cost === null ? [] : [{ name: figures.cost, text: euros(inCents(cost)), exact: inCents(cost) }]),
      ];
    },
    legend: (visible) => [
      ...registers.map((register, at) => ({ colour: colourOf(register), text: labels[at] ?? register })),
      ...weekendKeys(visible),
      ...(calendar !== undefined && calendar.untold > 0 ? [TEXTS.tariff.untold] : []),
    ],
    data: (visible) => ({
      head: [files.day, ...registers.map((register) => `${register.toLowerCase()}_wh`)],
      rows: shownColumns(visible).map(({ startMs, parts }) => [dayKey(startMs), ...(parts ?? [])]),
    }),
    table: (visible) => ({
      head: [table.day, ...labels.map((label) => `${label} (kWh)`)],
      rows: shownColumns(visible).map(({ startMs, parts }) => [
        dayText(startMs),
        ...(parts ?? []).map((wh) => wh / 1000),
      ]),
    }),
  };
}

/** Colours that say what a register is by its code: off-peak cool, peak warm, the days of Tempo in their own. */
export function colourOf(register: string): keyof Palette {
  const isOffPeak = register.startsWith("HC");
  const day = /J([BWR])$/.exec(register)?.[1];
  if (day !== undefined) return TEMPO[day as keyof typeof TEMPO][isOffPeak ? 1 : 0];
  const isLowSeason = register.endsWith("B") && register.length === 3;
  if (isOffPeak) return isLowSeason ? "off-peak-2" : "off-peak";
  return register.startsWith("HP") ? (isLowSeason ? "peak-2" : "peak") : "accent";
}

const TEMPO = { B: ["blue", "blue-2"], W: ["white", "white-2"], R: ["red", "red-2"] } as const;
