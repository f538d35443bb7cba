/**
 * What a request costs, in CPU of the process that answers it, beside the least that each step takes:
 * `node bench/cost.ts [requests per turn] [turns] [--against <commit>]… [--only <words>] [--check]`. All versions take their
 * turns in one run, 32 connections, pacing lifted; figures and ratios are medians of the turns. `--against` adds the gateway of
 * another commit, `--only` leaves out the cases of a gateway without these words. `--check` exits with 1 when a ratio is far
 * beyond what `bench/README.md` says.
 */
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build as bundle, type Plugin } from "esbuild";
import build from "../local/build.ts";
import { type BareWorker, startBare } from "./cost/bare-worker.ts";
import { bundleCommit } from "./cost/commit.ts";
import { bundleGateway, CLIENT, enedisToken, gatewayVars, home, SECRET } from "./quota/stage.ts";

const { values, positionals } = parseArgs({
  options: {
    against: { type: "string", multiple: true, default: [] },
    only: { type: "string", default: "" },
    check: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const [requests = 1_500, turns = 5] = positionals.map(Number);

const CONNECTIONS = 32;
const ROOT = join(import.meta.dirname, "..");
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

const LIFTED = {
  ENEDIS_CALLS_PER_SECOND: "1000000",
  ENEDIS_CALLS_PER_HOUR: "60000",
  ENEDIS_JITTER_MS: "0",
  METER_CALLS_PER_DAY: "280",
};

async function bundleFloor(): Promise<void> {
  await bundle({
    absWorkingDir: ROOT,
    entryPoints: ["bench/cost/floor.ts"],
    outfile: "dist/floor/index.js",
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
  });
}

/** Without the bound on the pace: at its thousand calls a second, many would sleep for a millisecond. */
const unpaced: Plugin = {
  name: "unpaced",
  setup: ({ onLoad }) =>
    onLoad({ filter: /shared\/config\/config\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace("least: 1, most: 1000 }", "least: 1, most: 1_000_000 }"),
      loader: "ts",
    })),
};

await build();
await bundleFloor();
await bundleGateway("gateway-cost", { plugins: [unpaced] });
for (const commit of values.against) await bundleCommit(commit, [unpaced]);

const upstream = await startBare({ config: "test/enedis/wrangler.toml", bundle: "enedis", vars: CLIENT });
const enedis = upstream.url;
await fetch(new URL("/_control", enedis), {
  method: "POST",
  body: JSON.stringify({ quota: { perSecond: 100_000, perHour: 100_000_000 } }),
});
const floor = await startBare({
  config: "bench/cost/floor.toml",
  bundle: "floor",
  vars: { UPSTREAM: enedis.href, UPSTREAM_TOKEN: await enedisToken(enedis), TOKEN_SECRET: SECRET, ...CLIENT },
});
const startOurs = (bundle: string): Promise<BareWorker> =>
  startBare({ config: "wrangler.toml", bundle, vars: { ...gatewayVars(enedis), ...LIFTED } });
const ours = await startOurs("gateway-cost");

const homes = await Promise.all(Array.from({ length: 400 }, (_, n) => home(n)));
const [greedy, strange] = [await home(1_000), await home(1_001)];
const day = (n: number) => new Date(Date.UTC(2025, 11, 1) + n * 86_400_000).toISOString().slice(0, 10);

interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A request that was not sent before: the gate takes repeats for a loop. */
let serial = 0;
function fresh(path: string, [start, end]: readonly [string, string] = ["start", "end"], meter = "prm"): Sent {
  const n = serial++;
  const { prm, token } = homes[n % homes.length] as (typeof homes)[number];
  const from = Math.floor(n / homes.length) % 280;
  return {
    path: `${path}?${meter}=${prm}&${start}=${day(from)}&${end}=${day(from + 7)}`,
    headers: { authorization: `Bearer ${token}` },
  };
}
const DATES_2026 = ["dateDebut", "dateFin"] as const;

function send({ url }: BareWorker, { path, headers }: Sent): Promise<{ status: number; etag: string }> {
  return new Promise((resolve, reject) => {
    request({ host: url.hostname, port: url.port, path, headers, agent }, (response) => {
      const etag = response.headers.etag ?? "";
      response.resume().once("end", () => resolve({ status: response.statusCode ?? 0, etag }));
    })
      .once("error", reject)
      .end();
  });
}

interface Case {
  readonly name: string;
  readonly server: BareWorker;
  readonly status: number;
  readonly make: () => Sent;
  readonly microseconds: number[];
}
const cases: Case[] = [];
const add = (name: string, server: BareWorker, status: number, make: () => Sent) =>
  cases.push({ name, server, status, make, microseconds: [] });

add("hello", floor, 200, () => fresh("/hello"));
add("proxy", floor, 200, () => fresh("/proxy"));
add("proxy + object", floor, 200, () => fresh("/object"));
add("floor", floor, 200, () => fresh("/floor"));

async function addGateway(name: string, server: BareWorker): Promise<void> {
  add(`${name}: load curve, v5`, server, 200, () => fresh("/api/consumption_load_curve"));
  add(`${name}: daily, v5`, server, 200, () => fresh("/api/daily_consumption"));
  add(`${name}: daily, 2026`, server, 200, () => fresh("/api/consommation_quotidienne", DATES_2026, "pointId"));
  add(`${name}: load curve, v2`, server, 200, () => fresh("/api/v2/consumption/load_curve"));
  const held = fresh("/api/v2/consumption/daily");
  const { etag } = await send(server, held);
  add(`${name}: 304`, server, 304, () => ({ ...held, headers: { ...held.headers, "if-none-match": etag } }));
  add(`${name}: 400`, server, 400, () => fresh("/api/daily_consumption", ["start", "no"]));
  add(`${name}: 401`, server, 401, () => ({
    ...fresh("/api/daily_consumption"),
    headers: { authorization: "Bearer a.b.c" },
  }));
  add(`${name}: 401, forged`, server, 401, () => {
    const sent = fresh("/api/daily_consumption");
    const [head = "", payload = ""] = strange.token.split(".");
    const signature = sent.headers.authorization?.split(".")[2] ?? "";
    return { ...sent, headers: { authorization: `Bearer ${head}.${payload}.${signature}` } };
  });
  // Its budget of the day is used up first, then the refusal is in memory.
  const spent = (n: number): Sent => ({
    path: `/api/daily_consumption?prm=${greedy.prm}&start=${day(n)}&end=${day(n + 1 + (n % 7))}`,
    headers: { authorization: `Bearer ${greedy.token}` },
  });
  for (let n = 0; (await send(server, spent(n))).status !== 429; n++) if (n > 290) throw new Error("no budget is seen");
  add(`${name}: 429, from memory`, server, 429, () => spent(0));
}
await addGateway("ours", ours);
for (const commit of values.against) await addGateway(commit.slice(0, 7), await startOurs(commit));

/** Time that the threads of a process ran, in microseconds. Linux only. */
function cpu(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const nanoseconds = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]),
  );
  return nanoseconds.reduce((sum, ns) => sum + ns, 0) / 1000;
}

