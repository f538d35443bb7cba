import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundBody, pointFault, spanFault, wellFormedCurve } from "../../../shared/impact/body-bounds.ts";
import { parisMidnightMs } from "../../../shared/impact/paris-midnight.ts";
import { SCORE_METHODS } from "../../../shared/impact/v1.0.0/factors/factors.ts";
import { readRequest } from "../../../shared/impact/v1.0.0/request.ts";
import { readWellFormedCurve } from "../../../shared/impact/well-formed-curve.ts";
import { MOST_FAULTS } from "../../../shared/refusals/impact.ts";
import answers from "./v1.0.0-answers.json" with { type: "json" };

const POINT = { date: "2026-11-01 00:30:00", value: "420", interval_length: "PT30M" };
const stampAt = (atMs: number): string => new Date(atMs).toISOString().slice(0, 16).replace("T", " ");
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
    expect(spanFault(body)).toBeNull();
  });

  it("a bounded body is left as it is when it is a valid year of half hours", () => {
    expect(boundBody(YEAR)).toEqual(YEAR);
    expect(spanFault(YEAR)).toBeNull();
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

describe("a curve whose points lie far apart", () => {
  const between = (...dates: string[]) => ({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

  it("a curve whose points lie far apart is refused beyond 750 days, and a day for each 48 of its points", () => {
    expect(spanFault(between("2024-01-01 00:30:00", "2026-01-21 00:30:00"))).toBeNull();
    expect(spanFault(between("2024-01-01 00:30:00", "2026-01-22 00:30:00"))).toEqual({
      field: "loadCurve.1.date",
      kind: "span",
      mostDays: 751,
    });
    const points = Array<string>(48).fill("2024-01-01 00:30:00");
    expect(spanFault(between(...points, "2026-01-22 00:30:00"))).toBeNull();
    expect(spanFault(between(...points, "2026-01-23 00:30:00"))?.kind).toBe("span");
    expect(spanFault(between("1000-01-01 00:30:00", "9000-01-01 00:30:00"))).not.toBeNull();
  });

  it("a curve whose points lie far apart is left to the reader when a date is invalid", () => {
    expect(spanFault(between("soon", "2027-01-05 00:30:00"))).toBeNull();
  });
});

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

describe("a curve beyond any meter", () => {
  const of = (...values: unknown[]) => ({ loadCurve: values.map((value) => ({ ...POINT, value })) });

  it.each([1e12, 1e300, "1000000000000", "9".repeat(400)])("a power of %s W is refused", (value) => {
    expect(pointFault(of("420", value))).toEqual({ field: "loadCurve.1.value", kind: "range", most: 1e12 });
  });

  it.each([0, 999_999_999_999, "999999999999.9", `${"0".repeat(20)}420`, "", null, "many watts and more", undefined])(
    "a power of %j is left to the reader",
    (value) => {
      expect(pointFault(of(value))).toBeNull();
    },
  );

  const on = (...dates: string[]) => ({ loadCurve: dates.map((date) => ({ ...POINT, date })) });

  it.each(["0000-03-08T03:00", "0929-04-01T02:40", "1999-12-31 23:30:00", "6877-01-01T11:30", "9999-12-31 00:00:00"])(
    "a curve of the year of %s is refused",
    (date) => {
      const fault = { field: "loadCurve.1.date", kind: "years", first: 2000, last: 2099 };
      expect(pointFault(on("2026-11-01 00:30:00", date))).toEqual(fault);
    },
  );

  it.each(["2000-01-01 00:30:00", "2099-12-31 23:30:00", "soon", ""])("a curve of %j is left to the reader", (date) => {
    expect(pointFault(on(date))).toBeNull();
  });
});
