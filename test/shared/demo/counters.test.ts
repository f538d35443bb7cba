import { describe, expect, it } from "vitest";
import { added, COUNTS_SINCE, type Counters, countersAt, countOn } from "../../../shared/demo/counters.ts";
import { COUNTERS_BY_MONTH } from "../../../shared/demo/counters-by-month.ts";
import { demoPoints } from "../../../shared/demo/readings.ts";
import { addDays, type Day, day, daysOf } from "../../../shared/paris-time.ts";

const dayNamed = (text: string) => day(text) as Day;
const NOTHING: Counters = { peakWh: 0, offPeakWh: 0, injectedWh: 0 };

describe("the counters of the invented home", () => {
  it("the table of months has what each counter really sums to, month after month", () => {
    let counters = NOTHING;
    const summed = COUNTERS_BY_MONTH.map(([month], at) => {
      const row = [month, counters.peakWh, counters.offPeakWh, counters.injectedWh];
      const next = COUNTERS_BY_MONTH[at + 1]?.[0] ?? month;
      counters = daysOf(dayNamed(`${month}-01`), dayNamed(`${next}-01`))
        .map(countOn)
        .reduce(added, counters);
      return row;
    });
    expect(summed).toEqual(COUNTERS_BY_MONTH);
    expect(summed.at(0)).toEqual([COUNTS_SINCE.slice(0, 7), 0, 0, 0]);
    expect(summed.length).toBeGreaterThan(150);
  });

  it.each(["2026-03-29", "2026-10-25", "2026-11-30", "2028-02-29", "2027-01-01"])(
    "the counters go on by the energy of the day: %s",
    (text) => {
      const on = dayNamed(text);
      const [before, after] = [countersAt(on), countersAt(addDays(on, 1))];
      const [drawn] = demoPoints("daily_consumption", on);
      const [injected] = demoPoints("daily_production", on);
      expect(after.peakWh + after.offPeakWh - before.peakWh - before.offPeakWh).toBe(Number(drawn?.value));
      expect(after.injectedWh - before.injectedWh).toBe(Number(injected?.value));
    },
  );

  it("the counters go on behind the table of months", () => {
    const last = dayNamed(`${COUNTERS_BY_MONTH.at(-1)?.[0]}-28`);
    expect(countersAt(addDays(last, 10)).peakWh).toBeGreaterThan(countersAt(last).peakWh);
  });
});
