/**
 * What a request costs, in CPU of the process that answers it, beside the least that each step takes:
 * `node bench/cost.ts [requests per turn] [turns] [--against <commit>]… [--only <words>] [--check]`. All versions take their
 * turns in one run, 32 connections, pacing lifted; figures and ratios are medians of the turns. `--against` adds the gateway of
 * another commit, `--only` leaves out the cases of a gateway without these words. `--check` exits with 1 when a ratio is far
 * beyond what `bench/README.md` says.
 */
import { parseArgs } from "node:util";
import { type BareWorker, startBare } from "./cost/bare-worker.ts";
import { costOf, median, type Sent, send } from "./cost/load.ts";
import { startGenerousEnedis, startUnpaced } from "./cost/unpaced.ts";
import { bundleFloor, CLIENT, enedisToken, home, SECRET } from "./quota/stage.ts";

const { values, positionals } = parseArgs({
  options: {
    against: { type: "string", multiple: true, default: [] },
    only: { type: "string", default: "" },
    check: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const [requests = 1_500, turns = 5] = positionals.map(Number);

await bundleFloor();
const enedis = await startGenerousEnedis();
const floor = await startBare({
  config: "bench/cost/floor.toml",
  bundle: "floor",
  vars: { UPSTREAM: enedis.href, UPSTREAM_TOKEN: await enedisToken(enedis), TOKEN_SECRET: SECRET, ...CLIENT },
});
const vars = { METER_CALLS_PER_DAY: "280" };
const ours = await startUnpaced(enedis, { vars });

const homes = await Promise.all(Array.from({ length: 400 }, (_, n) => home(n)));
const [greedy, strange] = [await home(1_000), await home(1_001)];
const day = (n: number) => new Date(Date.UTC(2025, 11, 1) + n * 86_400_000).toISOString().slice(0, 10);

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

/** A token may ask sixty times a minute whether its copy is still good, so that many tokens take turns. */
const COPIES = Math.ceil((requests * (turns + 1)) / 40);

async function addGateway(name: string, server: BareWorker): Promise<void> {
  add(`${name}: load curve, v5`, server, 200, () => fresh("/api/consumption_load_curve"));
  add(`${name}: daily, v5`, server, 200, () => fresh("/api/daily_consumption"));
  add(`${name}: daily, 2026`, server, 200, () => fresh("/api/consommation_quotidienne", DATES_2026, "pointId"));
  add(`${name}: load curve, v2`, server, 200, () => fresh("/api/v2/consumption/load_curve"));
  const copies: Sent[] = [];
  for (let n = 0; n < COPIES; n++) {
    const sent = fresh("/api/v2/consumption/daily");
    const { etag } = await send(server, sent);
    copies.push({ ...sent, headers: { ...sent.headers, "if-none-match": etag } });
  }
  let next = 0;
  add(`${name}: 304`, server, 304, () => copies[next++ % copies.length] as Sent);
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
  for (let n = 0; n < 290; n++) await send(server, spent(n));
  add(`${name}: 429, from memory`, server, 429, () => spent(0));
}
await addGateway("ours", ours);
for (const commit of values.against) await addGateway(commit.slice(0, 7), await startUnpaced(enedis, { commit, vars }));

async function takeTurn({ server, status, make, microseconds }: Case, count: number, isCounted: boolean) {
  const cost = await costOf(server, count, status, make);
  if (isCounted) microseconds.push(cost);
}

const wanted: Case[] = [];
for (const one of cases) {
  if (one.name.includes(":") && !one.name.includes(values.only)) continue;
  const { status } = await send(one.server, one.make());
  if (status === one.status) wanted.push(one);
  // An older commit lacks routes and settings.
  else if (one.server === ours || one.server === floor) throw new Error(`${one.name} answered ${status}`);
}
for (const one of wanted) await takeTurn(one, Math.ceil(requests / 3), false);
for (let turn = 0; turn < turns; turn++) {
  // Each turn begins with another: none comes always first.
  const first = turn % wanted.length;
  for (const one of [...wanted.slice(first), ...wanted.slice(0, first)]) await takeTurn(one, requests, true);
}

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
  ["ours: load curve, v5", lean, 2.5],
  ["ours: daily, v5", lean, 2],
  ["ours: 400", hello, 7],
  ["ours: 401", hello, 5],
  ["ours: 429, from memory", hello, 9],
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
