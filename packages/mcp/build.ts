import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundledLicences } from "../../local/bundled-licences.ts";
import { bundle } from "./bundle.ts";

/** `npm run build`: makes `dist/`, one file with the server and the licences of what is in it. */
const HERE = import.meta.dirname;
const DIST = join(HERE, "dist");

rmSync(DIST, { recursive: true, force: true });
writeFileSync(join(DIST, "LICENSES.txt"), bundledLicences(await bundle(DIST), HERE));
