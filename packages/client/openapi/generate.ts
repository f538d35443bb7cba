import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../../local/folders.ts";
import { clientDocument, shapeDigest } from "./document.ts";
import { DIGEST_LINE, TYPES_FILE } from "./types-file.ts";

/**
 * `npm run client:types`: writes the client's types from the OpenAPI document with openapi-typescript, which is installed with the
 * generators (`test/generators`). With `--check` it writes nothing, and fails when the file is not what it would write.
 */
const GENERATORS = join(ROOT, "test/generators");
const CLI = join(GENERATORS, "node_modules/openapi-typescript/bin/cli.js");
const MADE = join(ROOT, "dist/client-types");

function run(script: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: GENERATORS, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

if (!existsSync(CLI)) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("Start this with npm run client:types: npm installs the generator first.");
  run(npm, "ci", "--prefix", GENERATORS, "--ignore-scripts");
}

const document = clientDocument();
mkdirSync(MADE, { recursive: true });
writeFileSync(join(MADE, "openapi.json"), JSON.stringify(document));
run(CLI, join(MADE, "openapi.json"), "-o", join(MADE, "types.ts"), "--immutable");

const generated = readFileSync(join(MADE, "types.ts"), "utf8");
const text = `// ${DIGEST_LINE} ${shapeDigest(document)}\n${generated}`;
if (!process.argv.includes("--check")) writeFileSync(TYPES_FILE, text);
else if (readFileSync(TYPES_FILE, "utf8") !== text) {
  console.error(`${TYPES_FILE} is not what the document says: npm run client:types`);
  process.exitCode = 1;
}
