/**
 * How long the command `conso` takes to start, beside `node -e 0`, on the oldest Node that it promises: `node bench/client-start.ts
 * [rounds]`, half a minute. All take their turns in one run, and the figures are medians; fails above 1.5 times.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../local/folders.ts";
import { bundle } from "../packages/client/bundle.ts";

const MOST_TIMES = 1.5;
const rounds = Number(process.argv[2] ?? 60);
const node = join(ROOT, "test/clients/node_modules/.bin/node");

const folder = mkdtempSync(join(tmpdir(), "conso-start-"));
process.once("exit", () => rmSync(folder, { recursive: true }));
await bundle(folder);
const conso = join(folder, "conso.cjs");

const CASES = [
  ["node -e 0", "-e", "0"],
  ["conso --version", conso, "--version"],
  ["conso load-curve --help", conso, "load-curve", "--help"],
] as const;

function start(...args: readonly string[]): number {
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(node, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - startedMs;
}

const took = CASES.map((): number[] => []);
for (let round = -2; round < rounds; round++) {
  for (const [at, [, ...args]] of CASES.entries()) {
    const ms = start(...args);
    if (round >= 0) took[at]?.push(ms); // the first two only fill the machine's caches
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const base = took[0] ?? [];
console.log("| | ms | times node -e 0 |\n| --- | ---: | ---: |");
for (const [at, [name]] of CASES.entries()) {
  const of = took[at] ?? [];
  const times = median(of.map((ms, round) => ms / (base[round] ?? Number.NaN)));
  console.log(`| ${name} | ${median(of).toFixed(1)} | ${times.toFixed(2)} |`);
  if (times > MOST_TIMES) process.exitCode = 1;
}
