import { CONSOMMATION as TEXTS } from "#words/consommation";
import { FILES } from "#words/files";
import { COLON } from "#words/language";
import { dayEndMs, dayStartMs, daysBetween, daysOf } from "../../../../shared/paris-time.ts";
import { barsLayer, type Column } from "../../chart/bars.ts";
import type { Palette } from "../../chart/canvas.ts";
import { energy, euros, shortEnergy } from "../../chart/quantities.ts";
import type { TimeWindow } from "../../chart/window.ts";
import type { RegisterLine } from "../rows.ts";
import { type Calendar, calendarsOf, costOf, inCents } from "../tariff.ts";
import type { View, ViewState } from "./view.ts";
import { dayKey, dayText, inSight, monthKey, monthText, weekendKeys, windowOf } from "./words.ts";

/** More days than these are put together by month: as bars they would touch each other. */
const MOST_DAYS_AS_DAYS = 62;

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
  const by = daysBetween(span.start, span.end) > MOST_DAYS_AS_DAYS ? "months" : "days";
  const days = daysOf(span.start, span.end).map((day): Column => {
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
  const columns = by === "days" ? days : monthColumns(days);
  const textOf = by === "days" ? dayText : monthText;
  const layer = barsLayer({
    name: TEXTS.view.titles.tariff,
    named: by,
    columns,
    colours: registers.map(colourOf),
    hasBehind: false,
    written: shortEnergy,
    described: ({ startMs, parts }) => ({
      title: textOf(startMs),
      lines:
        parts === null
          ? [TEXTS.label.none]
          : parts.flatMap((wh, at) => (wh === 0 && parts.length > 2 ? [] : [`${labels[at]}${COLON}${energy(wh)}`])),
    }),
  });
  const { figures, table } = TEXTS;
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
      head: [by === "days" ? FILES.day : FILES.month, ...registers.map(FILES.register)],
      rows: shownColumns(visible).map(({ startMs, parts }) => [
        by === "days" ? dayKey(startMs) : monthKey(startMs),
        ...inKwh(parts),
      ]),
    }),
    table: (visible) => ({
      head: [table[by === "days" ? "day" : "month"], ...labels.map((label) => `${label} (kWh)`)],
      rows: shownColumns(visible).map(({ startMs, parts }) => [textOf(startMs), ...inKwh(parts)]),
    }),
  };
}

const inKwh = (parts: Column["parts"]): number[] => (parts ?? []).map((wh) => wh / 1000);

/** The days of each month put together; a month without a known day stays empty. */
function monthColumns(days: readonly Column[]): Column[] {
  return [...Map.groupBy(days, ({ startMs }) => monthKey(startMs)).values()].map((within) => {
    const known = within.flatMap(({ parts }) => (parts === null ? [] : [parts]));
    const [first] = known;
    return {
      startMs: within[0]?.startMs ?? 0,
      endMs: within.at(-1)?.endMs ?? 0,
      parts: first === undefined ? null : first.map((_, at) => known.reduce((sum, parts) => sum + (parts[at] ?? 0), 0)),
      behind: null,
    };
  });
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
