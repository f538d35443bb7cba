import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { SCORE_METHODS } from "../../../shared/impact/v1.0.0/factors/factors.ts";
import { readRequest } from "../../../shared/impact/v1.0.0/request.ts";
import { readWellFormedCurve, wellFormedCurve } from "../../../shared/impact/well-formed-curve.ts";
import answers from "./v1.0.0-answers.json" with { type: "json" };

const POINT = { date: "2026-11-01 00:30:00", value: "420", interval_length: "PT30M" };
const stampAt = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace("T", " ");
const read = (body: unknown) => readRequest(body, parisMidnightMs);

describe("a curve whose points are well formed", () => {
  /** Rising stamps around the repeated hour, now and then another text. */
  const dates = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.integer({ min: 0, max: 2_000 }).map((n) => stampAt(Date.UTC(2026, 9, 24) + n * 1_800_000)),
    },
    { weight: 1, arbitrary: fc.oneof(fc.constant("2026-02-31 00:30:00"), fc.string()) },
  );
  const values = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.oneof(fc.nat(), fc.nat().map(String), fc.constant(null), fc.double({ min: 0, noNaN: true })),
    },
    { weight: 1, arbitrary: fc.oneof(fc.constantFrom("", "-1", "1e3", -1, Number.POSITIVE_INFINITY), fc.string()) },
  );
  const wellFormed = fc.record(
    {
      date: dates,
      value: values,
      interval_length: fc.constantFrom("PT5M", "PT10M", "PT15M", "PT30M"),
      more: fc.constant("B"),
    },
    { requiredKeys: ["date", "value"] },
  );
  const body = fc.record(
    {
      loadCurve: fc.oneof(
        {
          weight: 4,
          arbitrary: fc
            .array(wellFormed, { maxLength: 5 })
            .map((points) => points.toSorted((a, b) => (a.date < b.date ? -1 : 1))),
        },
        fc.array(wellFormed, { maxLength: 5 }),
      ),
      method: fc.constantFrom(...SCORE_METHODS, "none", null),
    },
    { requiredKeys: ["loadCurve"] },
  );

  it("a curve whose points are well formed is read as the reader of the frozen version reads it", () => {
    let curves = 0;
    fc.assert(
      fc.property(body, (one) => {
        const curve = wellFormedCurve(one);
        if (curve === null) return;
        const known = read(one);
        expect(readWellFormedCurve(curve.points, curve.method)).toEqual(known);
        if (!Array.isArray(known)) curves++;
      }),
      { numRuns: 3_000 },
    );
    expect(curves).toBeGreaterThan(100);
  });

  it.each(answers.filter(({ body }) => "loadCurve" in body))("a curve is well formed: $name", ({ body }) => {
    const curve = wellFormedCurve(body);
    expect(readWellFormedCurve(curve?.points ?? [], curve?.method)).toEqual(read(body));
  });

  it.each([
    ["no list", {}],
    ["an empty list", { loadCurve: [] }],
    ["consumptions beside", { loadCurve: [POINT], consumptions: [] }],
    ["another field beside", { loadCurve: [POINT], other: 1 }],
    ["a method that is unknown", { loadCurve: [POINT], method: "none" }],
    ["a step that is unknown", { loadCurve: [POINT, { ...POINT, interval_length: "PT1M" }] }],
    ["a value that is infinite", { loadCurve: [{ ...POINT, value: Number.POSITIVE_INFINITY }] }],
    ["more points than a version reads", { loadCurve: Array(52_705).fill(POINT) }],
    ["no object", null],
  ])("%s is left to the reader of the version", (_what, other) => {
    expect(wellFormedCurve(other)).toBeNull();
  });
});
