import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import deployDry from "./build.ts";
import { ROOT } from "./folders.ts";

/**
 * `npm run bundle`: a dry-run deployment, offline, and the weight of what would be uploaded. The API has a limit: it
 * keeps a cold start short, and makes a dependency that is heavier than it looks fail here, not in production.
 */
const API_LIMIT_BYTES = 80_000;

const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB gzip`;
const weigh = (code: string | Uint8Array) => gzipSync(code).byteLength;

await deployDry();
const whole = weigh(readFileSync(join(ROOT, "dist/gateway/index.js")));

/** What the weighed bundle leaves out: the tables, the endpoints that render pages, and the two that read no meter. */
const LEFT_OUT = /\/(index|operations|auth|callback|demo|status|status-body|status-schema)\.ts$/;

/** The endpoints of the API, with the framework and the quota's object. */
const API_ENTRY = [
  'export { Hono } from "hono/tiny";',
  'export { QuotaGate } from "./shared/quota/quota-gate.ts";',
  ...globSync(["functions/*.ts", "functions/v2/*.ts"], { cwd: ROOT })
    .filter((file) => !LEFT_OUT.test(file))
    .sort()
    .map(endpointsOf),
].join("\n");

/** The handlers of a file, without the functions that describe them for the documentation. */
function endpointsOf(file: string): string {
  const names = [...readFileSync(join(ROOT, file), "utf8").matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  return `export { ${names.filter((name) => !/^describe|Schema$|Example$/.test(name ?? "")).join(", ")} } from "./${file}";`;
}

// The same bundler with the same settings; the pages are left out.
const { outputFiles } = await bundle({
  absWorkingDir: ROOT,
  stdin: { contents: API_ENTRY, resolveDir: ROOT, sourcefile: "api.ts" },
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: "es2024",
  conditions: ["workerd", "worker", "browser"],
  external: ["cloudflare:*"],
});
const api = weigh(outputFiles[0]?.contents ?? "");

console.log(`the API:                  ${inKb(api)}, limit ${inKb(API_LIMIT_BYTES)}`);
console.log(`with the consent journey: ${inKb(whole)}`);
if (api > API_LIMIT_BYTES) {
  console.error("the API is too heavy");
  process.exitCode = 1;
}
