import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { consolidatedGramsAt, ECO2MIX_FAULTS, gramsAt, INVENTED_GRAMS } from "../../packages/simulator/index.ts";
import { parisStamp, wholeDays } from "../shared/impact/curves.ts";
import { startGateway, tokenFor } from "../support/running.ts";

const QUARTER_MS = 900_000;
const DAY_MS = 96 * QUARTER_MS;
/** As many turns as the archive takes to look at every month. */
const TURNS = 28;
const NOW = Math.floor(Date.now() / QUARTER_MS) * QUARTER_MS;
const dayOf = (atMs: number) => parisStamp(atMs).slice(0, 10);

let eco2mix: RunningWorker;
let gateway: RunningWorker;
let token: string;

beforeAll(async () => {
  eco2mix = await runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  gateway = await startGateway(new URL("http://127.0.0.1:9"), { ECO2MIX_URL: eco2mix.url.href });
  token = await tokenFor("12655648759651");
});
afterAll(() => Promise.all([eco2mix.stop(), gateway.stop()]));

const control = (change: object) =>
  fetch(new URL("/_control", eco2mix.url), { method: "POST", body: JSON.stringify(change) });

async function intensity(startMs: number, endMs: number) {
  const query = `start=${dayOf(startMs)}&end=${dayOf(endMs)}`;
  const response = await fetch(new URL(`/api/impact/intensity?${query}`, gateway.url));
  expect(response.status).toBe(200);
  return (await response.json()) as {
    readonly cleanest: readonly { readonly start: string; readonly grams: number }[];
    readonly usuallyCleanest: readonly { readonly grams: number }[];
    readonly values: readonly { readonly start: string; readonly grams: number; readonly vintage: string }[];
  };
}

describe("an éCO2mix that invents values", () => {
  it("values that éCO2mix invents for other hours, minutes or vintages are never served or called the cleanest", async () => {
    await control({ faults: ECO2MIX_FAULTS });
    for (let turn = 0; turn < TURNS; turn++) await gateway.tick(NOW);
    for (let back = 0; back < 24; back++) {
      const endMs = NOW + DAY_MS - back * 31 * DAY_MS;
      const { values, cleanest, usuallyCleanest } = await intensity(endMs - 31 * DAY_MS, endMs);
      expect(values.length).toBeGreaterThan(0);
      for (const { start, grams, vintage } of values) {
        const startMs = Date.parse(start);
        expect(startMs).toBeLessThan(NOW);
        const halfHourMs = Math.floor(startMs / (2 * QUARTER_MS)) * 2 * QUARTER_MS;
        const trueGrams = vintage === "real_time" ? gramsAt(startMs) : consolidatedGramsAt(halfHourMs);
        expect([start, grams]).toEqual([start, trueGrams]);
      }
      for (const { grams } of [...cleanest, ...usuallyCleanest]) expect(grams).toBeGreaterThan(INVENTED_GRAMS);
    }
  });

  it("a curve is never weighed with values that éCO2mix invents", async () => {
    const response = await fetch(new URL("/api/impact/simulator/detailed", gateway.url), {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ loadCurve: wholeDays(dayOf(NOW + DAY_MS), 2, () => 500) }),
    });
    const { indicators, withheld } = (await response.json()) as { indicators: unknown[]; withheld: object };
    expect(indicators).toHaveLength(2);
    expect(withheld).toMatchObject({ "cch (eco2mix)": expect.stringContaining("no value") });
  });
});
