import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METER, OTHER_METER } from "../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

/** A home whose load curve has no holes. */

let running: Running;
let authorization: string;

beforeAll(async () => {
  running = await startBoth();
  authorization = `Bearer ${await tokenFor(METER)}`;
});
afterAll(() => running.stop());

async function get(path: string, query: Record<string, string>, headers: Record<string, string> = { authorization }) {
  const url = new URL(path, running.gateway);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const response = await fetch(url, { headers });
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what must be in it
  return { response, answer: (await response.json()) as any };
}
const WEEK = { prm: METER, start: "2026-11-02", end: "2026-11-09" };
const impact = (query: Record<string, string> = {}) => get("/api/v2/impact", { ...WEEK, ...query });

describe("the impact of a meter", () => {
  it("the impact of a meter is calculated from its daily readings, for the one call that they cost", async () => {
    const { answer: readings } = await get("/api/daily_consumption", WEEK);
    const wattHours = readings.interval_reading.map(({ value }: { value: string }) => Number(value));
    await running.enedis.forgetCalls();
    const { response, answer } = await impact();
    expect(response.status).toBe(200);
    expect(await running.enedis.calls()).toHaveLength(1);
    expect(answer).toMatchObject({
      upstreamCalls: 1,
      start: WEEK.start,
      end: WEEK.end,
      missingDays: 0,
      version: "1.1.0",
    });
    expect(answer.byDay.map(({ kWh }: { kWh: number }) => Math.round(kWh * 1000))).toEqual(wattHours);
    const kWh = wattHours.reduce((sum: number, value: number) => sum + value, 0) / 1000;
    expect(answer.score.ecs).toBeCloseTo(kWh * 19.331, 6);
    expect(answer.impacts.cch).toBeCloseTo(kWh * 0.0461, 6);
    expect(response.headers.get("ratelimit")).toMatch(/meter/);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
  });

  it("the impact of a meter is calculated from its load curve, by hour", async () => {
    await running.enedis.forgetCalls();
    const { answer } = await impact({ by: "hour" });
    expect(await running.enedis.calls()).toHaveLength(1);
    expect(answer.byDay).toHaveLength(7);
    expect(answer.byHour).toHaveLength(7 * 24);
    expect(answer.query.loadCurve).toMatchObject({ intervals: 336, missingMinutes: 0 });
  });

  it("the impact of a meter counts nothing twice that Enedis gives twice, and nothing about another time", async () => {
    for (const by of ["day", "hour"]) {
      const { answer: once } = await impact({ by });
      await running.enedis.control({ damage: { kind: "list_twice" } });
      const { answer: twice } = await impact({ by });
      await running.enedis.control({ damage: { kind: "far_away" } });
      const { response, answer: far } = await impact({ by });
      await running.enedis.control({ damage: null });
      const points = by === "day" ? 7 : 336;
      expect(once.dropped).toEqual({ repeated: 0, overlapping: 0, misplaced: 0, outside: 0, unreadable: 0 });
      expect(twice).toEqual({ ...once, dropped: { ...once.dropped, repeated: points } });
      expect([response.status, far]).toEqual([200, { ...once, dropped: { ...once.dropped, outside: 1 } }]);
    }
  });

  it("the impact of a meter names no meter in its answer", async () => {
    for (const by of ["day", "hour"]) expect(JSON.stringify((await impact({ by })).answer)).not.toContain(METER);
  });

  it.each([
    [{ by: "week" }, 400, "by"],
    [{ start: "yesterday" }, 400, "start"],
    [{ by: "hour", start: "2026-10-01" }, 400, "general"],
    [{ prm: OTHER_METER }, 403, "general"],
  ])(
    "the impact of a meter with %j is refused with the members of Ecobalyse, and spends no call",
    async (query, status, field) => {
      await running.enedis.forgetCalls();
      const { response, answer } = await impact(query as unknown as Record<string, string>);
      expect([response.status, Object.keys(answer.error)]).toEqual([status, [field]]);
      expect(await running.enedis.calls()).toEqual([]);
    },
  );

  it.each([
    ["fr", "Donnez ce champ une seule fois."],
    ["en", "Give this once."],
  ])("a request for the impact of a meter has every wrong field named at once (%s)", async (language, once) => {
    await running.enedis.forgetCalls();
    const url = new URL(
      "/api/v2/impact?prm=123&start=2026-11-31&end=2026-11-09&end=2026-11-10&by=week",
      running.gateway,
    );
    const response = await fetch(url, { headers: { authorization, "accept-language": language } });
    const { code, error } = (await response.json()) as { code: string; error: Record<string, string> };
    expect([response.status, code, Object.keys(error)]).toEqual([400, "fields_invalid", ["prm", "start", "end", "by"]]);
    expect(error.end).toBe(once);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("a request for the impact of a meter has every missing field named too", async () => {
    const { answer } = await get("/api/v2/impact", { by: "hour" });
    expect(Object.keys(answer.error)).toEqual(["start", "end"]);
  });

  it("the impact of the only meter of a token needs no number of it", async () => {
    const { start, end } = WEEK;
    expect((await get("/api/v2/impact", { start, end })).answer).toEqual((await impact({})).answer);
  });

  it.each([
    ["prm", "an empty number"],
    ["pointId", "an empty number under its other name"],
  ])("the impact of a meter with %s as %s is refused: what fills it in has lost its value", async (name) => {
    const { start, end } = WEEK;
    const { response, answer } = await get("/api/v2/impact", { start, end, [name]: " " });
    expect([response.status, Object.keys(answer.error)]).toEqual([400, [name]]);
  });

  it("the impact of a meter with a token of several asks which one, and spends no call", async () => {
    await running.enedis.forgetCalls();
    const { start, end } = WEEK;
    const several = { authorization: `Bearer ${await tokenFor(METER, OTHER_METER)}` };
    const { response, answer } = await get("/api/v2/impact", { start, end }, several);
    expect([response.status, answer.code]).toEqual([400, "meter_not_named"]);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("the impact of a meter is only for those with a token", async () => {
    const { response, answer } = await get("/api/v2/impact", WEEK, {});
    expect([response.status, Object.keys(answer.error)]).toEqual([401, ["authorization"]]);
  });
});
