import { describe, expect, it } from "vitest";
import type { Period } from "../../../shared/measures/period.ts";
import type { Day } from "../../../shared/paris-time.ts";
import { withinEnedisDay } from "../../../shared/readings/enedis-day.ts";
import { refused } from "../../../shared/refusals/refusal.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";

const week = { start: "2026-11-24" as Day, end: "2026-12-01" as Day };
const yesterday = { start: "2026-11-30" as Day, end: "2026-12-01" as Day };

/** The periods that reach an Enedis whose calendar shows this day, and what the caller gets. */
async function asked(nowText: string, enedisDay: Day, period: Period) {
  const periods: Period[] = [];
  const call = withinEnedisDay(async (one) => {
    periods.push(one);
    if (one.end > enedisDay) return refused(SAMPLES.enedis_invalid_request);
    return { ok: true, value: { body: {} as never, text: "" } };
  }, Date.parse(nowText));
  const answered = await call(period);
  return { periods: periods.map(({ end }) => end), code: answered.ok ? "answered" : answered.refusal.code };
}

describe("a period that ends today", () => {
  it.each([
    ["2026-12-01T00:00:00+01:00", "2026-11-30", ["2026-11-30"]],
    ["2026-12-01T01:59:00+01:00", "2026-11-30", ["2026-11-30"]],
    // Enedis's day has turned, but nothing of yesterday is published yet.
    ["2026-12-01T00:30:00+01:00", "2026-12-01", ["2026-11-30"]],
    ["2026-12-01T05:00:00+01:00", "2026-11-30", ["2026-12-01", "2026-11-30"]],
    ["2026-12-01T05:00:00+01:00", "2026-12-01", ["2026-12-01"]],
    ["2026-12-01T08:00:00+01:00", "2026-12-01", ["2026-12-01"]],
  ])("a period that ends today is asked at %s of an Enedis at %s up to %j", async (now, enedisDay, ends) => {
    expect(await asked(now, enedisDay as Day, week)).toEqual({ periods: ends, code: "answered" });
  });

  it("a period of yesterday alone is not published yet just after midnight, without a call", async () => {
    expect(await asked("2026-12-01T00:30:00+01:00", "2026-11-30" as Day, yesterday)).toEqual({
      periods: [],
      code: "not_published_yet",
    });
  });

  it("a period keeps the refusal of Enedis once yesterday is published, or when it ends earlier", async () => {
    const late = await asked("2026-12-01T09:00:00+01:00", "2026-11-30" as Day, week);
    expect(late).toEqual({ periods: ["2026-12-01"], code: "enedis_invalid_request" });
    const earlier = { start: "2026-11-24" as Day, end: "2026-11-30" as Day };
    const other = await asked("2026-12-01T00:30:00+01:00", "2026-11-01" as Day, earlier);
    expect(other).toEqual({ periods: ["2026-11-30"], code: "enedis_invalid_request" });
  });
});
