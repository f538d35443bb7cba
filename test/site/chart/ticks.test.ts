import { describe, expect, it } from "vitest";
import { type Day, dayEndMs, dayStartMs, parisText } from "../../../shared/paris-time.ts";
import { longDay } from "../../../site/browser/chart/calendar-names.ts";
import { ticksOf } from "../../../site/browser/chart/ticks.ts";

const window = (first: string, last: string) => ({
  fromMs: dayStartMs(first as Day),
  toMs: dayEndMs(last as Day),
});
const texts = (...of: Parameters<typeof ticksOf>) => ticksOf(...of).map(({ text }) => text);

describe("the labels of a time axis", () => {
  it("the labels of a time axis name weekdays in a week, on two lines where there is little room", () => {
    expect(texts(window("2026-11-21", "2026-11-23"), 300, "days")).toEqual(["sam. 21", "dim. 22", "lun. 23"]);
    expect(texts(window("2026-11-21", "2026-11-23"), 120, "days")).toEqual(["sam.\n21", "dim.\n22", "lun.\n23"]);
  });

  it("the labels of a time axis stand at the middle of a day, which is not noon when clocks change", () => {
    const [tick] = ticksOf(window("2026-10-25", "2026-10-25"), 300, "days");
    expect(parisText(tick?.atMs ?? 0)).toBe("2026-10-25T11:00:00+01:00");
  });

  it("the labels of a time axis name Mondays in a month, months in a year, and the year in January", () => {
    expect(texts(window("2026-11-01", "2026-11-30"), 280, "days")).toEqual([
      "2 nov.",
      "9 nov.",
      "16 nov.",
      "23 nov.",
      "30 nov.",
    ]);
    expect(texts(window("2025-12-01", "2026-02-28"), 250, "days")).toEqual(["déc.", "janv. 2026", "févr."]);
  });

  it("the labels of a time axis stay on the hours of the wall when clocks change", () => {
    expect(texts(window("2026-03-29", "2026-03-29"), 500, "instants")).toEqual(
      ["dim. 29", "3 h", "6 h", "9 h", "12 h", "15 h", "18 h", "21 h", "24 h"].map((text) =>
        text.replace(/(\d) h/, "$1\u00a0h"),
      ),
    );
    const noon = ticksOf(window("2026-10-25", "2026-10-25"), 500, "instants").find(({ text }) => text === "12\u00a0h");
    expect(parisText(noon?.atMs ?? 0)).toBe("2026-10-25T12:00:00+01:00");
  });

  it("the labels of a time axis do not stand where there is no room for them", () => {
    expect(texts(window("2026-11-21", "2026-11-27"), 700, "instants").at(-1)).not.toBe("sam. 28");
  });
});

describe("a date", () => {
  it("a date calls the first of a month as French does", () => {
    expect(longDay("2026-03-01" as Day)).toBe("dimanche 1er mars 2026");
    expect(longDay("2026-03-11" as Day)).toBe("mercredi 11 mars 2026");
  });
});
