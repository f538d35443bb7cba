import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seasonColours } from "../../../packages/simulator/index.ts";
import { addDays, type Day, daysOf } from "../../../shared/paris-time.ts";
import type { Colour } from "../../../shared/tariffs/tempo.ts";
import { easterOf, isHoliday } from "../../../shared/tempo/holidays.ts";
import { faultIn, mayBe } from "../../../shared/tempo/rules.ts";
import { lengthOf, RED_DAYS, seasonOf, seasonsBetween, WHITE_DAYS } from "../../../shared/tempo/season.ts";

const on = (text: string) => text as Day;
const SEASON = seasonOf(on("2025-10-01"));
const LATER = Date.parse("2026-09-15T10:00:00Z");
const truth = () => new Map(seasonColours(SEASON.name)) as Map<Day, Colour>;

describe("a season of Tempo", () => {
  it.each([
    ["2025-08-31", "2024-2025"],
    ["2025-09-01", "2025-2026"],
    ["2026-01-01", "2025-2026"],
    ["2026-08-31", "2025-2026"],
  ])("a season begins on 1 September: %s is of %s", (day, name) => {
    expect(seasonOf(on(day)).name).toBe(name);
  });

  it("a season has 365 days, or 366 with a 29 February", () => {
    expect([SEASON, seasonOf(on("2028-02-29"))].map(lengthOf)).toEqual([365, 366]);
  });

  it("the seasons between two days are each there once, in order", () => {
    expect(seasonsBetween(on("2024-08-31"), on("2026-09-01")).map(({ name }) => name)).toEqual([
      "2023-2024",
      "2024-2025",
      "2025-2026",
      "2026-2027",
    ]);
  });
});

describe("a public holiday", () => {
  it.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
  ])("Easter of %i is on %s", (year, day) => {
    expect(easterOf(year)).toBe(day);
  });

  it("Easter is a Sunday from 22 March to 25 April in every year", () => {
    for (let year = 1990; year < 2100; year++) {
      const easter = easterOf(year);
      expect(new Date(`${easter}T00:00:00Z`).getUTCDay()).toBe(0);
      expect(easter.slice(5) >= "03-22" && easter.slice(5) <= "04-25").toBe(true);
    }
  });

  it.each(["2026-11-11", "2026-12-25", "2027-01-01", "2027-03-29", "2026-05-14", "2026-05-25"])(
    "%s is a public holiday, and the day after is none",
    (day) => {
      expect([isHoliday(on(day)), isHoliday(addDays(on(day), 1))]).toEqual([true, false]);
    },
  );
});

describe("the colour of a day", () => {
  it.each<[string, Colour, boolean]>([
    ["2025-11-03", "red", true],
    ["2025-10-31", "red", false],
    ["2026-03-31", "red", true],
    ["2026-04-01", "red", false],
    ["2025-11-08", "red", false],
    ["2025-11-09", "red", false],
    ["2025-11-11", "red", false],
    ["2027-03-29", "red", false],
    ["2025-11-08", "white", true],
    ["2025-11-09", "white", false],
    ["2026-01-01", "white", true],
    ["2025-11-09", "blue", true],
  ])("on %s %s is possible: %s", (day, colour, isPossible) => {
    expect(mayBe(colour, on(day))).toBe(isPossible);
  });
});

describe("the colours that a source names in a season", () => {
  it("a true season has no fault, whole or up to any of its days", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: lengthOf(SEASON) }), (days) => {
        const known = new Map([...truth()].slice(0, days));
        const lastDay = [...known.keys()].at(-1) ?? SEASON.start;
        expect(faultIn(known, SEASON, Date.parse(`${lastDay}T05:00:00Z`))).toBeNull();
      }),
    );
  });

  it("one red or white day too many is a fault, wherever it stands", () => {
    const free = (colour: Colour) =>
      [...truth()].filter(([day, now]) => now === "blue" && mayBe(colour, day)).map(([day]) => day);
    fc.assert(
      fc.property(fc.constantFrom<Colour>("red", "white"), fc.nat(), (colour, at) => {
        const days = free(colour);
        const day = days[at % days.length] ?? SEASON.start;
        expect(faultIn(truth().set(day, colour), SEASON, LATER)).toBe("too_many");
      }),
    );
  });

  it("a colour on a day that cannot have it is a fault", () => {
    const forbidden = daysOf(SEASON.start, SEASON.end).flatMap((day) =>
      (["red", "white"] as const).filter((colour) => !mayBe(colour, day)).map((colour) => [day, colour] as const),
    );
    fc.assert(
      fc.property(fc.constantFrom(...forbidden), ([day, colour]) => {
        expect(faultIn(new Map([[day, colour]]), SEASON, LATER)).toBe("forbidden_day");
      }),
    );
  });

  it("a colour beyond tomorrow is a fault, and one of another season is not looked at", () => {
    const nowMs = Date.parse("2025-11-30T12:00:00Z");
    expect(faultIn(new Map([[on("2025-12-01"), "blue"]]), SEASON, nowMs)).toBeNull();
    expect(faultIn(new Map([[on("2025-12-02"), "blue"]]), SEASON, nowMs)).toBe("ahead");
    expect(faultIn(new Map([[on("2025-08-31"), "red"]]), SEASON, nowMs)).toBeNull();
  });

  it("the invented seasons of the simulator have as many days of each colour as a real one", () => {
    for (const season of seasonsBetween(on("2020-09-01"), on("2030-09-01"))) {
      const colours = [...seasonColours(season.name).values()];
      const count = (wanted: Colour) => colours.filter((colour) => colour === wanted).length;
      expect([colours.length, count("red"), count("white")]).toEqual([lengthOf(season), RED_DAYS, WHITE_DAYS]);
      expect(faultIn(seasonColours(season.name) as Map<Day, Colour>, season, Date.UTC(2040, 0))).toBeNull();
    }
  });
});
