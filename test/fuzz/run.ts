import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import build from "../../local/build.ts";
import { ROOT } from "../../local/folders.ts";
import { issueToken } from "../../shared/token/token.ts";
import type { UsagePointId } from "../../shared/usage-point.ts";
import { freshPort, GatewayProcess } from "../support/gateway-process.ts";
import { BOTH_DIRECTIONS, home, METER } from "../support/meters.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { MissingPython, schemathesis } from "./environment.ts";

/**
 * `npm run fuzz`: sends what the OpenAPI document allows and what it forbids to a gateway of `npm start`, with tokens and without, and
 * fails when an answer is not as documented. README.md says what is checked. `--cases N` for each operation, phase and half (10),
 * `--seed N` (1), `--only tokens` or `--only anonymous`.
 */
const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    only: { type: "string" },
  },
});

const HERE = import.meta.dirname;
const REPORTS = join(ROOT, "dist/fuzz");
/** One token may ask a route of its own 60 times a minute: many take turns, each of a home of its own. */
const HOMES = 60;
/** Gentle to nothing but the machine: the gateway's limits have tests of their own. */
const LIMITLESS = {
  REQUESTS_PER_MINUTE: "10000000",
  METER_CALLS_PER_DAY: "100000",
  ENEDIS_CALLS_PER_SECOND: "1000",
  ENEDIS_CALLS_PER_HOUR: "60000",
  ENEDIS_CALLS_PER_ANSWER: "3",
  ENEDIS_JITTER_MS: "0",
};

const command = orExplain(schemathesis);
await build();
const port = await freshPort();
const gateway = await GatewayProcess.start(port, { ...LIMITLESS, TOKEN_SECRET });
let isSound = true;
try {
  const control = { quota: { perSecond: 100_000, perHour: 100_000_000 } };
  await fetch(`http://localhost:${port + 1}/_control`, { method: "POST", body: JSON.stringify(control) });
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  for (const half of ["tokens", "anonymous"]) {
    if (values.only === undefined || values.only === half) isSound = (await fuzz(half)) && isSound;
  }
} finally {
  await gateway.stop();
}
process.exitCode = isSound ? 0 : 1;

/** What is missing on the machine is said without the trace of a fault. */
function orExplain<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    console.error(error instanceof MissingPython ? error.message : error);
    process.exit(1);
  }
}

async function fuzz(half: string): Promise<boolean> {
  console.log(`\nschemathesis asks ${half === "tokens" ? "with tokens" : "without a token"}`);
  const counts = join(REPORTS, `${half}.counts.json`);
  const child = spawn(
    command,
    [
      ...["--config-file", join(HERE, "schemathesis.toml")],
      ...["run", new URL("/api", gateway.url).href],
      ...["--max-examples", values.cases, "--seed", values.seed],
      ...["--report", "json", "--report-json-path", join(REPORTS, `${half}.json`)],
    ],
    {
      cwd: REPORTS,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        SCHEMATHESIS_HOOKS: "hooks",
        PYTHONPATH: HERE,
        PYTHONDONTWRITEBYTECODE: "1",
        FUZZ_TOKENS: half === "tokens" ? JSON.stringify(await tokens()) : "[]",
        FUZZ_BOTH_DIRECTIONS: BOTH_DIRECTIONS,
        FUZZ_COUNTS: counts,
      },
    },
  );
  const ended = new Promise<number | null>((end, fail) => child.once("close", end).once("error", fail));
  // The report of a good run is long, and has nothing to act on.
  const [report, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const isGood = (await ended) === 0;
  writeFileSync(join(REPORTS, `${half}.log`), report + complaints);
  console.log(isGood ? casesOf(report) : report + complaints);
  console.log(`Answers by status, and failures that are none by rule: ${readFileSync(counts, "utf8")}`);
  return isGood;
}

/** `3348 generated, 3348 passed`, out of the report. */
function casesOf(report: string): string {
  return /\d+ generated, .*/.exec(report)?.[0] ?? "No count of cases in the report.";
}

/** Tokens with the meter that each opens: homes that draw, and one meter that also injects. */
async function tokens(): Promise<readonly object[]> {
  const nowMs = Date.now();
  // The examples of the document are about METER.
  const meters = Array.from({ length: HOMES }, (_, at) => [home(at), BOTH_DIRECTIONS, METER]).flat();
  return Promise.all(meters.map(async (meter) => ({ meter, token: await tokenOf(meter, nowMs) })));
}

function tokenOf(meter: UsagePointId, nowMs: number): Promise<string> {
  return issueToken(
    { usagePoints: [meter], issuedAtMs: nowMs, expiresAtMs: nowMs + 86_400_000, jti: randomUUID() },
    TOKEN_SECRET,
  );
}
