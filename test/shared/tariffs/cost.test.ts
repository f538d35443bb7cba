import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayStartMs, daysBetween } from "../../../shared/paris-time.ts";
import { type Cost, costOf, type Home } from "../../../shared/tariffs/cost.ts";
import type { OffPeakHours } from "../../../shared/tariffs/off-peak-hours.ts";
import { type Choice, OPTIONS } from "../../../shared/tariffs/option.ts";
import { priceListOn } from "../../../shared/tariffs/price-list.ts";
import { figures, sum } from "./figures.ts";
import {
  CUT,
  inventedColours,
  inventedCurve,
  known,
  NIGHT,
  NIGHT_AND_NOON,
  period,
  sameAllYear,
  TWO_SEASONS,
} from "./homes.ts";
import { spreadsheet } from "./spreadsheet.ts";

const HALF_HOUR_MS = 1_800_000;
const TODAY = known("2026-11-30");
const todaysList = () => priceListOn(TODAY);

function cost(home: Home, choice: Choice, of: ReturnType<typeof period>, listOn = priceListOn): Cost {
  const found = costOf(home, choice, of, listOn);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

const HOMES: readonly {
  name: string;
  of: ReturnType<typeof period>;
  kva: number;
  hours: readonly OffPeakHours[];
  minutes?: number;
  missing?: number;
  unknown?: number;
}[] = [
  { name: "a studio at 3 kVA", of: period("2025-02-01", "2026-02-01"), kva: 3, hours: [NIGHT] },
  {
    name: "a studio before and after peak hours came to 3 kVA",
    of: period("2026-07-12", "2026-11-20"),
    kva: 3,
    hours: [NIGHT],
  },
  { name: "a flat at 6 kVA", of: period("2025-08-15", "2026-08-15"), kva: 6, hours: [NIGHT] },
  {
    name: "a house at 9 kVA whose hours moved in March",
    of: period("2025-11-30", "2026-11-30"),
    kva: 9,
    hours: [NIGHT_AND_NOON, TWO_SEASONS],
  },
  { name: "a house whose ranges cut half hours", of: period("2025-10-01", "2026-10-27"), kva: 12, hours: [CUT] },
  { name: "a meter that measures hours", of: period("2025-02-01", "2026-11-30"), kva: 6, hours: [CUT], minutes: 60 },
  {
    name: "a meter that measures ten minutes",
    of: period("2026-03-20", "2026-04-10"),
    kva: 9,
    hours: [CUT],
    minutes: 10,
  },
  {
    name: "a house without 5 % of its readings",
    of: period("2025-02-01", "2026-11-30"),
    kva: 6,
    hours: [NIGHT],
    missing: 0.05,
    unknown: 0.04,
  },
  { name: "a house older than the prices", of: period("2024-12-10", "2025-04-02"), kva: 6, hours: [NIGHT] },
  {
    name: "a house whose former hours are not known",
    of: period("2026-02-20", "2026-04-20"),
    kva: 36,
    hours: [TWO_SEASONS],
  },
  { name: "a house beyond the last known price", of: period("2027-01-20", "2027-02-10"), kva: 24, hours: [NIGHT] },
];

describe("the cost of a period", () => {
  it.each(HOMES)(
    "both computations give the same figures for $name",
    ({ of, kva, hours, minutes = 30, missing = 0, unknown = 0 }) => {
      const home = {
        curve: inventedCurve(of, kva, { minutes, missing }),
        offPeakHours: hours,
        colours: inventedColours(of, kva, unknown),
      };
      for (const option of OPTIONS) {
        const choice = { option, kva };
        expect(figures(cost(home, choice, of))).toEqual(spreadsheet(home, choice, of));
        expect(figures(cost(home, choice, of, todaysList))).toEqual(spreadsheet(home, choice, of, () => TODAY));
      }
    },
  );

  it("a year at 6 kVA costs what its twelve months of subscription and its energy cost", () => {
    const of = period("2025-02-01", "2026-02-01");
    const curve = [{ startMs: dayStartMs(of.start), endMs: dayStartMs(of.start) + HALF_HOUR_MS, energyWh: 1_000 }];
    const { nanoEuros, subscription } = cost(
      { curve, offPeakHours: [], colours: new Map() },
      { option: "base", kva: 6 },
      of,
    );
    expect(subscription).toEqual([
      { listFrom: "2025-02-01", days: 181, nanoEurosPerMonth: 13_720_000_000, nanoEuros: 6 * 13_720_000_000 },
      { listFrom: "2025-08-01", days: 184, nanoEurosPerMonth: 15_470_000_000, nanoEuros: 6 * 15_470_000_000 },
    ]);
    expect(nanoEuros).toBe(6 * 13_720_000_000 + 6 * 15_470_000_000 + 201_600_000);
  });

  it("a year without 5 % of its readings is partial, and its missing readings are counted", () => {
    const of = period("2025-11-01", "2026-11-01");
    const whole = { curve: inventedCurve(of, 1), offPeakHours: [NIGHT], colours: inventedColours(of, 1) };
    const curve = whole.curve.filter((_, at) => at % 20 !== 7);
    for (const option of OPTIONS) {
      const choice = { option, kva: 6 };
      const [partial, complete] = [cost({ ...whole, curve }, choice, of), cost(whole, choice, of)];
      expect(complete.isPartial).toBe(false);
      expect(partial.isPartial).toBe(true);
      expect(partial.leftOut).toEqual({ ...complete.leftOut, missingMs: 876 * HALF_HOUR_MS, incompleteDays: 365 });
      expect(partial.subscription).toEqual(complete.subscription);
    }
  });
});

const FROM = known("2025-01-20");
const anyDay = fc.integer({ min: 0, max: 740 }).map((days) => addDays(FROM, days));
const anyPeriod = fc
  .record({ start: anyDay, days: fc.integer({ min: 2, max: 20 }) })
  .map(({ start, days }) => ({ start, end: addDays(start, days) }));
const anyHome = anyPeriod.chain((of) =>
  fc.record({
    of: fc.constant(of),
    choice: fc.record({ option: fc.constantFrom(...OPTIONS), kva: fc.constantFrom(3, 6, 9, 24, 36) }),
    home: fc.record({
      curve: fc
        .record({ seed: fc.nat(), minutes: fc.constantFrom(10, 15, 30, 60), missing: fc.constantFrom(0, 0.05, 0.5) })
        .map(({ seed, ...kind }) => inventedCurve(of, seed, kind)),
      offPeakHours: fc.subarray([NIGHT, CUT, TWO_SEASONS]),
      colours: fc
        .record({ seed: fc.nat(), unknown: fc.constantFrom(0, 0.3) })
        .map(({ seed, unknown }) => inventedColours(of, seed, unknown)),
    }),
  }),
);

describe("the total of a cost", () => {
  it("the parts of a period sum to the whole, wherever it is divided", () => {
    fc.assert(
      fc.property(anyHome, fc.nat(), ({ of, choice, home }, at) => {
        const middle = addDays(of.start, 1 + (at % (daysBetween(of.start, of.end) - 1)));
        const [first, second, whole] = [
          figures(cost(home, choice, { start: of.start, end: middle })),
          figures(cost(home, choice, { start: middle, end: of.end })),
          figures(cost(home, choice, of)),
        ];
        for (const name of Object.keys(whole) as (keyof typeof whole)[])
          expect(first[name] + second[name]).toBe(whole[name]);
      }),
    );
  });

  it("the lines of a total sum to it, and no energy is lost", () => {
    fc.assert(
      fc.property(anyHome, ({ of, choice, home }) => {
        const found = cost(home, choice, of);
        const { totalNanoEuros, energyNanoEuros, subscriptionNanoEuros, pricedWh, leftOutWh } = figures(found);
        expect(energyNanoEuros + subscriptionNanoEuros).toBe(totalNanoEuros);
        expect(pricedWh + leftOutWh).toBe(sum(home.curve.map(({ energyWh }) => energyWh)));
        for (const { energyWh, nanoEurosPerWh, nanoEuros } of found.energy)
          expect(energyWh * nanoEurosPerWh).toBe(nanoEuros);
        for (const { nanoEuros } of [...found.energy, ...found.subscription])
          expect(nanoEuros).toSatisfy(Number.isSafeInteger);
      }),
    );
  });

  it("the order of the readings makes no difference", () => {
    fc.assert(
      fc.property(
        anyHome.chain((one) =>
          fc.record({
            one: fc.constant(one),
            curve: fc.shuffledSubarray(one.home.curve, { minLength: one.home.curve.length }),
          }),
        ),
        ({ one: { of, choice, home }, curve }) => {
          expect(cost({ ...home, curve }, choice, of)).toEqual(cost(home, choice, of));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("both computations give the same figures for any home", () => {
    fc.assert(
      fc.property(anyHome, ({ of, choice, home }) => {
        expect(figures(cost(home, choice, of))).toEqual(spreadsheet(home, choice, of));
      }),
      { numRuns: 30 },
    );
  });
});

/** A flat curve: 100 Wh in each half hour. */
const flat = (of: ReturnType<typeof period>): Home["curve"] =>
  inventedCurve(of, 0).map((draw) => ({ ...draw, energyWh: 100 }));

const whOf = ({ energy }: Cost) => Object.fromEntries(energy.map(({ rate, energyWh }) => [rate, energyWh]));

describe("off-peak hours", () => {
  const choice = { option: "offPeak", kva: 6 } as const;
  const split = (of: ReturnType<typeof period>, ...offPeakHours: OffPeakHours[]) =>
    cost({ curve: flat(of), offPeakHours, colours: new Map() }, choice, of);

  it.each([
    ["an ordinary day", "2026-06-10", 16, 32],
    ["the day on which clocks go forward", "2026-03-29", 14, 32],
    ["the day on which clocks go back", "2026-10-25", 18, 32],
  ])("a range across midnight holds on both its sides: %s", (_name, on, offPeak, peak) => {
    const found = split({ start: known(on), end: addDays(known(on), 1) }, sameAllYear("2020-01-01", "22:30-06:30"));
    expect(whOf(found)).toEqual({ offPeak: offPeak * 100, peak: peak * 100 });
    expect(found.isPartial).toBe(false);
  });

  it("a half hour that a range cuts is divided by its minutes, and counts as approximate", () => {
    const found = split(period("2026-06-10", "2026-06-11"), sameAllYear("2020-01-01", "01:12-07:12"));
    expect(whOf(found)).toEqual({ offPeak: 60 + 11 * 100 + 40, peak: 40 + 35 * 100 + 60 });
    expect(found.approximateWh).toBe(200);
    expect(found.isPartial).toBe(false);
  });

  it("a half hour that no range cuts is exact", () => {
    expect(split(period("2026-06-10", "2026-06-11"), NIGHT_AND_NOON).approximateWh).toBe(0);
  });

  it("new ranges hold from their first day on, and never before", () => {
    const moved = sameAllYear("2026-03-15", "12:00-13:00");
    expect(whOf(split(period("2026-03-14", "2026-03-15"), NIGHT, moved))).toEqual({ offPeak: 1_600, peak: 3_200 });
    expect(whOf(split(period("2026-03-15", "2026-03-16"), moved, NIGHT))).toEqual({ offPeak: 200, peak: 4_600 });
  });

  it("time before the first known ranges has no rate", () => {
    const found = split(period("2026-03-13", "2026-03-16"), sameAllYear("2026-03-15", "12:00-13:00"));
    expect(found.leftOut.withoutHoursWh).toBe(2 * 4_800);
    expect(found.isPartial).toBe(true);
  });

  it.each([
    ["2026-03-31", 1_600],
    ["2026-04-01", 600],
    ["2026-10-31", 600],
    ["2026-11-01", 1_600],
  ])("summer ranges hold from April to October: %s", (on, offPeakWh) => {
    const seasons = { from: known("2026-01-01"), winter: NIGHT.winter, summer: [{ start: "11:00", end: "14:00" }] };
    const found = split({ start: known(on), end: addDays(known(on), 1) }, seasons);
    expect(whOf(found).offPeak).toBe(offPeakWh);
  });
});

describe("the colours of Tempo", () => {
  const choice = { option: "tempo", kva: 6 } as const;
  const of = period("2026-01-14", "2026-01-15");
  const split = (colours: Home["colours"]) => cost({ curve: flat(of), offPeakHours: [], colours }, choice, of);

  it("a colour holds from 6:00 to 6:00, and the hours before have that of the day before", () => {
    const found = split(
      new Map([
        [known("2026-01-13"), "white"],
        [known("2026-01-14"), "red"],
      ] as const),
    );
    expect(whOf(found)).toEqual({ whiteOffPeak: 1_200, redPeak: 3_200, redOffPeak: 400 });
    expect(found.isPartial).toBe(false);
  });

  it("a day whose colour is not known is left out, and is never blue", () => {
    const found = split(new Map([[known("2026-01-14"), "red"]] as const));
    expect(whOf(found)).toEqual({ redPeak: 3_200, redOffPeak: 400 });
    expect(found.leftOut).toMatchObject({ uncolouredWh: 1_200, uncolouredDays: ["2026-01-13"] });
    expect(found.isPartial).toBe(true);
  });
});

describe("a curve that cannot be priced", () => {
  const of = period("2026-06-10", "2026-06-11");
  const startMs = dayStartMs(of.start);
  const refusalOf = (...curve: Home["curve"]) =>
    costOf({ curve, offPeakHours: [], colours: new Map() }, { option: "base", kva: 6 }, of, priceListOn);

  it.each([
    ["half a Wh", { startMs, endMs: startMs + HALF_HOUR_MS, energyWh: 0.5 }],
    ["less than nothing", { startMs, endMs: startMs + HALF_HOUR_MS, energyWh: -1 }],
    ["no number", { startMs, endMs: startMs + HALF_HOUR_MS, energyWh: Number.NaN }],
    ["no length", { startMs, endMs: startMs, energyWh: 1 }],
    ["a part of a minute", { startMs, endMs: startMs + 1, energyWh: 1 }],
    ["two hours of the clock", { startMs: startMs + HALF_HOUR_MS, endMs: startMs + 3 * HALF_HOUR_MS, energyWh: 1 }],
  ])("a draw with %s is refused", (_name, draw) => {
    expect(refusalOf(draw)).toEqual({ ok: false, refusal: { code: "unreadable_draw", startMs: draw.startMs } });
  });

  it("two draws of one moment are refused, in any order", () => {
    const draws = [0, 1].map((at) => ({
      startMs: startMs + (at * HALF_HOUR_MS) / 2,
      endMs: startMs + HALF_HOUR_MS,
      energyWh: 1,
    }));
    const refused = { ok: false, refusal: { code: "overlapping_draws", startMs: startMs + HALF_HOUR_MS / 2 } };
    expect(refusalOf(...draws)).toEqual(refused);
    expect(refusalOf(...draws.reverse())).toEqual(refused);
  });
});
