import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import deployDry from "./build.ts";
import { ROOT } from "./folders.ts";

/**
 * `npm run bundle`: a dry-run deployment, offline, and the weight of what would be uploaded. The API has a limit: it
 * keeps a cold start short, and makes a dependency that is heavier than it looks fail here, not in production.
 */
const API_LIMIT_BYTES = 60_000;

const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB gzip`;
const weigh = (code: string | Uint8Array) => gzipSync(code).byteLength;

await deployDry();
const whole = weigh(readFileSync(join(ROOT, "dist/gateway/index.js")));

// The same bundler with the same settings, from the API's own entry: the pages are left out.
const { outputFiles } = await bundle({
  absWorkingDir: ROOT,
  entryPoints: ["functions/api.ts"],
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
