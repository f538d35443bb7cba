import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { aggregate, detailed, full, only } from "../../../shared/impact/v1.0.0/answer.ts";
import { ALL_PROCESSES, FRENCH_LOW_VOLTAGE } from "../../../shared/impact/v1.0.0/factors/factors.ts";
import { readRequest, type Simulation } from "../../../shared/impact/v1.0.0/request.ts";
import type { FieldFault } from "../../../shared/refusals/impact.ts";
import { wholeDays } from "./curves.ts";

function simulation(body: unknown): Simulation {
  const read = readRequest(body, parisMidnightMs);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read;
}
const faults = (body: unknown): readonly FieldFault[] => {
  const read = readRequest(body, parisMidnightMs);
  return Array.isArray(read) ? read : [];
};
const household = (amount: number) => ({ consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount }] });
const in2025 = { method: "ecobalyse-v7.0.0" };
const detail = (body: unknown) => detailed(simulation(body), parisMidnightMs);
const kWh = (body: unknown) => detail(body).query.consumptions[0]?.amount;

describe("the score of a quantity of energy", () => {
  it("the score of 12 kWh of household electricity is 231.972 points", () => {
    expect(aggregate(simulation(household(12))).score).toEqual({ ecs: 231.972 });
  });

  it("the score of 12 kWh by the method of Ecobalyse v7 is 225.0144, and 260.7708 by the withdrawn PEF score", () => {
    expect(aggregate(simulation({ ...household(12), ...in2025 })).score).toEqual({ ecs: 225.0144, pef: 260.7708 });
  });

  it("a year of 4500 kWh is 86 989.5 points, 8.7 % of a European's year, and 207.45 kg CO2 eq", () => {
    const answer = full(simulation(household(4500)));
    expect(answer.score).toEqual({ ecs: 86989.5 });
    expect(answer.impacts).toEqual({ cch: 207.45 });
    expect(answer.description).toContain("soit 8,7 % de l’empreinte annuelle d’un Européen.");
  });

  it("the score of a quantity of energy is linear: the parts add up to the whole", () => {
    const item = fc.record({
      processId: fc.constantFrom(...ALL_PROCESSES.map(({ id }) => id)),
      amount: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (consumptions) => {
        const { score, processes } = detail({ consumptions });
        const sum = processes.reduce((total, part) => total + (part.score.ecs ?? Number.NaN), 0);
        expect(Math.abs((score.ecs ?? Number.NaN) - sum)).toBeLessThanOrEqual(1e-9 * Math.max(1, sum));
      }),
    );
  });

  it("a whole of which one part has no climate figure has none either, and says why", () => {
    const mixed = full(
      simulation({
        consumptions: [
          { processId: FRENCH_LOW_VOLTAGE, amount: 12 },
          { processId: "heat-mix-eu", amount: 1 },
        ],
      }),
    );
    expect(mixed.impacts).toEqual({});
    expect(mixed.withheld.cch).toMatch(/every process/);
    expect(mixed.score).toEqual({ ecs: 236.0556 });
  });
});

