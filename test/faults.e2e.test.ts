import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RunningWorker } from "../local/worker.ts";
import { BOTH_DIRECTIONS } from "./support/meters.ts";
import { addressOf, DATA_ROUTES, routeNamed } from "./support/routes.ts";
import { type SimulatedEnedis, startEnedis, startGateway, tokenFor } from "./support/running.ts";

const TIMEOUT_SECONDS = 1;

/** What each fault must look like from outside: whose it is, and under which code. */
const FAULTS = [
  { kind: "text_500", status: 500, code: "enedis_technical_error" },
  { kind: "html_502", status: 502, code: "enedis_unavailable" },
  { kind: "html_503", status: 503, code: "enedis_unavailable" },
  { kind: "no_data_as_success", status: 404, code: "enedis_no_data" },
  { kind: "empty", status: 502, code: "enedis_malformed_answer" },
  { kind: "malformed_json", status: 502, code: "enedis_malformed_answer" },
  { kind: "endless_json", status: 502, code: "enedis_oversized_answer" },
  { kind: "hang", status: 504, code: "enedis_timeout" },
  { kind: "reset", status: 502, code: "enedis_unreachable" },
  { kind: "technical_error", status: 500, code: "enedis_technical_error" },
  { kind: "not_subscribed", status: 403, code: "enedis_not_subscribed" },
  { kind: "unknown_error", status: 400, code: "enedis_unknown" },
] as const;

let enedis: SimulatedEnedis;
let gateway: RunningWorker;
let token: string;

beforeAll(async () => {
  [enedis, token] = await Promise.all([startEnedis(), tokenFor(BOTH_DIRECTIONS)]);
});
afterAll(() => enedis.stop());

/** A gateway that has not seen any fault yet: one that has would sooner or later leave Enedis alone. */
async function freshGateway(): Promise<void> {
  await enedis.control({ fault: null, quota: { perSecond: 1000, perHour: 100_000, form: "flat" } });
  // Pacing is not what these tests are about: both sides allow more calls a second.
  const vars = { ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_TIMEOUT_SECONDS: `${TIMEOUT_SECONDS}` };
  gateway = await startGateway(enedis.url, vars);
}

describe.each(FAULTS)("when Enedis answers with $kind", ({ kind, status, code }) => {
  beforeAll(freshGateway);
  afterAll(() => gateway.stop());

  it.each(DATA_ROUTES)("$name reports the failure of Enedis as a problem, in time", async (route) => {
    await enedis.control({ fault: { kind, on: "measures" } });
    const startedAt = Date.now();
    const response = await fetch(
      addressOf(gateway.url, route, { meter: BOTH_DIRECTIONS, start: "2026-10-05", end: "2026-10-07" }),
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as { error: unknown };
    expect(problem).toMatchObject({ status, code, origin: "enedis", instance: expect.stringMatching(/^urn:uuid:/) });
    expect(problem).toMatchObject({
      message: expect.any(String),
      remedy: expect.any(String),
      type: expect.any(String),
    });
    expect(problem.error).toBeTruthy();
    expect(response.status).toBe(status);
    expect(response.headers.get("proxy-status")).toContain("next-hop=enedis");
    expect(Date.now() - startedAt).toBeLessThan((TIMEOUT_SECONDS + 4) * 1000);
  });
});

describe("when Enedis's quota is lower than ours", () => {
  beforeEach(freshGateway);
  afterEach(() => gateway.stop());

  it.each([
    { form: "flat", quota: { perSecond: 1000, perHour: 0 } },
    { form: "fault", quota: { perSecond: 0, perHour: 100_000 } },
  ])("a refusal by Enedis's lower quota comes back with a Retry-After in seconds ($form)", async ({ form, quota }) => {
    const url = addressOf(gateway.url, routeNamed("daily_consumption"), {
      meter: BOTH_DIRECTIONS,
      start: "2026-10-05",
      end: "2026-10-07",
    });
    const read = () => fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect((await read()).status).toBe(200);
    await enedis.control({ quota: { ...quota, form } });
    const response = await read();
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({ code: "enedis_quota", origin: "enedis", retryable: true });
    expect(response.headers.get("retry-after")).toMatch(/^\d+$/);
  });
});
