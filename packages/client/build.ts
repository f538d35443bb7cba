import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundledLicences } from "../../local/bundled-licences.ts";
import { bundle } from "./bundle.ts";

/** `npm run build`: makes `dist/`, the library with its types and the command. */
const HERE = import.meta.dirname;
const DIST = join(HERE, "dist");
const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

rmSync(DIST, { recursive: true, force: true });
const metafile = await bundle(DIST);
writeFileSync(join(DIST, "LICENSES.txt"), bundledLicences(metafile, HERE));
chmodSync(join(DIST, "conso.cjs"), 0o755);
execFileSync(process.execPath, [TSC, "-p", join(HERE, "tsconfig.declarations.json")], { stdio: "inherit" });
