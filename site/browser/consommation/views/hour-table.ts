import { CONSOMMATION as TEXTS } from "#words/consommation";
import { HOURS } from "#words/hours";
import { byDay } from "../../chart/by-day.ts";
import { weekdayName } from "../../chart/calendar-names.ts";
import type { Cell, Table } from "../../table-file.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf, isSecondPass, wallHour } from "../sums.ts";
import { dayKey, dayText } from "./words.ts";

/** Up to this many days stand side by side; more of them stand one below the other, a row each. */
const MOST_COLUMNS = 7;

const inKwh = ({ wh }: Interval): number => wh / 1000;

/** What each hour amounts to. Of a few days the hours go down and the days across; the hour that autumn lives twice stands twice. */
export function hourTable(intervals: readonly Interval[], amountOf: (hour: Interval) => number = inKwh): Table {
  const hours = hoursOf(intervals);
  const hasSecond = hours.some(({ startMs }) => isSecondPass(startMs));
  const names = Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) =>
    hour === 2 && hasSecond ? [HOURS.hour(hour), HOURS.second(hour)] : [HOURS.hour(hour)],
  );
  const days = byDay(hours).map(({ startMs, items }) => {
    const byName = new Map(items.map((hour) => [nameOf(hour), amountOf(hour)]));
    return {
      startMs,
      amounts: [...names.map((name) => byName.get(name) ?? null), items.reduce((sum, hour) => sum + amountOf(hour), 0)],
    };
  });
  const { table } = TEXTS;
  const columns = [...names, table.total];
  if (days.length > MOST_COLUMNS)
    return { head: [table.day, ...columns], rows: days.map(({ startMs, amounts }) => [dayText(startMs), ...amounts]) };
  return {
    head: [table.hour, ...days.map(({ startMs }) => weekdayName(dayKey(startMs)))],
    rows: columns.map((name, at): Cell[] => [name, ...days.map(({ amounts }) => amounts[at] ?? null)]),
  };
}

const nameOf = ({ startMs }: Interval): string =>
  (isSecondPass(startMs) ? HOURS.second : HOURS.hour)(wallHour(startMs));
