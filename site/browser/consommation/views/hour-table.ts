import { CONSOMMATION_FR as TEXTS } from "../../../../shared/texts/consommation.fr.ts";
import { byDay } from "../../chart/by-day.ts";
import type { Interval } from "../loaded.ts";
import { hoursOf, isSecondPass, wallHour } from "../sums.ts";
import type { Table } from "../table-file.ts";
import { dayText } from "./words.ts";

/** A row for each day, a column for each hour that the wall shows; the hour that autumn lives twice has two. */
export function hourTable(
  intervals: readonly Interval[],
  amountOf: (hour: Interval) => number = ({ wh }) => wh,
): Table {
  const hours = hoursOf(intervals);
  const hasSecond = hours.some(({ startMs }) => isSecondPass(startMs));
  const columns = Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) =>
    hour === 2 && hasSecond ? [`${hour}`, `${hour} bis`] : [`${hour}`],
  );
  return {
    head: [TEXTS.table.day, ...columns.map((name) => `${name}\u00a0h`), TEXTS.table.total],
    rows: byDay(hours).map(({ startMs, items: within }) => {
      const byName = new Map(
        within.map((hour) => [`${wallHour(hour.startMs)}${isSecondPass(hour.startMs) ? " bis" : ""}`, amountOf(hour)]),
      );
      const total = within.reduce((sum, hour) => sum + amountOf(hour), 0);
      return [dayText(startMs), ...columns.map((name) => byName.get(name) ?? null), total];
    }),
  };
}
