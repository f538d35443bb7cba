/**
 * What a request costs, in CPU of the process that answers it, beside the least that each step takes:
 * `node bench/cost.ts [requests per turn] [turns] [--against <commit>]… [--only <words>] [--check]`. All versions take their
 * turns in one run, 32 connections, pacing lifted; figures and ratios are medians of the turns. `--against` adds the gateway of
 * another commit, and what ours costs of it; `--only` leaves out the cases of a gateway without these words. `--check` exits with 1 when a ratio is far
 * beyond what `bench/README.md` says, in four measurements in a row.
 */
import { parseArgs } from "node:util";
import { type BareWorker, startBare } from "./cost/bare-worker.ts";
import { type Case, casesOf, fresh } from "./cost/cases.ts";
import { costOf, median, send } from "./cost/load.ts";
import { startGenerousEnedis, startUnpaced } from "./cost/unpaced.ts";
import { bundleFloor, CLIENT, enedisToken, SECRET } from "./quota/stage.ts";

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

/** A kind of request to one of the servers, and what it cost in each turn. */
interface Measured extends Case {
  readonly server: BareWorker;
  readonly microseconds: number[];
}
const all: Measured[] = [];
const add = (server: BareWorker, one: Case) => all.push({ ...one, server, microseconds: [] });

for (const name of ["hello", "proxy", "object", "floor"]) {
  add(floor, { name, status: 200, make: () => fresh(`/${name}`), weight: 1, points: 0 });
}
async function addGateway(name: string, server: BareWorker): Promise<void> {
  for (const one of await casesOf(server, requests, turns)) add(server, { ...one, name: `${name}: ${one.name}` });
}
await addGateway("ours", ours);
for (const commit of values.against) await addGateway(commit.slice(0, 7), await startUnpaced(enedis, { commit, vars }));

async function takeTurn({ server, status, make, weight, microseconds }: Measured, share: number, isCounted: boolean) {
  const cost = await costOf(server, Math.max(Math.ceil((requests * share) / weight), 3), status, make);
  if (isCounted) microseconds.push(cost);
}

const wanted: Measured[] = [];
for (const one of all) {
  if (one.name.includes(":") && !one.name.includes(values.only)) continue;
  const { status } = await send(one.server, one.make());
  if (status === one.status) wanted.push(one);
  // An older commit lacks routes and settings.
  else if (one.server === ours || one.server === floor) throw new Error(`${one.name} answered ${status}`);
}
/** Each case of `cases` takes `turns` turns, after one that is not counted; figures of an earlier measurement are forgotten. */
async function measure(cases: readonly Measured[]): Promise<void> {
  for (const one of cases) {
    one.microseconds.length = 0;
    await takeTurn(one, 1 / 3, false);
  }
  for (let turn = 0; turn < turns; turn++) {
    // Each turn begins with another: none comes always first.
    const first = turn % cases.length;
    for (const one of [...cases.slice(first), ...cases.slice(0, first)]) await takeTurn(one, 1, true);
  }
}
await measure(wanted);

/** The median of the turns' ratios: what else the machine does in a turn slows both. */
const ratio = (of: Measured, to: Measured): number =>
  median(of.microseconds.map((microseconds, turn) => microseconds / (to.microseconds[turn] ?? Number.NaN)));
const named = (name: string) => all.find((one) => one.name === name) as Measured;
const [hello, lean] = [named("hello"), named("floor")];
const commits = values.against.map((commit) => commit.slice(0, 7));
const heads = ["µs of CPU", "of hello", "of the floor", "ns a point", ...commits.map((commit) => `of ${commit}`)];
console.log(`| | ${heads.join(" | ")} |\n| --- | ${heads.map(() => "---:").join(" | ")} |`);
for (const one of wanted) {
  const cost = median(one.microseconds);
  const aPoint = one.points === 0 ? "" : Math.round((cost * 1_000) / one.points);
  const before = commits.map((commit) => {
    const same = wanted.find(({ name }) => name === one.name.replace("ours:", `${commit}:`));
    return same === undefined || same === one ? "" : ratio(one, same).toFixed(2);
  });
  const cells = [Math.round(cost), ratio(one, hello).toFixed(1), ratio(one, lean).toFixed(2), aPoint, ...before];
  console.log(`| ${one.name} | ${cells.join(" | ")} |`);
}

/**
 * Multiples of the floor, some 30 % above the medians of `bench/README.md` (of curves by v2, above those of a full machine), and twice those of
 * small figures, which vary most on a shared one.
 */
const BOUNDS: Readonly<Record<string, number>> = {
  "load curve, v5": 2,
  "daily, v5": 1.3,
  "load curve, v2": 2.4,
  "load curve, v2, JSON Lines": 2.4,
  "load curve, v2, CSV": 2.4,
  "load curve, v2, Home Assistant": 2.6,
  "daily, v2": 1.6,
  "304": 0.8,
  "400": 0.7,
  "401": 0.4,
  "429, from memory": 0.7,
  "page /statut": 1.5,
  "page /token": 0.9,
  "page /consentement": 1,
  "simulator, one energy": 0.55,
  "simulator, a year of half hours": 58,
  "simulator, 2 MB of short texts": 30,
};
/** The cases that cost more than their bound in the last measurement. */
const excesses = () =>
  Object.entries(BOUNDS).flatMap(([name, most]) => {
    const found = ratio(named(`ours: ${name}`), lean);
    return found <= most ? [] : [{ name, most, found }];
  });

if (values.check) {
  let found = excesses();
  // Another program on the machine can slow one case of a run: what is dear is measured again, and fails when it stays dear.
  for (let again = 0; again < 3 && found.length > 0; again++) {
    for (const { name, most, found: floors } of found)
      console.log(`${name}: ${floors.toFixed(2)} floors, at most ${most}: measured again`);
    await measure([lean, ...found.map(({ name }) => named(`ours: ${name}`))]);
    found = excesses().filter(({ name }) => found.some((one) => one.name === name));
  }
  for (const { name, most, found: floors } of found) {
    console.error(`${name}: ${floors.toFixed(2)} floors, at most ${most}, four times in a row`);
    process.exitCode = 1;
  }
}
process.exit();
