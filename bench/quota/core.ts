/**
 * What one decision of the quota costs, without network or storage: `node bench/quota/core.ts`.
 * Virtual time reproduces the states of real mornings; each figure is the median of seven runs.
 */
import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Lessons } from "../../shared/quota/lessons.ts";
import type { LineSnapshot } from "../../shared/quota/line.ts";
import { Quota } from "../../shared/quota/quota.ts";
import type { Store } from "../../shared/quota/storage.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const LIMITS = { callsPerSecond: 5, callsPerHour: 10_000, meterCallsPerDay: 500 };
const RUNS = 7;
const DECISIONS = 200_000;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Counts what would be written. */
class Ledger implements Store {
  writes = 0;
  bytes = 0;

  saveLine({ ring }: LineSnapshot): void {
    this.writes++;
    this.bytes += ring.calls.byteLength + 3 * 8; // and three integers
  }

  saveLessons(lessons: Lessons): void {
    this.writes++;
    this.bytes += JSON.stringify(lessons).length;
  }
}

interface Load {
  readonly name: string;
  readonly meters: number;
  /** Between two asks. */
  readonly everyMs: number;
  readonly question?: string;
}

const LOADS: readonly Load[] = [
  { name: "idle: two asks a second, all served at once", meters: 5_000, everyMs: 500 },
  { name: "busy: as many asks as may be served", meters: 5_000, everyMs: 360 },
  { name: "herd: 5 000 meters again and again, most refused", meters: 5_000, everyMs: 2 },
  { name: "storm: one meter asks 50 000 times a second", meters: 1, everyMs: 0.02, question: "a week" },
];

function measure({ meters, everyMs, question }: Load): { perSecond: number; granted: number; ledger: Ledger } {
  const quota = new Quota(LIMITS);
  const ledger = new Ledger();
  let granted = 0;
  const startedMs = performance.now();
  for (let n = 0; n < DECISIONS; n++) {
    const nowMs = Math.floor(NOON + n * everyMs);
    // A stride prime to the number of meters visits them all, in no order that a cache would like.
    const asked = question === undefined ? undefined : { tokenId: "somebody", text: question };
    const decision = quota.ask({ nowMs, patienceMs: 25_000, meterKey: (n * 7_919) % meters, question: asked });
    if (decision.ok) granted++;
    quota.save(ledger);
  }
  return { perSecond: (DECISIONS / (performance.now() - startedMs)) * 1000, granted, ledger };
}

/** Memory of a quota after one request of each meter, all at once: nearly all have appointments. */
function memoryOf(meters: number): number {
  collectGarbage();
  const before = occupied();
  const quota = new Quota(LIMITS);
  for (let n = 0; n < meters; n++) {
    // Each question is a string of its own, as when it comes over the wire.
    const text = Buffer.from(`consommation_quotidienne dateDebut=2026-10-05&dateFin=2026-10-07 ${n}`).toString();
    const question = { tokenId: randomBytes(32).toString("base64url"), text };
    quota.ask({ nowMs: NOON, patienceMs: 25_000, meterKey: n * 2 ** 21 + 1, question });
  }
  collectGarbage();
  const kilobytes = (occupied() - before) / 1024;
  quota.gauge(NOON); // still alive
  return kilobytes;
}

function occupied(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

console.log("| load | decisions per second | of them granted | writes per grant | bytes per grant |");
console.log("| --- | ---: | ---: | ---: | ---: |");
for (const load of LOADS) {
  const runs = Array.from({ length: RUNS }, () => measure(load));
  const [{ granted, ledger } = { granted: 0, ledger: new Ledger() }] = runs;
  const cells = [
    load.name,
    Math.round(median(runs.map(({ perSecond }) => perSecond))).toLocaleString("en"),
    `${((granted / DECISIONS) * 100).toFixed(1)} %`,
    (ledger.writes / granted).toFixed(4),
    Math.round(ledger.bytes / granted),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
console.log("\n| meters that all asked at once | memory |\n| ---: | ---: |");
for (const meters of [0, 1_000, 10_000, 100_000]) {
  const kilobytes = median(Array.from({ length: RUNS }, () => memoryOf(meters)));
  console.log(`| ${meters.toLocaleString("en")} | ${Math.round(kilobytes)} kB |`);
}
