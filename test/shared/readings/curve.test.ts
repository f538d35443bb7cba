import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PERSONAS } from "../../../packages/simulator/index.ts";
import type { Period } from "../../../shared/measures/period.ts";
import { addDays, type Day, dayStartMs, daysBetween, parisDay } from "../../../shared/paris-time.ts";
import { curveRows, type EnergyRow } from "../../../shared/readings/rows.ts";
import { METER } from "../../support/meters.ts";
import { livedStamps } from "../measures/lived-curve.ts";
import { askSimulated, run } from "./runs.ts";

const HOUR_MS = 3_600_000;

const readable = [...PERSONAS.sandbox, ...PERSONAS.invented].filter(
  ({ nature }) =>
    nature.consent === "active" && !nature.movedOut && nature.settling === null && nature.silence === null,
);
const withCurve = readable.filter(({ nature }) => nature.loadCurve === "on" && nature.gaps !== "all_null");

const weeks = [
  ["around the autumn change", "2026-10-22", "2026-10-29"],
  ["around the spring change", "2026-03-26", "2026-04-02"],
  ["in an ordinary week", "2026-07-11", "2026-07-18"],
] as const;

/** Energy by day, straight from Enedis's body: each point is W × its minutes / 60, and belongs to the day its interval is in. */
async function wattHours(measure: string, meter: string, start: string, end: string): Promise<Map<string, number>> {
  const answer = await askSimulated(measure, meter, { start: start as Day, end: end as Day });
  if (!answer.ok) throw new Error(answer.refusal.code);
  const { grandeur, pas = "" } = answer.value.body as {
    grandeur: { grandeurMetier: string; points: { v: string | null; d: string; p?: string }[] }[];
    pas?: string;
  };
  const direction = measure.endsWith("production") ? "PROD" : "CONS";
  const sums = new Map<string, number>();
  for (const { v, d, p = pas } of grandeur.find(({ grandeurMetier }) => grandeurMetier === direction)?.points ?? []) {
    if (v === null || v === "null") continue;
    const date = d.slice(0, 10);
    const day = d.endsWith("00:00:00") ? addDays(date as Day, -1) : date;
    sums.set(day, (sums.get(day) ?? 0) + (Number(v) * Number(/\d+/.exec(p)?.[0])) / 60);
  }
  return sums;
}

describe.each(weeks)("a load curve %s", (_when, start, end) => {
  it.each(withCurve.map(({ label, prm, nature }) => [label, prm, nature] as const))(
    "the load curve of %s gives each instant once, in order, and its watts sum to the energy of each day",
    async (_label, meter, { draws, clockChange }) => {
      const direction = draws ? "consumption" : "production";
      const { rows, asked } = await run<EnergyRow>({ series: "load_curve", direction, meter, start, end });
      if (rows.length === 0) return; // the week before a meter was put into service
      expect(asked).toHaveLength(1);
      expect(rows.every(({ startMs, endMs }, at) => startMs < endMs && startMs >= (rows[at - 1]?.endMs ?? 0))).toBe(
        true,
      );

      const sums = Map.groupBy(rows, ({ startMs }) => parisDay(startMs));
      const told = [...sums].map(([day, ofDay]) => [day, ofDay.reduce((sum, { energyWh }) => sum + energyWh, 0)]);
      const measure = `courbe_de_charge_${draws ? "consommation" : "production"}`;
      const expected = [...(await wattHours(measure, meter, start, end))];
      expect(told).toEqual(expected.map(([day, wh]) => [day, Math.round(wh)]));
      expect(clockChange).toBeDefined();
    },
  );
});

describe("the clock-change days", () => {
  const days = [
    ["2026-10-25", "2026-10-26", 50],
    ["2026-03-29", "2026-03-30", 46],
  ] as const;

  it.each(days)(
    "the clock-change day %s is whole, without a gap, in every form that Enedis might choose",
    async (start, end, halfHours) => {
      for (const meter of ["20000000000101", "20000000000104", "20000000000105"]) {
        const { rows, coverage } = await run<EnergyRow>({ series: "load_curve", meter, start, end });
        expect(rows.map(({ startMs }) => startMs)).toEqual(
          Array.from({ length: halfHours }, (_, at) => dayStartMs(start as Day) + at * (HOUR_MS / 2)),
        );
        expect(coverage).toEqual([{ day: start, expected: halfHours, present: halfHours, missing: 0 }]);
      }
    },
  );

  it("a load curve of 48 points on the spring clock change becomes 46 intervals and loses no energy", async () => {
    const { rows } = await run<EnergyRow>({
      series: "load_curve",
      meter: "20000000000102",
      start: "2026-03-29",
      end: "2026-03-30",
    });
    expect(rows).toHaveLength(46);
  });

  it("a repeated autumn hour that Enedis gives once is reported missing once", async () => {
    for (const meter of ["20000000000102", "20000000000103"]) {
      const { coverage } = await run<EnergyRow>({
        series: "load_curve",
        meter,
        start: "2026-10-25",
        end: "2026-10-26",
      });
      expect(coverage).toEqual([{ day: "2026-10-25", expected: 50, present: 48, missing: 2 }]);
    }
  });
});

