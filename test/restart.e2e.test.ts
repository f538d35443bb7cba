import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetState, freshPort, GatewayProcess } from "./support/gateway-process.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "./support/running.ts";

/** Ordinary homes, each asked once: one meter asking the same again and again would be taken for a loop. */
const homes = Array.from({ length: 200 }, (_, n) => `${30_000_000_000_000 + n}`);
const PER_HOUR = 120;
/** Slots are promised to the disk by blocks: a restart may lose at most one (docs/decisions). */
const BLOCK = 32;

let enedis: SimulatedEnedis;
let port: number;
let gateway: GatewayProcess;
let token: string;

beforeAll(async () => {
  [enedis, port, token] = await Promise.all([startEnedis(), freshPort(), tokenFor(...homes)]);
  await enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), enedis.stop()]);
  forgetState(port);
});

const start = () =>
  GatewayProcess.start(port, {
    ...gatewayEnvironment(enedis.url),
    ENEDIS_CALLS_PER_SECOND: "100",
    ENEDIS_CALLS_PER_HOUR: `${PER_HOUR}`,
    QUOTA_PATIENCE_SECONDS: "5",
  });

async function read(): Promise<number> {
  const url = new URL(`/api/daily_consumption?prm=${homes.pop()}&start=2026-10-05&end=2026-10-07`, gateway.url);
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
}

const measures = async () => (await enedis.calls()).filter((call) => call.api === "mesure_synchrone_auto");

describe("a gateway killed with SIGKILL and started again", () => {
  it("a gateway killed with SIGKILL and started again remembers how many calls this hour has seen", async () => {
    gateway = await start();
    const before = PER_HOUR / 2;
    for (let n = 0; n < before; n++) expect(await read()).toBe(200);

    await gateway.kill();
    gateway = await start();

    const statuses = [];
    for (let n = 0; n < PER_HOUR; n++) statuses.push(await read());
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const reached = (await measures()).length;
    expect(reached).toBeLessThanOrEqual(PER_HOUR);
    expect(reached).toBeGreaterThanOrEqual(PER_HOUR - BLOCK);
  });
});
