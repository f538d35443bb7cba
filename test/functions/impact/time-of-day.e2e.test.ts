import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../local/clock.ts";
import { type RunningWorker, runWorker } from "../../../local/worker.ts";
import { consolidatedGramsAt, gramsAt } from "../../../packages/simulator/index.ts";
import { ORDINARY_NOON } from "../../clock/instants.ts";
import { parisStamp, wholeDays } from "../../shared/impact/curves.ts";
import { BOTH_DIRECTIONS } from "../../support/meters.ts";
import { startGateway, tokenFor } from "../../support/running.ts";

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 96 * QUARTER_MS;
// Real time is published twenty minutes late: at noon, all of yesterday is there.
setClock(ORDINARY_NOON);
const NOW = Date.parse(ORDINARY_NOON);
const dayOf = (atMs: number) => parisStamp(atMs).slice(0, 10);
const TODAY = dayOf(NOW);
const YESTERDAY = dayOf(NOW - DAY_MS);

let eco2mix: RunningWorker;
let gateway: RunningWorker;
let token: string;

beforeAll(async () => {
  eco2mix = await runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  gateway = await startGateway(new URL("http://127.0.0.1:9"), { ECO2MIX_URL: eco2mix.url.href });
  token = await tokenFor(BOTH_DIRECTIONS);
});
afterAll(() => Promise.all([eco2mix.stop(), gateway.stop()]));

const control = (change: object) =>
  fetch(new URL("/_control", eco2mix.url), { method: "POST", body: JSON.stringify(change) });

