import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, type Day, dayEndMs, dayStartMs, daysOf, parisDay } from "../../../shared/paris-time.ts";
import type { Interval } from "../../../site/browser/consommation/loaded.ts";
import {
  dayBars,
  hoursOf,
  isSecondPass,
  monthBars,
  summed,
  sumOf,
  wallHour,
} from "../../../site/browser/consommation/sums.ts";

const d = (text: string) => text as Day;
const [SPRING, AUTUMN, ORDINARY] = [d("2026-03-29"), d("2026-10-25"), d("2026-10-26")];
const HALF_HOUR_MS = 1_800_000;

/** A day of half hours of 1, 2, 3… Wh. */
function halfHours(day: Day): Interval[] {
  const count = (dayEndMs(day) - dayStartMs(day)) / HALF_HOUR_MS;
  return Array.from({ length: count }, (_, at) => {
    const startMs = dayStartMs(day) + at * HALF_HOUR_MS;
    return { startMs, endMs: startMs + HALF_HOUR_MS, wh: at + 1 };
  });
}

describe("the hours of a day", () => {
  it.each([
    [ORDINARY, 24],
    [SPRING, 23],
    [AUTUMN, 25],
  ])("the hours of %s are %i in number", (day, count) => expect(hoursOf(halfHours(day))).toHaveLength(count));

  it("the hours of a day keep all energy, to the Wh", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 1, max: 5 }), (from, length) => {
        const start = addDays(d("2024-01-01"), from);
        const intervals = daysOf(start, addDays(start, length)).flatMap(halfHours);
        expect(sumOf(hoursOf(intervals))).toBe(sumOf(intervals));
      }),
    );
  });

  it("the hours of a day join the quarters and the sixths of an hour, and leave out what is missing", () => {
    const at = dayStartMs(ORDINARY);
    const some = [0, 600_000, 3_600_000 * 5].map((ms) => ({ startMs: at + ms, endMs: at + ms + 600_000, wh: 7 }));
    expect(hoursOf(some).map(({ wh }) => wh)).toEqual([14, 7]);
  });

  it("the hours of a day have the names that the wall shows, and the second pass of autumn is known", () => {
    const autumn = hoursOf(halfHours(AUTUMN)).map(({ startMs }) => [wallHour(startMs), isSecondPass(startMs)]);
    expect(autumn.slice(1, 5)).toEqual([
      [1, false],
      [2, false],
      [2, true],
      [3, false],
    ]);
    expect(
      hoursOf(halfHours(SPRING))
        .map(({ startMs }) => wallHour(startMs))
        .slice(0, 4),
    ).toEqual([0, 1, 3, 4]);
  });

  it("the hours of a day agree with another calendar at every hour of five years", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43_000 }), (hours) => {
        const atMs = Date.UTC(2023, 0, 1) + hours * 3_600_000;
        const wall = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO("Europe/Paris");
        expect(wallHour(atMs)).toBe(wall.hour);
        expect(isSecondPass(atMs)).toBe(wall.subtract({ hours: 1 }).hour === wall.hour);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the bars of days", () => {
  const span = { start: d("2026-01-25"), end: d("2026-03-05") };
  const of = (day: Day) => (day === "2026-02-10" ? null : Number(day.slice(8)) * 100);
  const before = (day: Day) => (day === "2026-02-11" ? null : 1_000);
  const bars = dayBars(span, of, before);

  it("the bars of days sum to the same as their months", () => {
    const whole = summed(bars);
    expect(summed(monthBars(bars))).toEqual(whole);
    expect(whole.wh).toBe(daysOf(span.start, span.end).reduce((sum, day) => sum + (of(day) ?? 0), 0));
  });

  it("the bars of days make a month from its days, as the calendar counts them", () => {
    expect(monthBars(bars).map(({ startMs, days }) => [parisDay(startMs), days])).toEqual([
      ["2026-01-25", 7],
      ["2026-02-01", 27],
      ["2026-03-01", 4],
    ]);
  });

  it("the bars of days compare only days that have a reading in both years", () => {
    const { both } = summed(bars);
    const days = daysOf(span.start, span.end).filter((day) => of(day) !== null && before(day) !== null);
    expect(both).toEqual({ wh: days.reduce((sum, day) => sum + (of(day) ?? 0), 0), beforeWh: days.length * 1_000 });
  });

  it("the bars of days have no energy where there is no reading, which is not zero", () => {
    const none = dayBars(
      span,
      () => null,
      () => null,
    );
    expect(summed(none).wh).toBeNull();
    expect(summed(none).days).toBe(0);
    expect(
      summed(
        dayBars(
          span,
          () => 0,
          () => null,
        ),
      ).wh,
    ).toBe(0);
  });

  it("the bars of days are as long as their day: 23, 24 or 25 hours", () => {
    const lengths = [SPRING, AUTUMN, ORDINARY].flatMap((day) =>
      dayBars(
        { start: day, end: addDays(day, 1) },
        () => 1,
        () => null,
      ).map(({ startMs, endMs }) => endMs - startMs),
    );
    expect(lengths.map((ms) => ms / 3_600_000)).toEqual([23, 25, 24]);
  });
});
