import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthsAt, nextMonth, oldestKeptMs, recentWindow } from "../../../shared/intensity/schedule.ts";

const NOW = Date.UTC(2026, 10, 24, 12);

describe("the months that are looked at", () => {
  it("the months that are looked at are 3 of real time and 25 consolidated, each whole, and the last days", () => {
    const months = monthsAt(NOW);
    expect(months.map(({ name }) => name).slice(0, 4)).toEqual([
      "eco2mix-national-tr 2026-11",
      "eco2mix-national-tr 2026-10",
      "eco2mix-national-tr 2026-09",
      "eco2mix-national-cons-def 2026-11",
    ]);
    expect(months).toHaveLength(28);
    expect(months.at(-1)?.name).toBe("eco2mix-national-cons-def 2024-11");
    expect(months.map(({ window }) => (window.toMs - window.fromMs) / 86_400_000).slice(0, 3)).toEqual([30, 31, 30]);
    for (const { name, window } of months) expect(name.startsWith(`${window.dataset} `)).toBe(true);
    expect(recentWindow(NOW)).toEqual({
      dataset: "eco2mix-national-tr",
      fromMs: Date.UTC(2026, 10, 22),
      toMs: Date.UTC(2026, 10, 25),
    });
  });

  it("the months that are looked at follow each other without a gap in each dataset, from the oldest kept day on", () => {
    for (const dataset of ["eco2mix-national-tr", "eco2mix-national-cons-def"]) {
      const windows = monthsAt(NOW).flatMap(({ window }) => (window.dataset === dataset ? [window] : []));
      for (const [index, { fromMs }] of windows.slice(0, -1).entries()) expect(windows[index + 1]?.toMs).toBe(fromMs);
    }
    expect(oldestKeptMs(NOW)).toBe(Date.UTC(2024, 9, 24));
  });

  it("the months take turns: after as many turns as there are months, each was looked at once", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000 }), (daysLater) => {
        const fromMs = NOW + daysLater * 86_400_000;
        const looked = new Map<string, number>();
        for (let turn = 0; turn < monthsAt(fromMs).length; turn++) looked.set(nextMonth(fromMs, looked).name, turn);
        expect([...looked.keys()].sort()).toEqual(
          monthsAt(fromMs)
            .map(({ name }) => name)
            .sort(),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("the months that are looked at begin again with the one looked at longest ago", () => {
    const looked = new Map(monthsAt(NOW).map(({ name }, index) => [name, NOW - (index === 7 ? 2 : 1)]));
    expect(nextMonth(NOW, looked).name).toBe(monthsAt(NOW)[7]?.name);
  });
});