async function takeTurn({ name, server, status, make, microseconds }: Case, count: number, isCounted: boolean) {
  const before = cpu(server.pid);
  let left = count;
  const client = async () => {
    while (left-- > 0) {
      const answer = await send(server, make());
      if (answer.status !== status) throw new Error(`${name} answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  if (isCounted) microseconds.push((cpu(server.pid) - before) / count);
}

const wanted = cases.filter(({ name }) => !name.includes(":") || name.includes(values.only));
for (const one of wanted) await takeTurn(one, Math.ceil(requests / 3), false);
for (let turn = 0; turn < turns; turn++) for (const one of wanted) await takeTurn(one, requests, true);

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** The median of the turns' ratios: what else the machine does in a turn slows both. */
const ratio = (of: Case, to: Case): number =>
  median(of.microseconds.map((microseconds, turn) => microseconds / (to.microseconds[turn] ?? Number.NaN)));
const [hello, , , lean] = cases as [Case, Case, Case, Case];
console.log("| | µs of CPU | of hello | of the floor |\n| --- | ---: | ---: | ---: |");
for (const one of wanted) {
  const cost = Math.round(median(one.microseconds));
  console.log(`| ${one.name} | ${cost} | ${ratio(one, hello).toFixed(1)} | ${ratio(one, lean).toFixed(2)} |`);
}

/** Wide margins: a shared machine, and ratios of small figures. */
const BOUNDS: readonly (readonly [name: string, base: Case, most: number])[] = [
  ["ours: load curve, v5", lean, 3],
  ["ours: daily, v5", lean, 3],
  ["ours: 401", hello, 8],
  ["ours: 429, from memory", hello, 10],
];
if (values.check) {
  for (const [name, base, most] of BOUNDS) {
    const one = cases.find((other) => other.name === name);
    const found = one === undefined ? Number.NaN : ratio(one, base);
    if (found <= most) continue;
    console.error(`${name}: ratio ${found.toFixed(1)}, at most ${most}`);
    process.exitCode = 1;
  }
}
process.exit();
