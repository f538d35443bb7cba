import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetState, freshPort, GatewayProcess } from "./gateway-process.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "./running.ts";

/** What Enedis really lets through, where the gateway was told ten thousand. */
const PER_HOUR = 120;
const HOUR_MS = 3_600_000;
/** Longer than this test takes. */
const NEEDED_MS = 40_000;
/** Who has an appointment is told to come at most so long before it. */
const EARLY_MS = 10_000;

/** Ordinary homes, each asked once. */
const homes = Array.from({ length: 200 }, (_, n) => `${30_000_000_000_000 + n}`);

let enedis: SimulatedEnedis;
let port: number;
let gateway: GatewayProcess;
let token: string;

beforeAll(async () => {
  // The gate's hour is the real one: in its last moments there would be nothing to wait for.
  const leftMs = HOUR_MS - (Date.now() % HOUR_MS);
  if (leftMs < NEEDED_MS) await new Promise((resume) => setTimeout(resume, leftMs));
  [enedis, port, token] = await Promise.all([startEnedis(), freshPort(), tokenFor(...homes)]);
  await enedis.control({ quota: { perSecond: 1_000, perHour: PER_HOUR } });
  gateway = await start();
});
afterAll(async () => {
  await Promise.all([gateway.stop(), enedis.stop()]);
  forgetState(port);
});

const start = () =>
  GatewayProcess.start(port, {
    ...gatewayEnvironment(enedis.url),
    ENEDIS_CALLS_PER_SECOND: "100",
    ENEDIS_CALLS_PER_HOUR: "10000",
  });

function read(): Promise<Response> {
  const url = new URL(`/api/daily_consumption?prm=${homes.pop()}&start=2026-10-05&end=2026-10-07`, gateway.url);
  return fetch(url, { headers: { authorization: `Bearer ${token}` } });
}

const statuses = async () =>
  (await enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto").map(({ status }) => status);

describe("an Enedis that lets through fewer calls an hour than configured", () => {
  let reopensAtMs: number;

  it("says so once", async () => {
    for (let n = 0; n < PER_HOUR; n++) expect((await read()).status).toBe(200);
    const refused = await read();
    expect(refused.status).toBe(429);
    const { error } = (await refused.json()) as { error: { nextAccessTime: string } };
    reopensAtMs = Date.parse(error.nextAccessTime);
    expect(Number(refused.headers.get("retry-after"))).toBeCloseTo((reopensAtMs - Date.now()) / 1000, -1);
  });

  it.each([
    ["from then on", async () => undefined],
    [
      "even by a gateway that was killed and started again",
      async () => {
        await gateway.kill();
        gateway = await start();
      },
    ],
  ])(
    "is not asked %s: callers are told to come when it opens, and what the hour really holds",
    async (_when, before) => {
      await before();
      for (let n = 0; n < 20; n++) {
        const refused = await read();
        expect(refused.status).toBe(429);
        expect(await refused.json()).toMatchObject({ code: "quota_shared", origin: "gateway", retryable: true });
        const backAtMs = Date.now() + Number(refused.headers.get("retry-after")) * 1000;
        expect(backAtMs).toBeGreaterThan(reopensAtMs - EARLY_MS);
        expect(backAtMs).toBeLessThan(reopensAtMs + EARLY_MS);
        // One in a hundred is left to the lag of Enedis's count.
        expect(refused.headers.get("ratelimit-policy")).toContain('"shared";q=118;');
      }
      expect(await statuses()).toEqual([...Array(PER_HOUR).fill(200), 429]);
    },
  );
});
