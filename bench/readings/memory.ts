/**
 * What a long reading takes of a Worker: `node bench/readings/memory.ts [rounds]`, Linux only, half a minute a round. Each
 * round starts a process for each case, warms it up with answers of one week, then reads one week or two years: the peak of its
 * memory, and its CPU for each point beside the frozen route's for the same points.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import build from "../../local/build.ts";
import { addDays, type Day, parisDay } from "../../shared/paris-time.ts";
import { startBare } from "../cost/bare-worker.ts";
import { CLIENT, gatewayVars, home } from "../quota/stage.ts";

const rounds = Number(process.argv[2] ?? 4);
const WEEKS = 104;
const WARM_UPS = 4;
const END = addDays(parisDay(Date.now()), -7);
const LIFTED = { ENEDIS_CALLS_PER_SECOND: "1000", ENEDIS_CALLS_PER_HOUR: "60000", ENEDIS_JITTER_MS: "0" };

await build();
const enedis = await startBare({ config: "local/enedis/wrangler.toml", bundle: "enedis", vars: CLIENT });
await fetch(new URL("/_control", enedis.url), {
  method: "POST",
  body: JSON.stringify({ quota: { perSecond: 1_000_000, perHour: 1_000_000 } }),
});
const { prm, token } = await home(1);

/** Reads an answer to its end and keeps nothing of it. */
async function read(gateway: URL, path: string, [from, to]: readonly [Day, Day]): Promise<number> {
  const answer = await fetch(new URL(`${path}?prm=${prm}&start=${from}&end=${to}`, gateway), {
    headers: { authorization: `Bearer ${token}`, accept: "application/jsonl" },
  });
  if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${await answer.text()}`);
  let bytes = 0;
  for await (const piece of answer.body ?? []) bytes += piece.byteLength;
  return bytes;
}

const V2 = "/api/v2/consumption/load_curve";
const weeks = Array.from({ length: WEEKS }, (_, n): [Day, Day] => [addDays(END, -7 * (n + 1)), addDays(END, -7 * n)]);
const oneByOne = async (gateway: URL, path: string) => {
  for (const week of weeks) await read(gateway, path, week);
};

/** Each warms up alike, then is measured. */
const CASES: Readonly<Record<string, (gateway: URL) => Promise<unknown>>> = {
  "v2, one week": (gateway) => read(gateway, V2, weeks[0] as [Day, Day]),
  "v2, two years in one stream": (gateway) => read(gateway, V2, [addDays(END, -7 * WEEKS), END]),
  "v2, two years week by week": (gateway) => oneByOne(gateway, V2),
  "v5, two years week by week": (gateway) => oneByOne(gateway, "/api/consumption_load_curve"),
};
const POINTS: Readonly<Record<string, number>> = { "v2, one week": 7 * 48 };

/** The most memory that a process held at once since `forgetPeak`, in MB. */
const peakMb = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_000;
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, "5");

/** Time that the threads of a process ran, in microseconds. */
const cpu = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`)
    .map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]))
    .reduce((sum, ns) => sum + ns, 0) / 1_000;

const peaks = new Map<string, number[]>(Object.keys(CASES).map((name) => [name, []]));
const costs = new Map<string, number[]>(Object.keys(CASES).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, measured] of Object.entries(CASES)) {
    const gateway = await startBare({
      config: "wrangler.toml",
      bundle: "gateway",
      vars: { ...gatewayVars(enedis.url), ...LIFTED },
    });
    for (let n = 0; n < WARM_UPS; n++)
      await oneByOne(gateway.url, name.startsWith("v5") ? "/api/consumption_load_curve" : V2);
    forgetPeak(gateway.pid);
    const before = cpu(gateway.pid);
    await measured(gateway.url);
    costs.get(name)?.push((cpu(gateway.pid) - before) / (POINTS[name] ?? WEEKS * 7 * 48));
    peaks.get(name)?.push(peakMb(gateway.pid));
    gateway.stop();
  }
}
enedis.stop();

const median = (values: readonly number[] = []): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
console.log("| | peak of memory | µs of CPU a point |\n| --- | ---: | ---: |");
for (const name of Object.keys(CASES)) {
  console.log(`| ${name} | ${median(peaks.get(name)).toFixed(1)} MB | ${median(costs.get(name)).toFixed(2)} |`);
}
const ratio = (of: Map<string, number[]>, one: string, other: string) =>
  median(of.get(one)?.map((value, round) => value / (of.get(other)?.[round] ?? Number.NaN))).toFixed(2);
console.log(`\npeak of two years: ${ratio(peaks, "v2, two years in one stream", "v2, one week")} of one week's`);
console.log(
  `CPU a point of the stream: ${ratio(costs, "v2, two years in one stream", "v5, two years week by week")} of the frozen route's`,
);
process.exit();
