import { CONTRACT as TEXTS } from "#words/contract";
import type { ClockRange } from "../../../../shared/enedis/contract/off-peak-text.ts";
import type { Examination, KnownContract } from "../../../../shared/tariffs/examination.ts";
import { date } from "../../chart/calendar-names.ts";
import { energy } from "../../chart/quantities.ts";

/** `6 h`, `22 h 30`. */
const clock = (text: string): string =>
  text
    .replace(/^0/, "")
    .replace(":", "\u00a0h\u00a0")
    .replace(/\u00a000$/, "");

export const rangesText = (ranges: readonly ClockRange[]): string =>
  ranges.map(({ start, end }) => TEXTS.hours.range(clock(start), clock(end))).join(TEXTS.hours.and);

/** Since when off-peak hours hold, on which day they moved, or what nobody knows of them. */
export function hoursTexts({ hours, options }: Examination, { ranges, dated }: KnownContract): string[] {
  const texts = TEXTS.hours;
  const approximateWh = options.find(({ option }) => option === "offPeak")?.inForce.approximateWh ?? 0;
  const approximate = approximateWh > 0 ? [texts.approximate(energy(approximateWh))] : [];
  if (hours === null) return dated.length === 0 ? [texts.unknown] : approximate;
  const { verdict } = hours;
  switch (verdict.kind) {
    case "moved":
      return [
        (verdict.knownHold === "after" ? texts.movedAfter : texts.movedBefore)(date(verdict.day)),
        ...approximate,
      ];
    case "confirmed":
      return [texts.confirmed(rangesText(ranges), date(verdict.from)), ...approximate];
    case "unconfirmed":
      return dated.length === 0 ? [texts.unconfirmed(rangesText(ranges))] : approximate;
  }
}
