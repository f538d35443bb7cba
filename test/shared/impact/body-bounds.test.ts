import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundBody } from "../../../shared/impact/body-bounds.ts";
import { curveFault } from "../../../shared/impact/curve-bounds.ts";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { readRequest } from "../../../shared/impact/v1.0.0/request.ts";
import { MOST_FAULTS } from "../../../shared/refusals/impact.ts";
import answers from "./v1.0.0-answers.json" with { type: "json" };

const POINT = { date: "2026-11-01 00:30:00", value: "420", interval_length: "PT30M" };
const read = (body: unknown) => readRequest(body, parisMidnightMs);

/** How many objects, lists and characters a value holds: what a reader may have to look at. */
const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** A year of half hours whose days follow each other. */
const YEAR = {
  loadCurve: Array.from({ length: 365 * 48 }, (_, at) => {
    const end = new Date(Date.UTC(2026, 0, 1) + (at + 1) * 1_800_000).toISOString();
    return { ...POINT, measure_type: "B", date: `${end.slice(0, 10)} ${end.slice(11, 19)}` };
  }),
};

describe("a body that is bounded before a frozen reader sees it", () => {
  it.each(answers)("a bounded body is left as it is when it is well formed: $name", ({ body }) => {
    expect(boundBody(body)).toEqual(body);
    expect(curveFault(body, true)).toBeNull();
  });

  it("a bounded body is left as it is when it is a valid year of half hours", () => {
    expect(boundBody(YEAR)).toEqual(YEAR);
    expect(curveFault(YEAR, true)).toBeNull();
  });

  it.each([
    ["158 kB of empty points", { loadCurve: Array.from({ length: 52_000 }, () => ({})) }],
    [
      "46 000 points with a wrong step",
      { loadCurve: Array.from({ length: 46_000 }, () => ({ ...POINT, interval_length: "PT1M" })) },
    ],
    ["200 000 unknown fields", Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`f${n}`, 0]))],
    ["one field of 1.9 MB", { ["x".repeat(1_900_000)]: 0 }],
    ["a text of 1.9 MB", { method: "x".repeat(1_900_000) }],
    ["a unit of 1.9 MB", { consumptions: [{ processId: "x", amount: 1, unit: "x".repeat(1_900_000) }] }],
    [
      "a consumption of 100 000 fields",
      { consumptions: [Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`f${n}`, 0]))] },
    ],
    ["500 000 consumptions", { consumptions: Array.from({ length: 500_000 }, () => ({ processId: "x", amount: 1 })) }],
  ])("a bounded body holds at most some thousand characters of %s", (_what, body) => {
    expect(sizeOf(boundBody(body))).toBeLessThan(40_000);
    expect(Array.isArray(read(boundBody(body)))).toBe(true);
  });

  it("a bounded body keeps a field named __proto__, which a reader refuses as it refuses any it does not know", () => {
    const body = JSON.parse('{"__proto__": 0, "consumptions": [{"processId": "x", "amount": 1, "__proto__": 0}]}');
    expect(read(body)).toHaveLength(2);
    expect(read(boundBody(body))).toEqual(read(body));
  });

  const element = fc.oneof(
    fc.constant(POINT),
    fc.record({ date: fc.string(), value: fc.anything(), interval_length: fc.anything() }, { requiredKeys: [] }),
    fc.record(
      { processId: fc.string(), amount: fc.anything(), unit: fc.string(), more: fc.anything() },
      { requiredKeys: [] },
    ),
    fc.anything(),
  );
  const hostile = fc.record(
    {
      loadCurve: fc.oneof(fc.array(element, { maxLength: 30 }), fc.anything()),
      consumptions: fc.oneof(fc.array(element, { maxLength: 30 }), fc.anything()),
      method: fc.anything(),
      [`long ${"x".repeat(200)}`]: fc.anything(),
      other: fc.anything(),
    },
    { requiredKeys: [] },
  );

  it("a bounded body has the same verdict, and the same faults up to fifty, as the whole body", () => {
    fc.assert(
      fc.property(hostile, (body) => {
        const whole = read(body);
        const bounded = read(boundBody(body));
        const kinds = (faults: unknown) => (faults as { kind: string }[]).slice(0, MOST_FAULTS).map(({ kind }) => kind);
        if (Array.isArray(whole)) expect(kinds(bounded)).toEqual(kinds(whole));
        else expect(bounded).toEqual(whole);
      }),
      { numRuns: 2_000 },
    );
  });
});
