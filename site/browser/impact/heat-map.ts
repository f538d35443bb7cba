import { HOURS } from "#words/hours";
import { IMPACT } from "#words/impact";
import { LOCALE } from "#words/language";
import { element } from "../element.ts";

/** One hour, by the instant it begins at on a Paris clock (RFC 3339). */
export interface HourValue {
  readonly start: string;
  readonly value: number;
}

const LEVELS = 6;

/** A day with its hour lived twice has a row of its own for it. */
const rowOf = (start: string, seen: ReadonlySet<string>, day: string): string => {
  const hour = start.slice(11, 13);
  return seen.has(`${day} ${hour}`) ? `${hour} bis` : hour;
};

/** Hours down, days across: the darker, the higher. A table, so that each value can be read. */
export function heatMap(hours: readonly HourValue[], caption: string, written: (value: number) => string): HTMLElement {
  const values = hours.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const level = (value: number) =>
    high === low ? 0 : Math.min(LEVELS - 1, Math.floor((LEVELS * (value - low)) / (high - low)));

  const cells = new Map<string, number>();
  const seen = new Set<string>();
  for (const { start, value } of hours) {
    const day = start.slice(0, 10);
    const row = rowOf(start, seen, day);
    seen.add(`${day} ${start.slice(11, 13)}`);
    cells.set(`${day} ${row}`, value);
  }
  const keys = [...cells.keys()];
  const days = [...new Set(keys.map((key) => key.slice(0, 10)))].sort();
  const rows = [...new Set(keys.map((key) => key.slice(11)))].sort();

  const cell = (day: string, row: string) => {
    const value = cells.get(`${day} ${row}`);
    return value === undefined
      ? element("td", {}, "–")
      : element("td", { class: `heat-${level(value)}` }, written(value));
  };
  const table = element(
    "table",
    { class: "heat" },
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, IMPACT.hour),
        ...days.map((day) => element("th", { scope: "col" }, shortDay(day))),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map((row) =>
        element("tr", {}, element("th", { scope: "row" }, hourName(row)), ...days.map((day) => cell(day, row))),
      ),
    ),
  );
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table);
}

/** `1 h`; `2 h bis` for the hour that autumn has twice. */
const hourName = (row: string): string => HOURS[row.length > 2 ? "second" : "hour"](Number(row.slice(0, 2)));

const dayName = new Intl.DateTimeFormat(LOCALE, { weekday: "short", day: "numeric", timeZone: "UTC" });
const shortDay = (day: string): string => dayName.format(new Date(`${day}T00:00:00Z`));
