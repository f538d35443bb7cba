/**
 * Whether the gateway keeps anything of the requests that it answers: `node bench/memory.ts [requests] [minutes] [--plant]`, Linux
 * only, ten minutes at most. Seven kinds of requests take their turns in twenty rounds. In the first half the collector does as it
 * likes; in the second, each round ends with a collection, asked for by V8's own debugging protocol. Exits with 1 when what is
 * left after the collections still grows. `--plant` keeps something of some requests on purpose: it must fail.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Plugin } from "esbuild";
import { FRENCH_LOW_VOLTAGE } from "../shared/impact/v1.0.0/factors/factors.ts";
import { inspectHeap } from "./cost/heap.ts";
import { type Sent, send, sendAll } from "./cost/load.ts";
import { startGenerousEnedis, startUnpaced } from "./cost/unpaced.ts";
import { home } from "./quota/stage.ts";

const { values, positionals } = parseArgs({
  options: { plant: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [requests = 200_000, minutes = 10] = positionals.map(Number);
const ROUNDS = 20;
/** Bytes a request: whatever is kept of each takes at least an object of 12 bytes and a place in a list. */
const MOST_GROWTH = 16;
const INSPECTOR = "127.0.0.1:9329";
const HOMES = 400;
const GREEDY_CALLS = 280;
const halfAtMs = Date.now() + minutes * 30_000;
const endsAtMs = Date.now() + minutes * 60_000;

/** Keeps something of each body without a token: what the bench has to find. */
const planted: Plugin = {
  name: "planted",
  setup: ({ onLoad }) =>
    onLoad({ filter: /shared\/limits\/request-limit\.ts$/ }, ({ path }) => ({
      contents: `const kept: unknown[] = [];\n${readFileSync(path, "utf8").replace(
        "const { isWithin, budget } =",
        "kept.push(new Array(20).fill(nowMs));\n  const { isWithin, budget } =",
      )}`,
      loader: "ts",
    })),
};

const enedis = await startGenerousEnedis();
const gateway = await startUnpaced(enedis, {
  vars: { METER_CALLS_PER_DAY: `${GREEDY_CALLS}` },
  inspector: INSPECTOR,
  plugins: values.plant ? [planted] : [],
});
const heap = await inspectHeap(new URL(`http://${INSPECTOR}`), () =>
  send(gateway, { path: "/robots.txt", headers: {} }),
);

const homes = await Promise.all(Array.from({ length: HOMES }, (_, n) => home(n)));
const greedy = await home(HOMES);
const day = (n: number) => new Date(Date.UTC(2025, 11, 1) + n * 86_400_000).toISOString().slice(0, 10);

/** Addresses of callers, as many as a busy minute may have. */
let serial = 0;
const from = () => ({ "cf-connecting-ip": `198.51.${serial % 100}.${serial++ % 250}` });

/** A reading that was not asked for before: the gate takes repeats for a loop. */
let reading = 0;
function read(path: string): Sent {
  const n = reading++;
  const { prm, token } = homes[n % HOMES] as (typeof homes)[number];
  const start = Math.floor(n / HOMES) % GREEDY_CALLS;
  return {
    path: `${path}?prm=${prm}&start=${day(start)}&end=${day(start + 7)}`,
    headers: { authorization: `Bearer ${token}`, ...from() },
  };
}

const spent = (n: number): Sent => ({
  path: `/api/daily_consumption?prm=${greedy.prm}&start=${day(n)}&end=${day(n + 1 + (n % 7))}`,
  headers: { authorization: `Bearer ${greedy.token}`, ...from() },
});
// The budget of its day is used up first.
let asked = 0;
await sendAll(gateway, GREEDY_CALLS, 200, () => spent(asked++));

const consumptions = JSON.stringify({ consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount: 12 }] });

interface Kind {
  readonly name: string;
  /** Of a hundred requests. */
  readonly share: number;
  readonly status: number;
  readonly make: () => Sent;
}

/** Readings are asked for less often, because Enedis grants a limited number of calls an hour. */
const KINDS: readonly Kind[] = [
  { name: "400", share: 19, status: 400, make: () => ({ path: "/api/daily_consumption?prm=1", headers: from() }) },
  { name: "frozen reading", share: 12, status: 200, make: () => read("/api/consumption_load_curve") },
  { name: "reading of v2", share: 12, status: 200, make: () => read("/api/v2/consumption/load_curve") },
  {
    name: "impact without a token",
    share: 19,
    status: 200,
    make: () => ({ path: "/api/impact/simulator", headers: from(), body: consumptions }),
  },
  {
    name: "page",
    share: 19,
    status: 200,
    make: () => ({ path: "/statut", headers: { accept: "text/html", ...from() } }),
  },
  {
    name: "401",
    share: 10,
    status: 401,
    make: () => ({ ...read("/api/daily_consumption"), headers: { authorization: "Bearer a.b.c", ...from() } }),
  },
  { name: "429", share: 9, status: 429, make: () => spent(GREEDY_CALLS) },
];

const mb = (bytes: number): string => (bytes / 1e6).toFixed(1);
const processBytes = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, "utf8"))?.[1]) * 1_024;

interface Collected {
  readonly sent: number;
  readonly bytes: number;
}
const collected: Collected[] = [];

let sent = 0;
async function measure(collects: boolean): Promise<void> {
  const before = await heap.use();
  if (!collects) {
    console.log(`| ${sent} | ${mb(before.heap)} | | ${mb(before.outside)} | ${mb(processBytes())} |`);
    return;
  }
  const after = await heap.collect();
  collected.push({ sent, bytes: after.heap + after.outside });
  console.log(`| ${sent} | ${mb(before.heap)} | ${mb(after.heap)} | ${mb(after.outside)} | ${mb(processBytes())} |`);
}

console.log("| requests | heap | after a collection | outside the heap | process |");
console.log("| ---: | ---: | ---: | ---: | ---: |");
await measure(false);
for (let round = 1; round <= ROUNDS && Date.now() < endsAtMs; round++) {
  for (const { share, status, make } of KINDS) {
    const count = Math.round((requests * share) / 100 / ROUNDS);
    await sendAll(gateway, count, status, make);
    sent += count;
  }
  await measure(round >= ROUNDS / 2 || Date.now() >= halfAtMs);
}

const [first, last] = [collected[0], collected.at(-1)];
if (first === undefined || last === undefined || first === last) throw new Error("too few rounds to say anything");
const growth = (last.bytes - first.bytes) / (last.sent - first.sent);
console.log(`\nkept of a request, from collection to collection: ${growth.toFixed(1)} bytes, at most ${MOST_GROWTH}`);
if (growth > MOST_GROWTH) process.exitCode = 1;
heap.close();
process.exit();
