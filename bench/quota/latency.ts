/**
 * What the gate adds to a request when nobody waits: `node bench/quota/latency.ts [pairs]`, half a minute.
 * The gateway, and the same code but for one module: instead of the Durable Object, the Worker itself says "go, now". One
 * request at a time, each pair for another home, first one gateway then the other, turn about.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { bundleGateway, enedisToken, home, startEnedis, startGateway } from "./stage.ts";

const BLOCKS = 5;
const WARM_UP = 300;
/** One call in two milliseconds: a request takes longer, so that none ever waits for its turn. */
const UNHURRIED = { ENEDIS_CALLS_PER_SECOND: "500", ENEDIS_CALLS_PER_HOUR: "60000", ENEDIS_JITTER_MS: "0" };

const pairs = Number(process.argv[2] ?? 2_000);

/** In place of the module that reaches a Durable Object: a gate that is an object of the Worker. */
const noGate = (accessToken: string): Plugin => ({
  name: "no gate",
  setup: ({ onLoad }) =>
    onLoad({ filter: /shared\/config\/durable-object\.ts$/ }, () => ({
      contents: `
        const turn = { api: "measures", resource: "", meterKey: null, atMs: 0, serial: 0, reportSuccess: false };
        const budget = { limit: 10000, remaining: 9999, windowMs: 3600000, resetMs: 3600000 };
        const budgets = { shared: budget, meter: budget };
        const gate = {
          ask: async () => ({ ok: true, waitMs: 0, accessToken: ${JSON.stringify(accessToken)}, turn, budgets }),
          report: async () => {},
          release: async () => {},
        };
        export const durableObject = () => gate;`,
    })),
});

async function tookMs(gateway: URL, { prm, token }: { prm: string; token: string }): Promise<number> {
  const url = new URL(`/api/daily_consumption?prm=${prm}&start=2026-10-05&end=2026-10-07`, gateway);
  const startedMs = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  const endedMs = performance.now();
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  return endedMs - startedMs;
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const stateDir = mkdtempSync(join(tmpdir(), "conso-api-latency-"));
const enedis = await startEnedis();
await fetch(new URL("/_control", enedis.url), {
  method: "POST",
  body: JSON.stringify({ quota: { perSecond: 1_000_000, perHour: 1_000_000 } }),
});
// Bundled alike, so that the replaced module is the only difference.
await bundleGateway("gateway-gated");
await bundleGateway("gateway-without-gate", { plugins: [noGate(await enedisToken(enedis.url))] });
const gated = await startGateway(enedis.url, { bundle: "gateway-gated", stateDir, vars: UNHURRIED });
const ungated = await startGateway(enedis.url, { bundle: "gateway-without-gate", vars: UNHURRIED });

const withGate: number[] = [];
const without: number[] = [];
for (let n = 0; n < WARM_UP + pairs; n++) {
  const caller = await home(n);
  const gatedFirst = n % 2 === 0;
  const first = await tookMs(gatedFirst ? gated.url : ungated.url, caller);
  const second = await tookMs(gatedFirst ? ungated.url : gated.url, caller);
  if (n < WARM_UP) continue;
  withGate.push(gatedFirst ? first : second);
  without.push(gatedFirst ? second : first);
}
await Promise.all([gated.stop(), ungated.stop(), enedis.stop()]);
rmSync(stateDir, { recursive: true, force: true });

const inMs = (ms: number) => `${ms.toFixed(2)} ms`;
const row = (name: string, took: readonly number[]) =>
  `| ${[name, ...[0.5, 0.9, 0.99].map((share) => inMs(quantile(took, share)))].join(" | ")} |`;
console.log("| of daily_consumption | p50 | p90 | p99 |\n| --- | ---: | ---: | ---: |");
console.log(row("with the gate", withGate));
console.log(row("without it", without));

const size = Math.floor(pairs / BLOCKS);
const ratios = Array.from({ length: BLOCKS }, (_, block) => {
  const [a, b] = [withGate, without].map((took) => quantile(took.slice(block * size, (block + 1) * size), 0.5));
  return (a ?? 0) / (b ?? 0);
});
const [gatedMs = 0, ungatedMs = 0] = [withGate, without].map((took) => quantile(took, 0.5));
const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
console.log(`\nthe gate adds ${inMs(gatedMs - ungatedMs)}: ratio of medians ${(gatedMs / ungatedMs).toFixed(2)},`);
console.log(`in ${BLOCKS} parts of the run ${range}`);