interface Intensity {
  readonly quarters: number;
  readonly missing: number;
  readonly cleanest: readonly { readonly start: string; readonly grams: number }[];
  readonly usuallyCleanest: readonly { readonly hour: number; readonly days: number }[];
  readonly values: readonly { readonly start: string; readonly grams: number; readonly vintage: string }[];
}
async function intensity(start: string, end: string): Promise<Intensity> {
  const response = await fetch(new URL(`/api/impact/intensity?start=${start}&end=${end}`, gateway.url));
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toMatch(/^public, max-age=\d+$/);
  return (await response.json()) as Intensity;
}
async function detailed(loadCurve: object) {
  const response = await fetch(new URL("/api/impact/simulator/detailed", gateway.url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ loadCurve }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what must be in it
  return (await response.json()) as any;
}

describe("the archive of éCO2mix", () => {
  it("the archive of éCO2mix is empty before the first turn of the cron trigger, and a curve is not weighed", async () => {
    const { quarters, missing, values } = await intensity(YESTERDAY, TODAY);
    expect([missing, values]).toEqual([quarters, []]);
    const answer = await detailed(wholeDays(YESTERDAY, 1, () => 500));
    expect(answer.indicators).toHaveLength(2);
    expect(answer.withheld["cch (eco2mix)"]).toMatch(/no value/);
    expect(answer.byHour[0].timeOfDay).toEqual({ intervals: 2, weighedIntervals: 0 });
  });

  it("the archive of éCO2mix stays as it is while ODRÉ is down", async () => {
    await control({ status: 503 });
    await gateway.tick(NOW);
    expect((await intensity(YESTERDAY, TODAY)).values).toEqual([]);
    await control({ status: 200 });
  });

  it("the archive of éCO2mix holds yesterday after one turn, each quarter with its value and vintage, in time order", async () => {
    await gateway.tick(NOW);
    const { values, missing, cleanest } = await intensity(YESTERDAY, TODAY);
    expect(missing).toBe(0);
    for (const { start, grams, vintage } of values) {
      expect([start, grams, vintage]).toEqual([start, gramsAt(Date.parse(start)), "real_time"]);
    }
    const starts = values.map(({ start }) => Date.parse(start));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(cleanest).toHaveLength(3);
    const hours = Map.groupBy(values, ({ start }) => start.slice(0, 13));
    const means = [...hours.values()].map((of) => of.reduce((sum, { grams }) => sum + grams, 0) / of.length);
    expect(cleanest[0]?.grams).toBe(Math.min(...means));
  });

  it("the archive of éCO2mix weighs a curve by when it was drawn, in total, by day and by hour", async () => {
    const answer = await detailed(wholeDays(YESTERDAY, 1, () => 1000));
    const { values } = await intensity(YESTERDAY, TODAY);
    const kg = values.reduce((sum, { grams }) => sum + 0.25 * grams, 0) / 1000;
    const [, annual, byTime] = answer.indicators;
    expect(annual.method.id).toBe("ademe-2025");
    expect(byTime).toMatchObject({ key: "cch", unit: "kg CO2", method: { id: "eco2mix" } });
    expect(byTime.value).toBeCloseTo(kg, 9);
    expect(byTime.coverage).toMatchObject({ share: 1, vintages: { real_time: byTime.coverage.intervals } });
    const sum = (parts: { timeOfDay: { cch: number } }[]) =>
      parts.reduce((total, part) => total + part.timeOfDay.cch, 0);
    expect(sum(answer.byHour)).toBeCloseTo(kg, 9);
    expect(sum(answer.byDay)).toBeCloseTo(kg, 9);
    expect(answer.impacts).toEqual({ cch: expect.closeTo(24 * 0.0461, 9) });
  });

  it("the archive of éCO2mix picks up a correction, and a value that is taken back", async () => {
    const at = (quarter: number) => new Date(Math.floor(NOW / DAY_MS) * DAY_MS - DAY_MS + quarter * QUARTER_MS);
    const iso = (quarter: number) => at(quarter).toISOString().replace(".000Z", "+00:00");
    await control({ corrected: { [iso(40)]: 99 }, missing: [iso(44)] });
    await gateway.tick(NOW);
    const { values } = await intensity(YESTERDAY, dayOf(NOW + DAY_MS));
    const gramsOf = (quarter: number) => values.find(({ start }) => Date.parse(start) === at(quarter).getTime())?.grams;
    expect(gramsOf(40)).toBe(99);
    expect(gramsOf(44)).toBeUndefined();
  });

  it("the archive of éCO2mix fills the months behind, one at each turn, and learns what was consolidated", async () => {
    for (let turn = 0; turn < 8; turn++) await gateway.tick(NOW);
    const lastMonths = [4, 3, 2].map(
      (back) => new Date(Date.UTC(new Date(NOW).getUTCFullYear(), new Date(NOW).getUTCMonth() - back, 5)),
    );
    const found = await Promise.all(
      lastMonths.map((on) => intensity(dayOf(on.getTime()), dayOf(on.getTime() + DAY_MS))),
    );
    const vintages = found.map(({ values }) => [...new Set(values.map(({ vintage }) => vintage))]);
    expect(vintages.at(-1)).toEqual(["consolidated"]);
    const [consolidated] = found.at(-1)?.values ?? [];
    expect(consolidated?.grams).toBe(consolidatedGramsAt(Date.parse(consolidated?.start ?? "")));
    expect(found.at(-1)?.missing).toBe(0);
  });

  it("the archive says which hours are usually the cleanest, from the last fourteen days, whatever the period", async () => {
    const lastDay = new Date(`${TODAY}T00:00:00Z`).getTime();
    const { values } = await intensity(new Date(lastDay - 14 * DAY_MS).toISOString().slice(0, 10), TODAY);
    const whole = [...Map.groupBy(values, ({ start }) => start.slice(0, 13))].filter(
      ([, within]) => within.length >= 4,
    );
    const daysWith = (hour: number) => whole.filter(([start]) => Number(start.slice(11)) === hour).length;
    for (const since of [YESTERDAY, dayOf(NOW - 30 * DAY_MS)]) {
      const { usuallyCleanest } = await intensity(since, TODAY);
      expect(usuallyCleanest).toHaveLength(3);
      for (const { hour, days } of usuallyCleanest) expect([hour, days]).toEqual([hour, daysWith(hour)]);
    }
  });
});

describe("a request for intensities that cannot be answered", () => {
  it.each([
    ["", ["start", "end"]],
    ["?start=2026-02-30&end=tomorrow", ["start", "end"]],
    ["?start=2026-11-08", ["end"]],
    ["?start=2026-11-08&end=2026-11-08", ["end"]],
    ["?start=2026-09-01&end=2026-11-08", ["end"]],
    ["?start=2011-12-31&end=2012-01-02", ["start"]],
    ["?start=0000-01-01&end=0000-01-02", ["start"]],
    ["?start=1891-03-15&end=1891-03-17", ["start"]],
    ["?start=2026-11-08&end=9999-12-31", ["end"]],
    [`?start=${TODAY}&end=${dayOf(NOW + 2 * DAY_MS)}`, ["end"]],
  ])("a bad request for intensities has each wrong field named: %s", async (query, fields) => {
    const response = await fetch(new URL(`/api/impact/intensity${query}`, gateway.url));
    const { error } = (await response.json()) as { error: object };
    expect([response.status, Object.keys(error)]).toEqual([400, fields]);
  });
});
