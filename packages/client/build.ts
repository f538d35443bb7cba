import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";

/** `npm run build`: makes `dist/`, the library with its types. All it needs is bundled; nothing is installed beside it. */
const HERE = import.meta.dirname;
const DIST = join(HERE, "dist");
const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

rmSync(DIST, { recursive: true, force: true });
await build({
  absWorkingDir: HERE,
  entryPoints: { index: "library/index.ts" },
  outdir: "dist",
  bundle: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
});
execFileSync(process.execPath, [TSC, "-p", join(HERE, "tsconfig.declarations.json")], { stdio: "inherit" });
