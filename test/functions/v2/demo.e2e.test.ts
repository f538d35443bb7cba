import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../../local/clock.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { ORDINARY_NOON } from "../../clock/instants.ts";
import { METER } from "../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

// A window of the last days has no day of a month without a reading.
setClock(ORDINARY_NOON);

let running: Running;
beforeAll(async () => {
  running = await startBoth();
});
afterAll(() => running.stop());
beforeEach(() => running.enedis.forgetCalls());

const SERIES = OFFERED.map(({ direction, series }) => `${direction}/${series}`);

/** From an address of its own each time, so that no test uses up the minute of another. */
let addresses = 0;
const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(new URL(`/api/v2/demo/${path}`, running.gateway), {
    headers: { "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1`, "accept-language": "en", ...headers },
  });

interface Body {
  readonly code: string;
  readonly meter: string;
  readonly asked: object;
  readonly points: readonly { readonly start: string; readonly energy_wh: number; readonly consistent?: boolean }[];
  readonly complete: boolean;
  readonly rest: { readonly next: string } | null;
  readonly holes: readonly { readonly address: string | null }[];
  readonly expected: number;
  readonly missing: number;
}
const read = async (path: string) => (await (await ask(path)).json()) as Body;
const sumOf = ({ points }: Body) => points.reduce((sum, { energy_wh }) => sum + energy_wh, 0);

describe("the invented home under /api/v2/demo", () => {
  it.each(SERIES)("the invented home answers %s without a token, and nothing is asked of Enedis", async (series) => {
    const answer = await ask(`${series}?last=P7D`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("conso-api-demo")).toBe("simulated");
    const body = (await answer.json()) as Body;
    expect(body.meter).toBe("••••••••••0000");
    expect(body.points.length).toBeGreaterThanOrEqual(6);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it.each(SERIES)("the answer of the invented home for %s has the members of the real one", async (series) => {
    const real = await fetch(new URL(`/api/v2/${series}?last=P7D`, running.gateway), {
      headers: { authorization: `Bearer ${await tokenFor("12655648759651")}` },
    });
    const invented = await read(`${series}?last=P7D`);
    const members = (body: object) => Object.keys(body).sort();
    const theirs = (await real.json()) as Body;
    expect(members(invented)).toEqual(members(theirs));
    expect(members(invented.points[0] ?? {})).toEqual(members(theirs.points[0] ?? {}));
  });

  it("the days, the curve and the registers of the invented home sum to the same energy, in both directions", async () => {
    for (const direction of ["consumption", "production"]) {
      // The hour that comes twice is in it; no day without a reading is.
      const window = "start=2026-10-21&end=2026-10-28";
      const [days, curve, registers] = await Promise.all(
        ["daily", "load_curve", "registers"].map((series) => read(`${direction}/${series}?${window}`)),
      );
      expect(sumOf(days as Body)).toBeGreaterThan(1_000);
      expect(sumOf(curve as Body)).toBe(sumOf(days as Body));
      expect(sumOf(registers as Body)).toBe(sumOf(days as Body));
      expect((registers as Body).points.every(({ consistent }) => consistent === true)).toBe(true);
    }
  });

  it("the invented home has holes as real meters have them: a day of each month, and six hours of another", async () => {
    const days = await read("consumption/daily?start=2026-11-10&end=2026-11-15");
    expect([days.expected, days.missing, days.complete]).toEqual([5, 1, false]);
    const curve = await read("consumption/load_curve?start=2026-11-20&end=2026-11-21");
    expect([curve.expected, curve.missing]).toEqual([48, 12]);
    const none = await ask("consumption/daily?start=2026-11-12&end=2026-11-13");
    expect([none.status, ((await none.json()) as Body).code]).toEqual([404, "hole"]);
  });

  it.each([
    ["csv", "text/csv", "start,end,energy_wh,power_w,quality"],
    ["jsonl", "application/jsonl", '"energy_wh"'],
    ["home-assistant.json", "application/vnd.home-assistant.statistics+json", "statistic_id"],
  ])("the invented home is written as .%s too", async (end, type, text) => {
    const answer = await ask(`consumption/load_curve.${end}?last=P2D`);
    expect([answer.status, answer.headers.get("content-type")?.startsWith(type)]).toEqual([200, true]);
    expect(await answer.text()).toContain(text);
  });

  it("two years of the invented home come in answers that name the next, without a token in any", async () => {
    let path = "consumption/load_curve?last=P2Y";
    let points = 0;
    for (let answers = 0; path !== ""; answers++) {
      expect(answers).toBeLessThan(5);
      const body = await read(path);
      points += body.points.length;
      path = (body.rest?.next ?? "").replace("/api/v2/demo/", "");
    }
    expect(points).toBeGreaterThan(33_000);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("the contract of the invented home names its power, its off-peak hours and both directions", async () => {
    const answer = await ask("meters");
    expect([answer.status, await answer.json()]).toEqual([
      200,
      {
        meters: [
          {
            meter: "••••••••••0000",
            roles: ["consumption", "production"],
            contract_start: "2023-01-01",
            subscribed_power_kva: 9,
            active_since: { consumption: "2023-01-01", production: "2023-01-01" },
            off_peak: [{ start: "22:30", end: "06:30" }],
            services_level: "open",
            connection_state: "supplied",
            unavailable: [],
          },
        ],
      },
    ]);
  });

  it("the diagnosis of the invented home finds nothing wrong, and names its hole", async () => {
    const well = (await (await ask("diagnosis")).json()) as { verdict: string; links: { state: string }[] };
    expect(well.verdict).toBe("well");
    expect(well.links.map(({ state }) => state)).not.toContain("broken");
    const hole = await ask("diagnosis?measure=consumption/daily&start=2026-11-12&end=2026-11-13");
    expect([hole.status, ((await hole.json()) as { verdict: string }).verdict]).toEqual([200, "hole"]);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("the invented home has one meter: the number of another is refused", async () => {
    const answer = await ask(`consumption/daily?last=P7D&prm=${METER}`);
    expect([answer.status, ((await answer.json()) as Body).code]).toEqual([403, "usage_point_not_covered"]);
    expect((await ask("consumption/daily?last=P7D&prm=00000000000000")).status).toBe(200);
  });

  it("a copy of the invented home's answer is still good when it is the same", async () => {
    const path = "consumption/daily?start=2026-11-01&end=2026-11-05";
    const tag = (await ask(path)).headers.get("etag") ?? "";
    expect((await ask(path, { "if-none-match": tag })).status).toBe(304);
  });

  it("a cursor of the invented home opens no real meter, and a real one no invented home", async () => {
    const { rest } = await read("consumption/load_curve?last=P2Y");
    const cursor = new URL(rest?.next ?? "", running.gateway).searchParams.get("cursor");
    const answer = await fetch(new URL(`/api/v2/consumption/load_curve?cursor=${cursor}`, running.gateway), {
      headers: { authorization: `Bearer ${await tokenFor(METER)}` },
    });
    expect([answer.status, ((await answer.json()) as Body).code]).toEqual([400, "parameter_not_allowed"]);
    expect(await running.enedis.calls()).toEqual([]);
  });

  it("an address has 120 requests to the invented home in a minute, then a refusal that says when to come back", async () => {
    const own = { "cf-connecting-ip": "2001:db8:ffff::1" };
    const statuses: number[] = [];
    for (let n = 0; n < 120; n++) statuses.push((await ask("meters", own)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const refused = await ask("consumption/daily?last=P7D", own);
    expect([refused.status, ((await refused.json()) as Body).code]).toEqual([429, "too_many_requests"]);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect((await ask("meters")).status).toBe(200);
  });
});
