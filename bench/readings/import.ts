/**
 * Ordinary callers beside two imports of two years, at the true pace: `node bench/readings/import.ts [seconds]`, real seconds,
 * first as long without the imports. Callers come at random, two a second, each of its own home, and ask for two days.
 */
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { busiest, home, openStage } from "../quota/stage.ts";

const seconds = Number(process.argv[2] ?? 60);
const CALLERS_A_SECOND = 2;
const IMPORTS = 2;
const END = addDays(parisDay(Date.now()), -7);
const START = addDays(END, -730);

const stage = await openStage();
const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

let caller = 0;
/** How long one caller waits for its reading, in ms. */
async function call(): Promise<number> {
  const { prm, token } = await home(caller++);
  const url = new URL(`/api/daily_consumption?prm=${prm}&start=2026-10-05&end=2026-10-07`, stage.gateway);
  const startedMs = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  return performance.now() - startedMs;
}

async function callers(untilMs: number): Promise<readonly number[]> {
  const waits: Promise<number>[] = [];
  while (performance.now() < untilMs) {
    await sleep((-Math.log(1 - Math.random()) * 1_000) / CALLERS_A_SECOND);
    waits.push(call());
  }
  return Promise.all(waits);
}

/** Reads two years; how many seconds it took, and how many calls. */
async function readTwoYears(
  n: number,
): Promise<{ seconds: number; summary: { complete: boolean; enedis_calls: number } }> {
  const { token } = await home(50_000 + n);
  const url = new URL(`/api/v2/consumption/load_curve?start=${START}&end=${END}`, stage.gateway);
  const startedMs = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}`, accept: "application/jsonl" } });
  const last = (await answer.text()).trimEnd().split("\n").at(-1) ?? "";
  return { seconds: (performance.now() - startedMs) / 1_000, summary: JSON.parse(last).summary };
}

const untilMs = () => performance.now() + seconds * 1_000;
const alone = await callers(untilMs());
await stage.arrivals();
const imports = Array.from({ length: IMPORTS }, (_, n) => readTwoYears(n));
const beside = await callers(untilMs());
const ended = await Promise.all(imports);
const arrivals = await stage.arrivals();
await stage.stop();

const quantile = (values: readonly number[], share: number) =>
  Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN);
const row = (name: string, waits: readonly number[]) =>
  `| ${name} | ${waits.length} | ${[0.5, 0.9, 0.99].map((share) => `${quantile(waits, share)} ms`).join(" | ")} | ${Math.round(Math.max(...waits))} ms |`;
console.log("| callers | | p50 | p90 | p99 | most |\n| --- | ---: | ---: | ---: | ---: | ---: |");
console.log(row("alone", alone));
console.log(row(`beside ${IMPORTS} imports`, beside));
for (const { seconds, summary } of ended) {
  console.log(`an import: ${seconds.toFixed(0)} s, ${summary.enedis_calls} calls, complete: ${summary.complete}`);
}
const [second, refused] = [
  busiest(
    arrivals.map(({ at }) => at),
    1_000,
  ),
  arrivals.filter(({ status }) => status === 429),
];
console.log(`busiest second at Enedis: ${second} calls; refused by Enedis: ${refused.length}`);
if (quantile(beside, 0.99) >= 3_000) process.exitCode = 1;
