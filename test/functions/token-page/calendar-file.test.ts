import { describe, expect, it } from "vitest";
import { calendarFile } from "../../../functions/token-page/calendar-file.ts";
import { type Day, day } from "../../../shared/paris-time.ts";

const file = calendarFile(
  {
    language: "fr" as const,
    uid: "one",
    day: day("2026-12-31") as Day,
    title: "Fin ; du jeton, bientôt",
    description:
      "Redonnez votre consentement pour obtenir un nouveau jeton, puis remplacez-le partout où il sert : éété.",
    url: "https://conso.example",
    remindDaysBefore: [30, 7],
  },
  Date.UTC(2026, 10, 22, 12, 30, 5),
);
const unfolded = file.replaceAll("\r\n ", "");

describe("a calendar file", () => {
  it("a calendar file is one whole day, which ends where the next begins", () => {
    expect(unfolded).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
    expect(unfolded).toContain("DTSTAMP:20261122T123005Z\r\n");
  });

  it("a calendar file escapes what would end a text", () => {
    expect(unfolded).toContain("SUMMARY:Fin \\; du jeton\\, bientôt\r\n");
  });

  it("a calendar file has no line above 75 octets, and every line ends as RFC 5545 wants", () => {
    const lines = file.split("\r\n");
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(unfolded).toContain("partout où il sert : éété.\r\n");
  });

  it("a calendar file reminds as often as asked", () => {
    expect([...file.matchAll(/TRIGGER:(.*)\r\n/g)].map(([, trigger]) => trigger)).toEqual(["-P30D", "-P7D"]);
  });
});
