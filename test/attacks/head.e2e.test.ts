import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

const THREE_YEARS = "start=2023-12-01&end=2026-11-01";

let running: Running;
let token: string;

beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "200" });
  await running.enedis.control({ quota: { perSecond: 1_000 } });
  token = await tokenFor(METER);
});
afterAll(() => running.stop());
beforeEach(() => running.enedis.forgetCalls());

const head = (path: string, bearer = token, headers: Record<string, string> = {}) =>
  fetch(new URL(`/api/v2/${path}`, running.gateway), {
    method: "HEAD",
    headers: { authorization: `Bearer ${bearer}`, ...headers },
  });

const callsMade = async (): Promise<number> => (await running.enedis.calls()).length;

describe("a HEAD under /api/v2", () => {
  it.each([
    ["consumption/load_curve", "of years of half hours", `?${THREE_YEARS}`, "application/json"],
    ["consumption/registers.csv", "in another format", `?${THREE_YEARS}`, "text/csv; charset=utf-8; header=present"],
    ["consumption/daily", "of one period", "?last=P7D", "application/json"],
    ["impact", "of what a meter costs", `?prm=${METER}&start=2026-10-01&end=2026-10-08`, "application/json"],
    ["diagnosis", "of a diagnosis", "", "application/json"],
    ["meters", "of the meters", "", "application/json"],
  ])("a HEAD for %s %s is answered without a call to Enedis", async (path, _of, query, type) => {
    const answer = await head(path + query);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(await answer.text()).toBe("");
    expect(await callsMade()).toBe(0);
  });

  it("a HEAD under /api/v2 is refused as a GET is, before the call", async () => {
    const other = await tokenFor(OTHER_METER);
    const statuses = [
      (await head("consumption/load_curve?start=yesterday")).status,
      (await head(`consumption/load_curve?prm=${METER}`, other)).status,
      (await head("consumption/load_curve", "x")).status,
      (await head("meters?prm=123")).status,
    ];
    expect(statuses).toEqual([400, 403, 401, 400]);
    expect(await callsMade()).toBe(0);
  });

  it("a HEAD under /api/v2 refuses a revoked token", async () => {
    const revoked = await tokenFor(METER);
    const body = new URLSearchParams({ token: revoked });
    await fetch(new URL("/api/v2/tokens/revoke", running.gateway), { method: "POST", body });
    for (const path of ["consumption/load_curve", "diagnosis", "meters"]) {
      expect((await head(path, revoked)).status).toBe(401);
    }
  });

  it("a HEAD under /api/v2 has the tag of a final answer when the request asks about it", async () => {
    const day = "consumption/daily?start=2026-10-01&end=2026-10-02";
    const whole = await fetch(new URL(`/api/v2/${day}`, running.gateway), {
      headers: { authorization: `Bearer ${token}` },
    });
    const tag = whole.headers.get("etag") ?? "";
    await running.enedis.forgetCalls();
    const answer = await head(day, token, { "if-none-match": tag });
    expect([answer.status, answer.headers.get("etag")]).toEqual([304, tag]);
    expect(await callsMade()).toBe(0);
  });
});
