import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../local/folders.ts";
import { GROUPS } from "./groups.ts";

/** `npm run mutation [-- group…] [--option…]`: all groups when none is named; Stryker gets the options. */

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith("-"));
const named = given.filter((argument) => !options.includes(argument));
const unknown = named.find((name) => !(name in GROUPS));
if (unknown !== undefined) {
  console.error(`No group is called ${unknown}. There are: ${Object.keys(GROUPS).join(", ")}.`);
  process.exit(2);
}

/** Runs a JavaScript file on this Node, in the root of the repository. */
const run = (file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): number =>
  spawnSync(process.execPath, [file, ...args], { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } })
    .status ?? 1;

const STRYKER = join(import.meta.dirname, "node_modules/@stryker-mutator/core/bin/stryker.js");
if (!existsSync(STRYKER)) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("Start this with npm run mutation: npm installs Stryker first.");
  if (run(npm, ["ci", "--prefix", import.meta.dirname]) !== 0) process.exit(1);
}

const groups = Object.entries(GROUPS).filter(([name]) => named.length === 0 || named.includes(name));
const failed = groups.filter(([name, { mutate, tests }]) => {
  console.log(`\n${name}`);
  const memory = ["--incremental", "--incrementalFile", `dist/mutation/${name}.json`];
  const args = ["run", "bench/mutation/stryker.config.json", "--mutate", mutate.join(), ...memory, ...options];
  // Stryker has --testFiles, but with it a mutant at the top level of a module is never active (stryker-js issue 6144).
  return run(STRYKER, args, { MUTATION_TESTS: tests }) !== 0;
});
process.exitCode = failed.length === 0 ? 0 : 1;
