import { describe, expect, it } from "vitest";
import { dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import { unpublishedEnd } from "../../../shared/readings/absence.ts";
import { windowOf } from "./runs.ts";

const NOON = Date.parse("2026-11-20T11:00:00Z");
const WINDOW = windowOf("2026-11-13", "2026-11-20");

/** How much of a day there is; the days before the last given ones are whole. */
const coverage = (...last: readonly number[]) => {
  const days = daysOf(WINDOW.days.start, WINDOW.days.end);
  return days.map((day, at) => {
    const present = last[at - (days.length - last.length)] ?? 48;
    return { day, expected: 48, present, missing: 48 - present };
  });
};
const at = (text: string) => Date.parse(`${text}+01:00`);

describe("the end of a window", () => {
  it("the end of a window is not published yet from the last reading on, when that is on a day which may still come, and says when", () => {
    expect(unpublishedEnd(WINDOW, coverage(30), at("2026-11-19T15:00"), NOON)).toEqual({
      startMs: at("2026-11-19T15:00"),
      endMs: WINDOW.endMs,
      refusal: { code: "not_published_yet", retryAfterMs: 3_600_000 },
    });
  });

  it("the end of a window is not published yet from the next midnight on, when whole days lack", () => {
    const reached = dayStartMs(WINDOW.days.end) - 48 * 3_600_000;
    expect(unpublishedEnd(WINDOW, coverage(0, 0), reached, NOON)?.startMs).toBe(at("2026-11-18T00:00"));
  });

  it("the end of a window is not published yet from the first day that may still come, when the day before it broke off", () => {
    expect(unpublishedEnd(WINDOW, coverage(30, 0, 0, 0, 0), at("2026-11-15T15:00"), NOON)?.startMs).toBe(
      at("2026-11-16T00:00"),
    );
  });

  it.each([
    ["is there", coverage(48), "2026-11-20T00:00"],
    ["is there, and something before it is not", coverage(30), "2026-11-20T00:00"],
    ["lacks since a day that every meter has published", coverage(30, 0, 0, 0, 0, 0), "2026-11-14T15:00"],
    ["is of a window without any reading, which is a refusal", coverage(0, 0, 0, 0, 0, 0, 0), "2026-11-13T00:00"],
  ])("the end of a window is not awaited when it %s", (_, given, reached) => {
    expect(unpublishedEnd(WINDOW, given, at(reached), NOON)).toBeNull();
  });
});
