import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../local/clock.ts";
import { forgetState, freshPort, GatewayProcess } from "./support/gateway-process.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "./support/running.ts";

const CONFIGURED = 10_000;
/** Slow enough that a second is little of it: what was sent is counted by whole seconds, without the one that is running. */
const PER_SECOND = 20;
const HOUR_MS = 3_600_000;
/** Appointments may be so near the instant from which there are any: those before take their turns, and people come early. */
const NEAR_MS = 10_000;

// The gate's hour is that of the clock, and in its last moments there would be nothing to wait for.
setClock("2026-11-30T12:10:00+01:00");

describe.each([
  {
    lets: 20,
    teaches: "nothing, as a hundredth of what is configured may be somebody else's",
    learned: [10_000, 10_000],
  },
  // One in a hundred is left to the lag of Enedis's count.
  { lets: 120, teaches: "its limit", learned: [(120 - PER_SECOND) * 0.99, 120 * 0.99] },
])(
  "an Enedis that lets $lets calls an hour through, where ten thousand are configured",
  ({ lets, teaches, learned }) => {
    /** Ordinary homes, each asked once. */
    const homes = Array.from({ length: 200 }, (_, n) => `${30_000_000_000_000 + n}`);
    let enedis: SimulatedEnedis;
    let port: number;
    let gateway: GatewayProcess;
    let token: string;
    let startedAtMs: number;
    let reopensAtMs: number;

    const start = () =>
      GatewayProcess.start(port, {
        ...gatewayEnvironment(enedis.url),
        ENEDIS_CALLS_PER_SECOND: `${PER_SECOND}`,
        ENEDIS_CALLS_PER_HOUR: `${CONFIGURED}`,
      });

    function read(): Promise<Response> {
      const url = new URL(`/api/daily_consumption?prm=${homes.pop()}&start=2026-10-05&end=2026-10-07`, gateway.url);
      return fetch(url, { headers: { authorization: `Bearer ${token}` } });
    }

    beforeAll(async () => {
      [enedis, port, token] = await Promise.all([startEnedis(), freshPort(), tokenFor(...homes)]);
      await enedis.control({ quota: { perSecond: 1_000, perHour: lets } });
      gateway = await start();
    });
    afterAll(async () => {
      await Promise.all([gateway.stop(), enedis.stop()]);
      forgetState(port);
    });

    it("an Enedis whose hourly limit is lower than the configured one says so once, and until when", async () => {
      startedAtMs = Date.now();
      for (let n = 0; n < lets; n++) expect((await read()).status).toBe(200);
      const refused = await read();
      expect(refused.status).toBe(429);
      const { error } = (await refused.json()) as { error: { nextAccessTime: string } };
      reopensAtMs = Date.parse(error.nextAccessTime);
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
    ])(`an Enedis that is out of calls is not asked %s, and teaches ${teaches}`, async (_when, before) => {
      await before();
      const [least = 0, most = 0] = learned;
      // Where the limit was learned, the last hour has seen all of it, whichever hour Enedis counts.
      const earliestMs = most < CONFIGURED ? startedAtMs + HOUR_MS : reopensAtMs;
      for (let n = 0; n < 20; n++) {
        const refused = await read();
        expect(refused.status).toBe(429);
        expect(await refused.json()).toMatchObject({ code: "quota_shared", origin: "gateway", retryable: true });
        const backAtMs = Date.now() + Number(refused.headers.get("retry-after")) * 1000;
        expect(backAtMs).toBeGreaterThan(earliestMs - NEAR_MS);
        expect(backAtMs).toBeLessThan(earliestMs + NEAR_MS);
        const limit = Number(/"shared";q=(\d+);/.exec(refused.headers.get("ratelimit-policy") ?? "")?.[1]);
        expect(limit).toBeGreaterThanOrEqual(least);
        expect(limit).toBeLessThanOrEqual(most);
      }
      const calls = (await enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto");
      expect(calls.map(({ status }) => status)).toEqual([...Array(lets).fill(200), 429]);
    });
  },
);
