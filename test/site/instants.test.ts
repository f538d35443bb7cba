import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { dayStartMs, instantsOf, parisWallMs } from "../../site/browser/examples/instants.ts";

/** The end of every interval of these days as Enedis writes it, and as an instant. */
function lived(from: string, to: string, minutes = 30) {
  const end = Temporal.PlainDate.from(to).toZonedDateTime("Europe/Paris");
  const stamps: string[] = [];
  const instants: number[] = [];
  let at = Temporal.PlainDate.from(from).toZonedDateTime("Europe/Paris");
  while (Temporal.ZonedDateTime.compare(at, end) < 0) {
    at = at.add({ minutes });
    stamps.push(at.toPlainDateTime().toString({ smallestUnit: "second" }).replace("T", " "));
    instants.push(at.epochMilliseconds);
  }
  return { stamps, instants };
}

describe("the instants of stamps without offset", () => {
  it.each([
    ["an ordinary week", "2026-11-15", "2026-11-22", 30],
    ["autumn, by half hours", "2026-10-24", "2026-10-27", 30],
    ["autumn, by ten minutes", "2026-10-25", "2026-10-26", 10],
    ["autumn, by hours", "2026-10-25", "2026-10-26", 60],
    ["spring", "2026-03-28", "2026-03-31", 30],
    ["a year", "2025-11-22", "2026-11-22", 30],
  ])("are those that were lived: %s", (_which, from, to, minutes) => {
    const { stamps, instants } = lived(from, to, minutes);
    expect([...instantsOf(stamps)]).toEqual(instants);
  });

  it("are right after a gap that covers the second passage", () => {
    const { stamps, instants } = lived("2026-10-25", "2026-10-26");
    const kept = stamps.map((_, at) => at).filter((at) => at < 5 || at > 7);
    expect([...instantsOf(kept.map((at) => stamps[at] ?? ""))]).toEqual(kept.map((at) => instants[at]));
  });
});

describe("Paris", () => {
  it("is one hour ahead in winter, two in summer", () => {
    expect(new Date(parisWallMs(Date.UTC(2026, 0, 1))).getUTCHours()).toBe(1);
    expect(new Date(parisWallMs(Date.UTC(2026, 6, 1))).getUTCHours()).toBe(2);
  });

  it.each(["2026-03-29", "2026-10-25", "2026-07-14", "2026-12-31"])("begins %s at midnight", (day) => {
    expect(dayStartMs(day)).toBe(Temporal.PlainDate.from(day).toZonedDateTime("Europe/Paris").epochMilliseconds);
  });
});
