import fc from "fast-check";
import { Temporal } from "temporal-polyfill/full";
import { describe, expect, it } from "vitest";
import { offsetMs } from "../../shared/paris-offset.ts";
import {
  addDays,
  clockChangeOn,
  type Day,
  day,
  dayEndMs,
  dayStartMs,
  daysBetween,
  daysOf,
  hasRepeatedHour,
  monthsBefore,
  parisDay,
  parisText,
} from "../../shared/paris-time.ts";

const known = (text: string) => day(text) as Day;

/** Any day a meter could have lived through. */
const anyDay = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => known(date.toISOString().slice(0, 10)));

describe("a day", () => {
  it.each(["2026-11-22", "2024-02-29", "2000-02-29", "2026-12-31"])("the text %s is a day", (text) => {
    expect(day(text)).toBe(text);
  });

  it.each([
    "2023-99-99",
    "2023-02-29",
    "1900-02-29",
    "2026-04-31",
    "2026-00-10",
    "2026-10-00",
    "2026-1-1",
    "20261122",
    "2026-11-22T00:00:00",
    "2026-11-22 ",
    "-002026-11-22",
    "+002026-11-22",
    "+012026-11-22",
    "２０２６-11-22",
    "22/11/2026",
    "",
  ])("the text %j is not a day", (text) => {
    expect(day(text)).toBeNull();
  });
});

describe("the day in Paris", () => {
  it.each([
    ["a millisecond before a winter midnight", "2026-01-14T22:59:59.999Z", "2026-01-14"],
    ["at a winter midnight", "2026-01-14T23:00:00.000Z", "2026-01-15"],
    ["a millisecond before a summer midnight", "2026-07-14T21:59:59.999Z", "2026-07-14"],
    ["at a summer midnight", "2026-07-14T22:00:00.000Z", "2026-07-15"],
    ["at the first midnight after the spring change", "2026-03-29T22:00:00.000Z", "2026-03-30"],
    ["at the first midnight after the autumn change", "2026-10-25T23:00:00.000Z", "2026-10-26"],
    ["an hour earlier, still the long day", "2026-10-25T22:00:00.000Z", "2026-10-25"],
    ["on New Year's Eve", "2026-12-31T23:00:00.000Z", "2027-01-01"],
  ])("the day in Paris changes with the clock on the wall: %s", (_when, instant, expected) => {
    expect(parisDay(Date.parse(instant))).toBe(expected);
  });

  it("the day in Paris is the one the platform's own calendar shows, at any instant", () => {
    const calendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });
    fc.assert(
      fc.property(fc.date({ min: new Date("2015-01-01"), max: new Date("2037-01-01"), noInvalidDate: true }), (at) => {
        expect(parisDay(at.getTime())).toBe(calendar.format(at));
      }),
    );
  });
});

describe("counting days", () => {
  it.each([
    ["2026-03-28", 2, "2026-03-30"],
    ["2026-10-24", 2, "2026-10-26"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
  ])("the day %s plus %i days is %s", (from, days, to) => {
    expect(addDays(known(from), days)).toBe(to);
    expect(daysBetween(known(from), known(to))).toBe(days);
  });

  it("the days added to a day are counted again between the two days", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it("the count of days agrees with the order of the texts", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        expect(one < other).toBe(daysBetween(one, other) > 0);
      }),
    );
  });
});

describe("months before", () => {
  it.each([
    ["2026-11-22", 24, "2024-11-22"],
    ["2026-11-22", 36, "2023-11-22"],
    ["2026-03-31", 1, "2026-02-28"],
    ["2028-02-29", 24, "2026-02-28"],
    ["2026-01-15", 1, "2025-12-15"],
  ])("the day that comes before %s by %i months is %s", (from, months, expected) => {
    expect(monthsBefore(known(from), months)).toBe(expected);
  });
});

describe("the day with an hour lived twice", () => {
  it.each([
    ["2026-10-25", true],
    ["2025-10-26", true],
    ["2026-10-24", false],
    ["2026-10-26", false],
    ["2026-03-29", false],
    ["2026-07-14", false],
  ])("the day %s has a repeated hour, true or false: %s", (on, expected) => {
    expect(hasRepeatedHour(known(on))).toBe(expected);
  });
});

describe("beside Temporal, which we do not ship", () => {
  const anyInstantMs = fc
    .date({ min: new Date("1980-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.getTime());
  const inParis = (atMs: number) => Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO("Europe/Paris");

  /** Every change of the clock in Paris from 1980 to 2059: two a year. */
  function changes(): Temporal.ZonedDateTime[] {
    const found: Temporal.ZonedDateTime[] = [];
    let next = inParis(Date.parse("1980-01-01T00:00:00Z")).getTimeZoneTransition("next");
    for (; next !== null && next.year < 2060; next = next.getTimeZoneTransition("next")) found.push(next);
    return found;
  }

  it("the offset of any instant is the same as in Temporal, which we do not ship", () => {
    fc.assert(
      fc.property(anyInstantMs, (atMs) => {
        expect(offsetMs(atMs)).toBe(inParis(atMs).offsetNanoseconds / 1e6);
      }),
    );
  });

  it("the offset around each clock change is the same as in Temporal, to the second", () => {
    for (const change of changes()) {
      for (const aroundMs of [-1000, 0, 1000, -3_600_000, 3_600_000]) {
        const atMs = change.epochMilliseconds + aroundMs;
        expect(offsetMs(atMs), change.toString()).toBe(inParis(atMs).offsetNanoseconds / 1e6);
      }
    }
  });

  it("the change of the clock is found on its own day, as in Temporal, and none on the days beside it", () => {
    expect(changes()).toHaveLength(160);
    for (const change of changes()) {
      const on = known(change.toPlainDate().toString());
      expect(clockChangeOn(on)).toEqual({
        atMs: change.epochMilliseconds,
        beforeMs: change.subtract({ seconds: 1 }).offsetNanoseconds / 1e6,
        afterMs: change.offsetNanoseconds / 1e6,
      });
      expect([clockChangeOn(addDays(on, -1)), clockChangeOn(addDays(on, 1))]).toEqual([null, null]);
    }
  });

  it("any day begins and ends at the same instant as in Temporal, and has the same length", () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const start = Temporal.PlainDate.from(on).toZonedDateTime("Europe/Paris");
        expect(dayStartMs(on)).toBe(start.epochMilliseconds);
        expect(dayEndMs(on)).toBe(start.add({ days: 1 }).epochMilliseconds);
        expect(hasRepeatedHour(on)).toBe(start.hoursInDay === 25);
      }),
    );
  });

  it("any day some months earlier is the same as in Temporal", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, months) => {
        expect(monthsBefore(from, months)).toBe(Temporal.PlainDate.from(from).subtract({ months }).toString());
      }),
    );
  });

  it("any instant is written as Temporal writes it, with its offset", () => {
    fc.assert(
      fc.property(anyInstantMs, (atMs) => {
        const written = inParis(atMs).toString({ smallestUnit: "second", timeZoneName: "never" });
        expect(parisText(atMs)).toBe(written);
      }),
    );
  });
});

describe("the days of a period", () => {
  it("the days of a period are in order, without the end, across a clock change", () => {
    expect(daysOf(known("2026-10-24"), known("2026-10-27"))).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
    expect(daysOf(known("2026-10-24"), known("2026-10-24"))).toEqual([]);
  });
});