describe("a long load curve", () => {
  it("a long load curve of two years asks for each day once, seven days at a time, and is complete", async () => {
    const [start, end] = ["2024-11-20", "2026-11-20"] as const;
    const {
      rows,
      asked,
      coverage,
      end: ending,
    } = await run<EnergyRow>({
      series: "load_curve",
      meter: METER,
      start,
      end,
    });
    const days = daysBetween(start as Day, end as Day);
    expect(asked).toHaveLength(Math.ceil(days / 7));
    expect(asked.every(({ start }, at) => start === (asked[at - 1]?.end ?? "2024-11-20"))).toBe(true);
    expect(ending).toEqual({ calls: asked.length, unread: null, emptyRefusal: null, failure: null });
    expect(rows.every(({ startMs }, at) => at === 0 || startMs === rows[at - 1]?.endMs)).toBe(true);
    expect(coverage.map(({ missing }) => missing)).toEqual(Array.from({ length: days }, () => 0));
  });

  it("a long load curve ends with the calls of one answer, and names the first day that was not read", async () => {
    const { asked, end } = await run<EnergyRow>({
      series: "load_curve",
      meter: METER,
      start: "2026-09-01",
      end: "2026-11-01",
      mostCalls: 3,
    });
    expect(asked).toHaveLength(3);
    expect(end.unread).toMatchObject({ from: "2026-09-22", next: "2026-09-22", why: { code: "calls_per_answer" } });
  });

  it("a long load curve begins with the day on which the meter was put into service, wherever that is", async () => {
    const { rows, asked } = await run<EnergyRow>({
      series: "load_curve",
      meter: "20000000000503",
      start: "2024-11-20",
      end: "2026-06-20",
    });
    expect(rows[0]?.startMs).toBe(dayStartMs("2026-06-01" as Day));
    expect(rows).toHaveLength(19 * 48);
    expect(asked.length).toBeLessThan(16);
  });

  it("a long load curve handles steps that change inside an answer", async () => {
    const { rows, coverage } = await run<EnergyRow>({
      series: "load_curve",
      meter: "20000000000204",
      start: "2026-09-12",
      end: "2026-09-18",
    });
    expect(rows.map(({ startMs, endMs }) => (endMs - startMs) / 60_000)).toEqual([
      ...Array.from({ length: 3 * 48 }, () => 30),
      ...Array.from({ length: 3 * 144 }, () => 10),
    ]);
    expect(coverage.every(({ missing }) => missing === 0)).toBe(true);
  });
});

describe("whole watt hours", () => {
  it("whole watt hours sum to the watts of the day: what rounding leaves goes to the next interval", async () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 48, maxLength: 48 }), (watts) => {
        const points = livedStamps("2026-07-14", 1, 30).map((d, at) => ({ v: `${watts[at]}`, d, p: "PT30M" }));
        const body = {
          idPrm: METER,
          etapeMetier: "BRUT",
          periode: { dateDebut: "2026-07-14", dateFin: "2026-07-15" },
          grandeur: [{ grandeurMetier: "CONS", grandeurPhysique: "PA", unite: "W", points }],
        };
        const period = { start: "2026-07-14", end: "2026-07-15" } as Period;
        const read = curveRows("courbe_de_charge_consommation", body, period);
        if (!read.ok) throw new Error(read.refusal.code);
        const { rows } = read.value;
        const sum = rows.reduce((all, { energyWh }) => all + energyWh, 0);
        expect(sum).toBe(Math.round(watts.reduce((all, watt) => all + watt, 0) / 2));
        expect(rows.every(({ energyWh, powerW }) => Math.abs(energyWh - powerW / 2) <= 1)).toBe(true);
      }),
    );
  });
});
