import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeasurePoint } from "../../../shared/enedis/wire.ts";
import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import type { Period } from "../../../shared/measures/period.ts";
import { placeCurve } from "../../../shared/measures/placement.ts";
import { type Quantity, readPoints } from "../../../shared/measures/points.ts";
import { usualCurve } from "../../../shared/measures/usual-curve.ts";
import { addDays, type Day } from "../../../shared/paris-time.ts";
import { livedStamps } from "./lived-curve.ts";

const STAMPS = livedStamps("2026-09-28", 2, 30);
const DAYS = { start: "2026-09-28", end: "2026-09-30" } as Period;
const lived = (stamps: readonly string[], length = "PT30M"): MeasurePoint[] =>
  stamps.map((d, at) => ({ v: String(at * 7), d, p: length, n: "B" }));
const quantity = (points: readonly unknown[], shift = 0): Quantity => ({
  points,
  form: { shift, step: null, endsInterval: true },
});

describe("a curve as nearly all are", () => {
  it.each([5, 10, 15, 30, 60])(
    "a usual curve of intervals of %i minutes is read as one that is looked at closely",
    (minutes) => {
      for (const start of ["2026-03-28", "2026-03-30", "2026-10-24", "2026-10-26"] as Day[]) {
        const length = minutes === 60 ? "PT60M" : `PT${minutes}M`;
        const usual = quantity(lived(livedStamps(start, 1, minutes), length));
        const period = { start, end: addDays(start, 1) };
        const points = usualCurve(usual, period);
        expect(points).toHaveLength((24 * 60) / minutes);
        expect({ points, unreadable: [], dropped: NONE_DROPPED }).toEqual(placeCurve(readPoints(usual), period));
      }
    },
  );

  it("a curve is read the same, whether as a usual one or closely, whatever is odd in it", () => {
    const odd: fc.Arbitrary<MeasurePoint | null> = fc.oneof(
      fc.constant(null),
      fc.record(
        {
          v: fc.constantFrom("12", "007", "1.5", "-3", "", "null", null, 12, "1234567890", " 4"),
          d: fc.constantFrom(...STAMPS.slice(0, 50), "2026-09-28", "2026-09-28 24:00:00", "2026-09-28T01:00:00", 7),
          p: fc.constantFrom("PT30M", "PT60M", "P1D", null),
          n: fc.constantFrom("B", "C", null, 1),
        },
        { requiredKeys: [] },
      ),
    );
    const change = fc.record({
      at: fc.nat(STAMPS.length),
      odd,
      removes: fc.constantFrom(0, 1, 2),
      whole: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 2 }), fc.constantFrom(0, 0, 3), (changes, shift) => {
        const points: unknown[] = lived(STAMPS);
        for (const { at, odd, removes, whole } of changes) {
          const before = whole ? {} : (points[at] ?? {});
          points.splice(at, removes, odd && { ...(before as MeasurePoint), ...odd });
        }
        const read = usualCurve(quantity(points, shift), DAYS);
        if (read === null) return;
        const close = placeCurve(readPoints(quantity(points, shift)), DAYS);
        expect({ points: read, unreadable: [], dropped: NONE_DROPPED }).toEqual(close);
      }),
    );
  });

  it.each<[string, (points: MeasurePoint[]) => readonly unknown[]]>([
    ["an interval that is missing", (points) => points.slice(1)],
    ["an interval too many", (points) => [...points, ...points.slice(-1)]],
    ["intervals that are not in order", (points) => points.toReversed()],
    ["one of another length", (points) => points.with(9, { ...points[9], p: "PT60M" })],
    ["one without a value", (points) => points.with(9, { ...points[9], v: null })],
    ["one that is no object", (points) => [...points.slice(0, 9), null, ...points.slice(10)]],
    ["one of the day before", (points) => points.with(50, { ...points[50], d: points[2]?.d })],
    ["nothing", () => []],
  ])("a curve with something odd is left to a closer look: %s", (_what, changed) => {
    expect(usualCurve(quantity(lived(STAMPS)), DAYS)).toHaveLength(STAMPS.length);
    expect(usualCurve(quantity(changed(lived(STAMPS))), DAYS)).toBeNull();
  });

  it("a curve of a day on which clocks change is left to a closer look", () => {
    for (const start of ["2026-03-29", "2026-10-25"] as Day[]) {
      for (const stamps of [livedStamps(start, 1, 30), STAMPS.slice(0, 48).map((d) => d.replace("2026-09-28", start))])
        expect(usualCurve(quantity(lived(stamps)), { start, end: addDays(start, 1) })).toBeNull();
    }
  });
});
