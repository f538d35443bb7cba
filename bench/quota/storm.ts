/**
 * Honest callers beside a storm: `node bench/quota/storm.ts [meters] [requests a second of each] [seconds] [open]`.
 * Each meter of the storm asks with a valid token, never the same question, heeds nothing, and sends on while fewer than `open` of its
 * requests are unanswered. Honest callers come two a second.
 */
import { Agent, request } from "node:http";
import build from "../../local/build.ts";
import { startBare } from "../cost/bare-worker.ts";
import { CLIENT, gatewayVars, home } from "./stage.ts";

const [meters = 200, perSecond = 50, lastsSeconds = 150, mostOpen = 4] = process.argv.slice(2).map(Number);
const HONEST_EVERY_MS = 500;

await build();
const enedis = await startBare({ config: "local/enedis/wrangler.toml", bundle: "enedis", vars: CLIENT });
const gateway = await startBare({ config: "wrangler.toml", bundle: "gateway", vars: gatewayVars(enedis.url) });
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
const day = (n: number) => new Date(Date.UTC(2025, 9, 1) + n * 86_400_000).toISOString().slice(0, 10);

/** The status, and whether and when to come back. */
function read(prm: string, token: string, n: number): Promise<{ status: number; backInMs: number }> {
  return new Promise((resolve, reject) => {
    const path = `/api/daily_consumption?prm=${prm}&start=${day(n % 300)}&end=${day((n % 300) + 1)}`;
    const headers = { authorization: `Bearer ${token}` };
    const { hostname: host, port } = gateway.url;
    request({ host, port, path, headers, agent }, (response) => {
      const backInMs = Number(response.headers["retry-after"] ?? 1) * 1000;
      response.resume().once("end", () => resolve({ status: response.statusCode ?? 0, backInMs }));
    })
      .once("error", reject)
      .end();
  });
}

const statuses = new Map<number, number>();
let offered = 0;
let unsent = 0;
let reset = 0;
const stormEndsAtMs = Date.now() + lastsSeconds * 1000;

async function storm(n: number): Promise<void> {
  const { prm, token } = await home(50_000 + n);
  let open = 0;
  await sleep(Math.random() * 1000);
  for (let asked = 0; Date.now() < stormEndsAtMs; asked++) {
    offered++;
    if (open >= mostOpen) unsent++;
    else {
      open++;
      void read(prm, token, asked)
        .then(({ status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1))
        .catch(() => undefined)
        .finally(() => open--);
    }
    await sleep(1000 / perSecond);
  }
}

/** Milliseconds until an honest caller was served, waits between its requests included, and how many requests it took. */
async function visit(n: number): Promise<{ fromMs: number; tookMs: number; requests: number }> {
  const { prm, token } = await home(n);
  const fromMs = performance.now();
  for (let requests = 1; ; requests++) {
    // A connection that was kept may end just as it is used again.
    const { status, backInMs } = await read(prm, token, n).catch(() => ({ status: 0, backInMs: 1_000 }));
    if (status === 0) reset++;
    if (status === 200) return { fromMs, tookMs: performance.now() - fromMs, requests };
    await sleep(backInMs);
  }
}

const storms = Promise.all(Array.from({ length: meters }, (_, n) => storm(n)));
await sleep(2_000);
const visits: ReturnType<typeof visit>[] = [];
for (let n = 0; Date.now() < stormEndsAtMs; n++) {
  visits.push(visit(n));
  await sleep(HONEST_EVERY_MS);
}
const [served] = await Promise.all([Promise.all(visits), storms]);
agent.destroy();

/** In its first minute nothing tells a storm from a herd: decision 0047. */
const TOLD_FROM_A_HERD_MS = 60_000;
function printHonest(when: string, of: typeof served): void {
  const tookMs = of.map((one) => one.tookMs).sort((a, b) => a - b);
  const quantile = (share: number) =>
    `${((tookMs[Math.floor((tookMs.length - 1) * share)] ?? Number.NaN) / 1000).toFixed(1)} s`;
  const requests = of.reduce((sum, one) => sum + one.requests, 0) / of.length;
  console.log(
    `honest, ${when}: ${of.length} served, p50 ${quantile(0.5)}, p99 ${quantile(0.99)}, slowest ${quantile(1)}, ${requests.toFixed(2)} requests each`,
  );
}
const answered = [...statuses.values()].reduce((sum, n) => sum + n, 0);
console.log(`storm: ${meters} meters × ${perSecond} a second for ${lastsSeconds} s`);
console.log(
  `  wanted ${offered}, not sent ${unsent}, answered ${answered} (${Math.round(answered / lastsSeconds)} a second)`,
);
console.log(`  ${[...statuses].map(([status, n]) => `${n} × ${status}`).join(", ")}`);
const [first] = served;
const isLate = ({ fromMs }: { fromMs: number }) => fromMs - (first?.fromMs ?? 0) >= TOLD_FROM_A_HERD_MS;
printHonest(
  "in the first minute",
  served.filter((one) => !isLate(one)),
);
printHonest("after it", served.filter(isLate));
console.log(`  honest requests on a connection that had just ended: ${reset}`);
process.exit();
