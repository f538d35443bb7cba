import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../local/folders.ts";
import { GROUPS } from "./groups.ts";

/** `npm run mutation [-- group…]`: all groups when none is named. Fails when one of them scores less than 80 %. */

/** Runs a JavaScript file on this Node, in the root of the repository; whether it succeeded. */
const runs = (file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean =>
  spawnSync(process.execPath, [file, ...args], { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } })
    .status === 0;

const STRYKER = join(import.meta.dirname, "node_modules/@stryker-mutator/core/bin/stryker.js");
if (!existsSync(STRYKER)) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("Start this with npm run mutation: npm installs Stryker first.");
  if (!runs(npm, ["ci", "--prefix", import.meta.dirname])) process.exit(1);
}

const named = process.argv.slice(2);
for (const group of named.length > 0 ? named : Object.keys(GROUPS)) {
  console.log(`\n${group}`);
  if (!runs(STRYKER, ["run", "bench/mutation/stryker.config.ts"], { MUTATION_GROUP: group })) process.exitCode = 1;
}
