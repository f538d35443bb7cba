import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../local/folders.ts";
import { MissingPython } from "./missing-python.ts";
import { type Prepared, prepared } from "./prepare.ts";

/**
 * `npm run test:home-assistant`: the integration of `packages/home-assistant` is judged by ruff and mypy, by tests of its component with
 * their own Core, and by the real Home Assistant beside the real gateway. `--only types`, `component` or `real` runs one part.
 */
const { values } = parseArgs({ options: { only: { type: "string" } } });
const PACKAGE = join(ROOT, "packages/home-assistant");
const PARTS = { types, component, real };

const begunMs = performance.now();
const ready = orExplain(prepared);
console.log(`prepared: ${seconds(begunMs)}`);
let isSound = true;
for (const [name, part] of Object.entries(PARTS)) {
  if (values.only !== undefined && values.only !== name) continue;
  const startMs = performance.now();
  const isGood = part(ready);
  console.log(`${name}: ${isGood ? "passed" : "FAILED"} in ${seconds(startMs)}`);
  isSound &&= isGood;
}
process.exitCode = isSound ? 0 : 1;

function seconds(sinceMs: number): string {
  return `${Math.round((performance.now() - sinceMs) / 1000)} s`;
}

/** What is missing on the machine is said without the trace of a fault. */
function orExplain(make: () => Prepared): Prepared {
  try {
    return make();
  } catch (error) {
    console.error(error instanceof MissingPython ? error.message : error);
    process.exit(1);
  }
}

function types({ inside, tests }: Prepared): boolean {
  const tool = (name: string, ...args: readonly string[]) => run(inside([join(tests, "bin", name), ...args], PACKAGE));
  return [
    tool("ruff", "check", "--quiet", "--no-cache", PACKAGE),
    tool("ruff", "format", "--check", "--quiet", "--no-cache", PACKAGE),
    tool("python", "-m", "mypy", "--cache-dir", join(tests, "mypy-cache"), "-p", "custom_components.conso_api"),
  ].every(Boolean);
}

function component({ inside, tests }: Prepared): boolean {
  const pytest = [join(tests, "bin/python"), "-m", "pytest", "-q", "-n", "auto", "-p", "no:cacheprovider", "--cov"];
  return run(inside(["env", "PYTHONDONTWRITEBYTECODE=1", "COVERAGE_FILE=/tmp/conso-api.coverage", ...pytest], PACKAGE));
}

/** Tests of a running Home Assistant, which find the environment by themselves. */
function real(): boolean {
  const config = join(import.meta.dirname, "vitest.config.ts");
  return run([process.execPath, join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--config", config]);
}

function run([program = "", ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], cwd: PACKAGE }).status === 0;
}
