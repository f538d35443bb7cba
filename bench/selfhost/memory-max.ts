/**
 * What a self-hosted folder holds at most, and what happens beyond the `MemoryMax` of its unit: `npm exec -c 'node bench/selfhost/memory-max.ts'`,
 * with SELFHOST_FOLDER, as root; Linux only, two minutes. It fails when ordinary and heavy work comes near the limit, or when a gateway
 * that was killed there has lost the count of the hour.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import build from "../../local/build.ts";
import { ROOT } from "../../local/folders.ts";
import { FOLDER, folderLike } from "../../test/support/selfhosted/folder.ts";
import { freePort, ServingFolder } from "../../test/support/selfhosted/gateway.ts";
import { gatewayVars, home, startEnedis } from "../quota/stage.ts";
import { ControlGroup } from "./control-group.ts";
import { heldBy } from "./processes.ts";

if (FOLDER === undefined) throw new Error("SELFHOST_FOLDER names the folder");
const UNIT = readFileSync(join(ROOT, "selfhost/systemd/conso-api.service"), "utf8");
const LIMIT_MB = Number(/^MemoryMax=(\d+)M$/m.exec(UNIT)?.[1]);
const EVERY_MS = 20;
/** Of the limit: what is left is for what nobody has thought of. */
const MOST = 0.75;
const MEGABYTES_2 = 1_999_000;

await build();
const enedis = await startEnedis();
await fetch(new URL("/_control", enedis.url), {
  method: "POST",
  body: JSON.stringify({ quota: { perSecond: 100_000, perHour: 10_000_000 } }),
});
const folder = folderLike(FOLDER);
const port = await freePort();
const url = new URL(`http://127.0.0.1:${port}`);
const group = new ControlGroup(LIMIT_MB * 2 ** 20);
const serve = () =>
  group.around(() =>
    ServingFolder.start(folder, port, join(folder, "state"), {
      ...gatewayVars(enedis.url),
      ENEDIS_CALLS_PER_SECOND: "1000",
      ENEDIS_CALLS_PER_HOUR: "60000",
    }),
  );
let serving = await serve();

/** Asks `count` times at once and counts the answers by status; 0 stands for a connection that broke. */
async function atOnce(count: number, ask: (n: number) => Promise<Response>): Promise<string> {
  const statuses = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      ask(n)
        .then((answer) => answer.arrayBuffer().then(() => answer.status))
        .catch(() => 0),
    ),
  );
  const counts = Map.groupBy(statuses, (status) => status);
  return [...counts].map(([status, all]) => `${all.length} × ${status}`).join(", ");
}

const DAYS = 7;
const day = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
async function read(n: number): Promise<Response> {
  const { prm, token } = await home(n);
  const path = `/api/v2/consumption/load_curve?prm=${prm}&start=${day(0)}&end=${day(26 * DAYS)}`;
  return fetch(new URL(path, url), { headers: { authorization: `Bearer ${token}` } });
}
const BODY = new TextEncoder().encode(
  JSON.stringify({ loadCurve: new Array(Math.floor(MEGABYTES_2 / 3) - 10).fill([]) }),
);
/** From an address of its own each, unless they are all from one. */
const simulate = (n: number) =>
  fetch(new URL("/api/impact/simulator", url), {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": `10.0.${n >> 8}.${n & 255}` },
    body: BODY,
  });

/** The most that it holds while that goes on, in MB; what it holds after; `null` when it was killed. */
async function most(work: () => Promise<string>): Promise<readonly [number, number | null, string]> {
  let peak = 0;
  const look = () => {
    const held = serving.hasEnded ? 0 : heldBy(serving.pid).memoryKb / 1_024;
    // A process that is ending holds nothing.
    if (held > peak) peak = held;
  };
  const looking = setInterval(look, EVERY_MS);
  const statuses = await work();
  clearInterval(looking);
  return [peak, serving.hasEnded ? null : heldBy(serving.pid).memoryKb / 1_024, statuses];
}

let failed = false;
const audit = (isKept: boolean, what: string) => {
  failed ||= !isKept;
  console.log(`${isKept ? "kept  " : "BROKEN"} ${what}`);
};

console.log(`MemoryMax=${LIMIT_MB}M\n| what | at most, MB | after, MB | answers |\n| --- | ---: | ---: | --- |`);
const WORK: Readonly<Record<string, () => Promise<string>>> = {
  "ten requests": () => atOnce(10, () => fetch(new URL("/api/v2/status", url))),
  "200 homes, half a year of half hours each, 50 at once": async () => {
    let statuses = "";
    for (let from = 0; from < 200; from += 50) statuses = await atOnce(50, (n) => read(from + n));
    return `the last: ${statuses}`;
  },
  "16 bodies of 2 MB at once": () => atOnce(16, simulate),
  "32 bodies of 2 MB at once": () => atOnce(32, simulate),
  "800 bodies of 2 MB at once from one address, refused": () => atOnce(800, () => simulate(0)),
};
for (const [what, work] of Object.entries(WORK)) {
  const [peak, after, statuses] = await most(work);
  console.log(`| ${what} | ${peak.toFixed(0)} | ${after?.toFixed(0) ?? "killed"} | ${statuses} |`);
  audit(after !== null && peak <= MOST * LIMIT_MB, `${what}: at most ${MOST * LIMIT_MB} MB`);
}

const usedOf = async () => {
  const { quota } = (await (await fetch(new URL("/api/v2/status", url))).json()) as {
    quota: { last_hour: { used: number } };
  };
  return quota.last_hour.used;
};
const before = await usedOf();
const [peak, after, statuses] = await most(() => atOnce(800, simulate));
console.log(
  `| 800 bodies of 2 MB at once, from 800 addresses | ${peak.toFixed(0)} | ${after?.toFixed(0) ?? "killed"} | ${statuses} |`,
);
audit(peak <= LIMIT_MB, `never more than ${LIMIT_MB} MB`);
if (serving.hasEnded) {
  const startedMs = performance.now();
  serving = await serve();
  const upAfterMs = performance.now() - startedMs;
  console.log(`       up again after ${upAfterMs.toFixed(0)} ms (and the second of RestartSec)`);
}
const used = await usedOf();
audit(used >= before, `the count of the hour: ${before} before, ${used} after`);
await serving.end("SIGKILL");
await enedis.stop();
group.remove();
console.log(failed ? "\nBROKEN" : "\nall kept");
process.exit(failed ? 1 : 0);
