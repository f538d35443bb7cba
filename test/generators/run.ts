import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import build from "../../local/build.ts";
import { ROOT } from "../../local/folders.ts";
import { realAnswers } from "./real-answers.ts";

/**
 * `npm run generators`: lints the OpenAPI document, generates clients from it as its readers do, and compiles them together with
 * answers of the running gateway, which must fit the generated types. Fails at the first step that complains. The tools want a
 * TypeScript of their own, so they are installed here and not with the project.
 */

const HERE = import.meta.dirname;
const MADE = join(ROOT, "dist/generators");

/** Runs a script on this Node; ends the whole check when it fails. */
function run(script: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: HERE,
    stdio: "inherit",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  if (status !== 0) process.exit(1);
}

const installed = (path: string) => join(HERE, "node_modules", path);

if (!existsSync(installed("orval"))) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("Start this with npm run generators: npm installs the generators first.");
  run(npm, "ci", "--prefix", HERE, "--ignore-scripts");
}

rmSync(MADE, { recursive: true, force: true });
mkdirSync(MADE, { recursive: true });

await build();
const { document, answers } = await realAnswers();
const openApi = join(MADE, "openapi.json");
writeFileSync(openApi, JSON.stringify(document));

console.log("\nRedocly lints the document");
run(installed("@redocly/cli/bin/cli.js"), "lint", openApi, "--config", join(HERE, "redocly.yaml"));

console.log("\nThe types of our own client are those of the document");
run(join(ROOT, "packages/client/openapi/generate.ts"), "--check");

console.log("\nopenapi-typescript generates types, orval a client over fetch and one over axios");
run(installed("openapi-typescript/bin/cli.js"), openApi, "-o", join(MADE, "types.ts"));
for (const client of ["fetch", "axios"]) {
  const output = join(MADE, `orval-${client}.ts`);
  run(installed("orval/dist/bin/orval.mjs"), "--input", openApi, "--output", output, "--client", client);
}

console.log(`\nTypeScript compiles them with ${answers.length} answers of the gateway`);
const checks = answers.map(
  ({ path, status, type, body }, at) =>
    `export const answer${at}: paths[${JSON.stringify(path)}]["get"]["responses"][${status}]["content"][${JSON.stringify(type)}] = ${body};`,
);
writeFileSync(join(MADE, "answers.ts"), `import type { paths } from "./types.js";\n\n${checks.join("\n")}\n`);
writeFileSync(
  join(MADE, "tsconfig.json"),
  JSON.stringify({
    extends: join(HERE, "tsconfig.json"),
    compilerOptions: { baseUrl: HERE, paths: { axios: [installed("axios")] } },
    files: ["types.ts", "orval-fetch.ts", "orval-axios.ts", "answers.ts"],
  }),
);
run(installed("typescript/bin/tsc"), "-p", MADE);
console.log("The document is sound: each generated client compiles, and the answers fit its types.");
