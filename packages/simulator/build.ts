import { execFileSync } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundledLicences } from "../../local/bundled-licences.ts";
import { bundle } from "./bundle.ts";
import { keepReachable } from "./declarations.ts";

/** `npm run build`: makes `dist/`, the two entries with their types and the command. */
const HERE = import.meta.dirname;
const DIST = join(HERE, "dist");
const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

rmSync(DIST, { recursive: true, force: true });
writeFileSync(join(DIST, "LICENSES.txt"), bundledLicences(await bundle(DIST), HERE));
chmodSync(join(DIST, "enedis-simulator.js"), 0o755);
execFileSync(process.execPath, [TSC, "-p", join(HERE, "tsconfig.declarations.json")], { stdio: "inherit" });
keepReachable(join(DIST, "types"), ["index.d.ts", "node.d.ts"]);