describe("what anybody is answered", () => {
  const body = fc.oneof(
    fc.record({
      consumptions: fc.array(
        fc.record({
          processId: fc.constantFrom(...ALL_PROCESSES.map(({ id }) => id)),
          amount: fc.double({ min: 0, max: 1e9, noNaN: true }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    }),
    fc.nat({ max: 9000 }).map((watts) => ({ loadCurve: wholeDays("2026-11-01", 1, () => watts) })),
  );

  it("the answer to anybody holds no detail: no impact, no indicator, no process, no day, no hour", () => {
    fc.assert(
      fc.property(body, (asked) => {
        const answer = aggregate(simulation(asked));
        const members = Object.keys(answer).filter((name) => name !== "warnings");
        expect(members.sort()).toEqual(["description", "impacts", "method", "query", "score", "withheld"]);
        expect(answer.impacts).toEqual({});
        expect(Object.keys(answer.score)).toEqual(["ecs"]);
        expect(answer.withheld.cch).toMatch(/token/);
      }),
      { numRuns: 50 },
    );
  });

  it("the answer to anybody explains each impact of the method that is absent, and writes 0 for none", () => {
    const { withheld, impacts, score } = full(simulation(household(12)));
    const absent = [
      "pef",
      "acd",
      "etf-c",
      "fru",
      "fwe",
      "htc-c",
      "htn-c",
      "ior",
      "ldu",
      "mru",
      "ozd",
      "pco",
      "pma",
      "swe",
      "tre",
      "wtu",
    ];
    for (const key of absent) {
      expect(withheld[key]).toMatch(/\w{5,}/);
      expect({ ...impacts, ...score }).not.toHaveProperty(key);
    }
    expect(withheld).not.toHaveProperty("cch");
  });

  it("the answer to anybody can be narrowed to one indicator", () => {
    const answer = full(simulation({ ...household(12), ...in2025 }));
    expect(only(answer, "pef")).toMatchObject({ score: { pef: 260.7708 }, impacts: {}, withheld: {} });
    expect(only(answer, "cch").indicators.map(({ key }) => key)).toEqual(["cch"]);
    expect(only(answer, "cch").score).toEqual({});
  });
});

describe("the energy of a load curve", () => {
  it("a load curve of 48 half hours of 500 W is 12 kWh, and has the score of 12 kWh", () => {
    const curve = { loadCurve: wholeDays("2026-11-03", 1, () => "500") };
    expect(kWh(curve)).toBe(12);
    expect(detail(curve).score).toEqual({ ecs: 231.972 });
  });

  it.each([5, 10, 15, 30, 60] as const)("load curves with steps of %i minutes give the same energy", (minutes) => {
    expect(kWh({ loadCurve: wholeDays("2026-11-03", 1, () => 500, minutes) })).toBe(12);
  });

  it.each([
    ["2026-03-29", 46, 11.5, 1380, 23],
    ["2026-10-25", 50, 12.5, 1500, 25],
    ["2026-07-14", 48, 12, 1440, 24],
  ])("the load curve of %s has %i half hours", (date, points, energy, minutes, hours) => {
    const loadCurve = wholeDays(date, 1, () => 500);
    expect(loadCurve).toHaveLength(points);
    const answer = detail({ loadCurve });
    expect(answer.byDay).toEqual([
      expect.objectContaining({ day: date, kWh: energy, minutes, measuredMinutes: minutes }),
    ]);
    expect(answer.byHour).toHaveLength(hours);
    expect(new Set(answer.byHour?.map(({ start }) => start)).size).toBe(hours);
    for (const { start, kWh } of answer.byHour ?? []) {
      expect([start, kWh]).toEqual([start, 0.5]);
    }
    expect(answer.query.loadCurve).toMatchObject({ intervals: points, missingMinutes: 0 });
  });

  it("a load curve names each hour by the instant it begins at, on a Paris clock", () => {
    for (const date of ["2026-03-29", "2026-10-25", "2026-12-31"]) {
      const { byHour = [] } = detail({ loadCurve: wholeDays(date, 1, () => 1) });
      const midnight = parisMidnightMs(date) ?? Number.NaN;
      expect(byHour.map(({ start }) => Date.parse(start))).toEqual(
        byHour.map((_, hour) => midnight + hour * 3_600_000),
      );
      expect(byHour[0]?.start.slice(0, 13)).toBe(`${date}T00`);
    }
    const autumn = detail({ loadCurve: wholeDays("2026-10-25", 1, () => 1) }).byHour ?? [];
    expect(autumn.slice(2, 4).map(({ start }) => start)).toEqual([
      "2026-10-25T02:00:00+02:00",
      "2026-10-25T02:00:00+01:00",
    ]);
  });

  it("a gap in a load curve is counted and never filled", () => {
    const loadCurve = wholeDays("2026-11-03", 1, (index) => (index >= 10 && index < 16 ? null : 500));
    const answer = detail({ loadCurve });
    expect(answer.query.consumptions[0]?.amount).toBe(10.5);
    expect(answer.query.loadCurve).toMatchObject({ intervals: 42, measuredMinutes: 1260, missingMinutes: 180 });
    expect(answer.byDay).toEqual([expect.objectContaining({ kWh: 10.5, measuredMinutes: 1260, minutes: 1440 })]);
    expect(answer.byHour).toHaveLength(21);
  });

  it("a point that is absent from a load curve is the same gap as a point without a value", () => {
    const whole = wholeDays("2026-10-24", 3, (index) => index);
    // In the hour that autumn lives twice, only what came before tells the passes apart: gaps are made elsewhere.
    const outside = whole.filter(({ date }) => !/^2026-10-25 0[23]/.test(date));
    const inside = fc.integer({ min: 1, max: outside.length - 2 });
    fc.assert(
      fc.property(fc.uniqueArray(inside, { maxLength: 40 }), (missing) => {
        const absent = outside.filter((_, index) => !missing.includes(index));
        const valueless = outside.map((point, index) => (missing.includes(index) ? { ...point, value: null } : point));
        expect(detail({ loadCurve: absent })).toEqual(detail({ loadCurve: valueless }));
      }),
      { numRuns: 30 },
    );
  });

  it("the days and hours of a load curve add up to the whole", () => {
    const watts = fc.array(fc.option(fc.nat({ max: 9000 }), { freq: 8 }), { minLength: 148, maxLength: 148 });
    fc.assert(
      fc.property(fc.constantFrom("2026-03-28", "2026-10-24", "2026-06-01"), watts, (first, values) => {
        const {
          byDay = [],
          byHour = [],
          query,
        } = detail({ loadCurve: wholeDays(first, 3, (at) => values[at] ?? null) });
        const amount = query.consumptions[0]?.amount ?? Number.NaN;
        for (const parts of [byDay, byHour]) {
          expect(parts.reduce((sum, part) => sum + part.kWh, 0)).toBeCloseTo(amount, 9);
          expect(parts.reduce((sum, part) => sum + part.measuredMinutes, 0)).toBe(query.loadCurve?.measuredMinutes);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("an amount that was probably meant in another unit", () => {
  const warned = (body: unknown) => aggregate(simulation(body)).warnings?.map(({ field }) => field);
  const curveOf = (watts: number) => ({ loadCurve: wholeDays("2026-11-03", 1, () => watts) });

  it("an amount that looks like another unit is calculated with a warning: a year in Wh, a curve in kW, a curve in mW", () => {
    expect(warned(household(4_500_000))).toEqual(["consumptions.0.amount"]);
    expect(warned(curveOf(0.5))).toEqual(["loadCurve"]);
    expect(warned(curveOf(500_000))).toEqual(["loadCurve"]);
    expect(aggregate(simulation(household(4_500_000))).score.ecs).toBe(86_989_500);
  });

  it("no household that a 36 kVA connection feeds is warned about its unit", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 316_224, noNaN: true }),
        fc.integer({ min: 36, max: 36_000 }),
        (kWh, watts) => {
          expect(warned(household(kWh))).toBeUndefined();
          expect(warned(curveOf(watts))).toBeUndefined();
        },
      ),
      { numRuns: 30 },
    );
    expect(warned(curveOf(0))).toBeUndefined();
  });
});

describe("a body that cannot be calculated", () => {
  it("a body that cannot be calculated has every wrong field named at once", () => {
    const body = {
      consumptions: [
        { processId: "unknown", amount: 1 },
        { processId: FRENCH_LOW_VOLTAGE, amount: 12, unit: "Wh" },
        { processId: "heat-mix-eu", amount: 1, unit: "kWh" },
      ],
    };
    expect(faults(body)).toEqual([
      { field: "consumptions.0.processId", kind: "choice", allowed: [] },
      { field: "consumptions.1.unit", kind: "unit", expected: "kWh", given: "Wh" },
      { field: "consumptions.2.unit", kind: "unit", expected: "MJ", given: "kWh" },
    ]);
    expect(
      faults({
        consumptions: [{ processId: 3 }, { processId: FRENCH_LOW_VOLTAGE, amount: -1, colour: "red" }],
        day: 1,
      }),
    ).toEqual(
      expect.arrayContaining([
        { field: "consumptions.0.processId", kind: "type", expected: "string" },
        { field: "consumptions.0.amount", kind: "required" },
        { field: "consumptions.1.amount", kind: "range", least: 0 },
        { field: "consumptions.1.colour", kind: "unknown_field" },
        { field: "day", kind: "unknown_field" },
      ]),
    );
  });

  it.each([
    [{}, [{ field: "general", kind: "one_of", fields: ["consumptions", "loadCurve"] }]],
    [null, [{ field: "general", kind: "type", expected: "object" }]],
    [[], [{ field: "general", kind: "type", expected: "object" }]],
    [{ consumptions: [] }, [{ field: "consumptions", kind: "count", least: 1, most: 1000 }]],
    [
      { consumptions: [{ processId: "heat-mix-eu", amount: 1 }], method: "ecobalyse-v7.0.0" },
      [{ field: "consumptions.0.processId", kind: "no_figure", method: "ecobalyse-v7.0.0" }],
    ],
    [
      { ...household(1), method: "mine" },
      [{ field: "method", kind: "choice", allowed: ["ecobalyse-2026-05", "ecobalyse-v7.0.0"] }],
    ],
  ])("the body %j cannot be calculated and is refused", (body, expected) => {
    expect(faults(body)).toEqual(expected);
  });

  it("a curve that cannot be calculated has each wrong point named", () => {
    const loadCurve = [
      { date: "2026-11-31 00:30:00", value: 1 },
      { date: "2026-11-03 25:00:00", value: 1 },
      { date: "2026-11-03 01:00:00", value: "minus" },
      { date: "2026-11-03 01:15:00", value: 1 },
      { date: "2026-11-03 02:00:00", value: -4 },
      { date: "2026-11-03 02:30:00", value: 4 },
    ];
    expect(faults({ loadCurve })).toEqual([
      { field: "loadCurve.0.date", kind: "time" },
      { field: "loadCurve.1.date", kind: "time" },
      { field: "loadCurve.2.value", kind: "range", least: 0 },
      { field: "loadCurve.3.date", kind: "overlap" },
      { field: "loadCurve.4.value", kind: "range", least: 0 },
    ]);
  });

  it("a body that cannot be calculated never makes the reader throw, whatever is sent", () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => void readRequest(body, parisMidnightMs)));
  });
});
