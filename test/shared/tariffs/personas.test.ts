import { describe, expect, it } from "vitest";
import { countedOn, PERSONAS } from "../../../packages/simulator/index.ts";
import { addDays, type Day, dayEndMs, daysOf } from "../../../shared/paris-time.ts";
import { costOf, type Home } from "../../../shared/tariffs/cost.ts";
import type { Draw } from "../../../shared/tariffs/curve.ts";
import { OPTIONS } from "../../../shared/tariffs/option.ts";
import { priceListOn } from "../../../shared/tariffs/price-list.ts";
import { figures } from "./figures.ts";
import { CUT, inventedColours, known, NIGHT, NIGHT_AND_NOON, period, TWO_SEASONS } from "./homes.ts";
import { spreadsheet } from "./spreadsheet.ts";

/**
 * `WHOLE_YEARS=1` computes the whole year of every persona, which takes minutes; otherwise each has the days around every change of a price
 * and of the clock in it, and some have the year.
 */
const isWhole = process.env.WHOLE_YEARS === "1";
const YEAR = period("2025-11-30", "2026-11-30");
const CHANGES = ["2026-02-01", "2026-03-29", "2026-08-01", "2026-10-25"].map(known);
const WINDOWS = CHANGES.map((day) => ({ start: addDays(day, -1), end: addDays(day, 2) }));
const HOURS = [[NIGHT], [NIGHT_AND_NOON, TWO_SEASONS], [CUT]];
const POWERS = [3, 6, 9, 12, 36];
const TODAY = known("2026-11-29");
/** Their clock change is written in a way that lacks an hour, or says one twice. */
const LACKING = new Set(["always_48", "no_duplicates"]);

const DRAWING = [...PERSONAS.sandbox, ...PERSONAS.invented].filter(({ nature }) => nature.draws);
/** Meters with intervals of 30 minutes; one counts in a seeded tenth of all homes. */
const WITH_A_YEAR = isWhole ? DRAWING : DRAWING.filter((_, at) => at % 24 === 7);

/** What a meter counted, as the draws of a curve. */
function curveOf(prm: string, { start, end }: typeof YEAR): Draw[] {
  return daysOf(start, end).flatMap((day: Day) => {
    const intervals = (countedOn(prm, "CONS", day)?.intervals ?? []).filter(({ startMs }) => startMs < dayEndMs(day));
    const steps = intervals.slice(1).map(({ startMs }, at) => startMs - (intervals[at]?.startMs ?? 0));
    const stepMs = Math.min(...steps);
    return intervals.map(({ startMs, wh }) => ({ startMs, endMs: startMs + stepMs, energyWh: wh }));
  });
}

function compared(home: Home, kva: number, of: typeof YEAR): boolean[] {
  return OPTIONS.map((option) => {
    const choice = { option, kva };
    const cost = costOf(home, choice, of, priceListOn);
    const today = costOf(home, choice, of, () => priceListOn(TODAY));
    if (!cost.ok || !today.ok) throw new Error("the curve is refused");
    expect(figures(cost.value)).toEqual(spreadsheet(home, choice, of));
    expect(figures(today.value)).toEqual(spreadsheet(home, choice, of, () => TODAY));
    return cost.value.isPartial;
  });
}

const homeOf = (at: number, curve: Draw[]): Home => ({
  curve,
  offPeakHours: HOURS[at % HOURS.length] ?? [],
  colours: inventedColours(YEAR, at),
});
const powerOf = (at: number): number => POWERS[at % POWERS.length] ?? 6;
const withoutFivePercent = (curve: readonly Draw[]): Draw[] => curve.filter((_, at) => at % 20 !== 7);

describe("the cost of a persona's electricity", () => {
  it("the simulator has enough drawing personas to speak of all", () => {
    expect(DRAWING.length).toBeGreaterThan(55);
  });

  it.each(DRAWING.map((persona, at) => ({ ...persona, at })))(
    "both computations agree around every change, whole and without 5 % of the readings: $label",
    ({ prm, at, nature }) => {
      for (const of of WINDOWS) {
        const curve = curveOf(prm, of);
        const missing =
          LACKING.has(nature.clockChange) && (of.start.slice(5, 7) === "03" || of.start.slice(5, 7) === "10");
        const [isBasePartial] = compared(homeOf(at, curve), powerOf(at) === 3 ? 6 : powerOf(at), of);
        if (!missing) expect(isBasePartial).toBe(false);
        const partial = compared(homeOf(at, withoutFivePercent(curve)), powerOf(at) === 3 ? 6 : powerOf(at), of);
        expect(partial).toEqual([true, true, true]);
      }
    },
  );

  it.each(WITH_A_YEAR.map((persona) => ({ ...persona, at: DRAWING.indexOf(persona) })))(
    "both computations agree over a year, whole and without 5 % of the readings: $label",
    { timeout: 120_000 },
    ({ prm, at }) => {
      const curve = curveOf(prm, YEAR);
      compared(homeOf(at, curve), powerOf(at), YEAR);
      const partial = compared(homeOf(at, withoutFivePercent(curve)), powerOf(at), YEAR);
      expect(partial).toEqual([true, true, true]);
    },
  );
});
