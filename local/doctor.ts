import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { previousSecrets } from "../shared/config/secrets.ts";
import { examine } from "./doctor/examine.ts";
import { look, type Secrets } from "./doctor/look.ts";
import { summary, table } from "./doctor/table.ts";

/**
 * `npm run doctor -- https://…`: checks a deployment from outside, with a remedy per fault. Anybody may run it. With `TOKEN_SECRET` (and
 * `TOKEN_SECRET_PREVIOUS`) in the environment, or `--secret-file FILE`, it also asks the operator's part: the secret signs a token
 * of five minutes here, and stays here. `--json` is for monitors. Exit code 0: no fault; 1: a fault; 2: it was called wrongly.
 */
const USAGE = "npm run doctor -- https://conso.example.org [--json] [--secret-file FILE]";

function secretsOf(environment: NodeJS.ProcessEnv, file: string | undefined): Secrets {
  const current = file === undefined ? environment.TOKEN_SECRET : readFileSync(file, "utf8").trimEnd();
  const previous = previousSecrets(environment.TOKEN_SECRET_PREVIOUS);
  // The whole text of a list is no secret of its own.
  return { current: current || null, previous: previous.length > 1 ? previous.slice(0, -1) : previous };
}

function siteFrom(text: string | undefined): URL {
  const site = URL.parse(text ?? "");
  if (site === null || !/^https?:$/.test(site.protocol)) throw new Error("the address of a deployment is missing");
  return new URL("/", site);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean", default: false }, "secret-file": { type: "string" } },
    allowPositionals: true,
  });
  const site = siteFrom(positionals[0]);
  const findings = examine(await look(site, secretsOf(process.env, values["secret-file"]), Date.now));
  const isHealthy = findings.every(({ verdict }) => verdict !== "fault");
  const report = values.json
    ? JSON.stringify({ site: site.origin, at: new Date().toISOString(), healthy: isHealthy, findings })
    : `${site.origin}\n\n${table(findings, process.stdout.isTTY)}\n\n${summary(findings)}`;
  process.stdout.write(`${report}\n`);
  return isHealthy ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`doctor: ${error instanceof Error ? error.message : error}\n${USAGE}\n`);
  return 2;
});
