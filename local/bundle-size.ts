import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build as bundle } from "esbuild";
import deployDry from "./build.ts";
import { ROOT } from "./folders.ts";

/**
 * `npm run bundle`: a dry-run deployment, offline, and the weight of what would be uploaded. Both limits keep a cold start short,
 * and make a dependency that is heavier than it looks fail here, not in production (docs/decisions/0157).
 */
const LIMITS = { readings: 122_000, worker: 200_000 };

const weigh = (code: string | Uint8Array) => gzipSync(code).byteLength;

await deployDry();

/** The frozen API and v2, every endpoint of them, with the framework and the quota's object. */
const API_ENTRY = [
  'export { Hono } from "hono/tiny";',
  'export { QuotaGate } from "./shared/quota/quota-gate.ts";',
  ...globSync("functions/{frozen,v2}/**/*.ts", { cwd: ROOT }).sort().flatMap(endpointsOf),
].join("\n");

/** The handlers of a file, without the functions that describe them for the documentation. */
function endpointsOf(file: string): string[] {
  const names = [...readFileSync(join(ROOT, file), "utf8").matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  const handlers = names.filter((name) => !/^describe|Schema$|Example$/.test(name ?? ""));
  const isBundled = handlers.length > 0 && !file.endsWith("description.ts");
  return isBundled ? [`export { ${handlers.join(", ")} } from "./${file}";`] : [];
}

// The same bundler with the same settings; what is not about readings is left out.
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

const WEIGHTS = {
  readings: ["the API of readings, frozen and v2", weigh(outputFiles[0]?.contents ?? "")],
  worker: ["the whole Worker, which a cold isolate loads", weigh(readFileSync(join(ROOT, "dist/gateway/index.js")))],
} as const;

const inKb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
for (const [name, [what, bytes]] of Object.entries(WEIGHTS)) {
  const limit = LIMITS[name as keyof typeof LIMITS];
  console.log(`${what}: ${inKb(bytes)} gzip, limit ${inKb(limit)}`);
  if (bytes <= limit) continue;
  console.error(`${what} is too heavy`);
  process.exitCode = 1;
}
