import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { ROOT } from "../local/folders.ts";
import { INSTANTS, type InstantName } from "../test/clock/instants.ts";

/**
 * `npm run test:hours [-- instant…]`: the suite at other hours and days than its own. Pure tests and those inside workerd run at all
 * instants, those against running processes at the ones that are named, or at these four.
 */
const FOUR: readonly InstantName[] = ["night", "spring", "leap_day", "new_year"];
/** `--light`, for CI: without running processes. */
const LIGHT: readonly InstantName[] = ["night"];

const IN_MEMORY = ["pure", "worker"];
const RUNNING = ["e2e", "browser", "paced"];

const { values, positionals } = parseArgs({ options: { light: { type: "boolean" } }, allowPositionals: true });
const isInstant = (name: string): name is InstantName => name in INSTANTS;
const named = positionals.filter(isInstant);
if (named.length < positionals.length) throw new Error(`the instants are ${Object.keys(INSTANTS).join(", ")}`);

const inMemory = values.light ? LIGHT : Object.keys(INSTANTS).filter(isInstant);
const running = named.length > 0 ? named : values.light ? [] : FOUR;
const turns = [
  ...inMemory.map((name) => ({ name, projects: IN_MEMORY })),
  ...running.map((name) => ({ name, projects: RUNNING })),
];

const differ = turns.filter(({ name, projects }) => {
  console.log(`\n${name}, ${INSTANTS[name]}: ${projects.join(", ")}`);
  return !passes(INSTANTS[name], projects);
});
for (const { name, projects } of differ) console.error(`not the same: ${name} (${projects.join(", ")})`);
process.exitCode = differ.length === 0 ? 0 : 1;

function passes(instant: string, projects: readonly string[]): boolean {
  const args = ["run", "--reporter=dot", ...projects.map((name) => `--project=${name}`)];
  const env = { ...process.env, CLOCK: instant };
  const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], {
    cwd: ROOT,
    env,
    stdio: "inherit",
  });
  return status === 0;
}
