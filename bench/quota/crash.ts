/**
 * The gateway killed (SIGKILL) at random instants of a herd: `node bench/quota/crash.ts [clients] [kills]`, Linux only.
 * Miniflare starts workerd again by itself; clients that were cut off come back after a second, as real ones do.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { busiest, home, openStage, workerdPids } from "./stage.ts";

const SPACING_MS = 250;
const BLOCK = 32;

const [clients = 800, kills = 20] = process.argv.slice(2).map(Number);
const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

const stateDir = mkdtempSync(join(tmpdir(), "conso-api-crash-"));
const stage = await openStage(stateDir);
// Enedis was started first, and is never killed: whatever else is there is the gateway, under a new number each time.
const [enedisPid] = workerdPids();

let cutOff = 0;
async function visit(n: number): Promise<boolean> {
  const { prm, token } = await home(n);
  const url = new URL(`/api/daily_consumption?prm=${prm}&start=2026-10-05&end=2026-10-07`, stage.gateway);
  for (;;) {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } }).catch(() => null);
    await response?.arrayBuffer().catch(() => undefined);
    if (response?.status === 200) return true;
    if (response === null) cutOff++;
    await sleep(Number(response?.headers.get("retry-after") ?? 1) * 1000);
  }
}

async function answers(): Promise<void> {
  const status = new URL("/api/v2/status", stage.gateway);
  while (!(await fetch(status).catch(() => null))?.ok) await sleep(100);
}

const startedMs = performance.now();
let served = 0;
const herd = Promise.all(
  Array.from({ length: clients }, async (_, n) => {
    await sleep(Math.random() * 1000);
    if (await visit(n)) served++;
  }),
);
for (let kill = 0; kill < kills && served < clients; kill++) {
  await sleep(Math.random() * 4 * ((clients * SPACING_MS) / kills));
  // Miniflare does not start a workerd again that is killed while it starts.
  await answers();
  for (const pid of workerdPids()) if (pid !== enedisPid) process.kill(pid, "SIGKILL");
}
await herd;
const tookMs = performance.now() - startedMs;
const arrivals = await stage.arrivals();
await stage.stop();
rmSync(stateDir, { recursive: true, force: true });

const instants = arrivals.map(({ at }) => at);
const lostTurns = (tookMs / SPACING_MS - clients) / kills;
console.log(
  `clients served            ${served} of ${clients} in ${(tookMs / 1000).toFixed(1)} s, ${kills} kills, ${cutOff} cut off`,
);
console.log(
  `calls that reached Enedis ${instants.length}, of which refused ${arrivals.filter(({ status }) => status === 429).length}`,
);
console.log(`busiest second            ${busiest(instants, 1000)}`);
console.log(
  `turns lost at each kill   ${lostTurns.toFixed(0)}: a block of ${BLOCK}, those whose Workers died waiting, the start`,
);
