import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundle } from "./bundle.ts";
import { keepReachable } from "./declarations.ts";
import manifest from "./package.json" with { type: "json" };

/** `npm run build`: makes `dist/`, the two entries with their types and the command. */
const HERE = import.meta.dirname;
const DIST = join(HERE, "dist");
const require = createRequire(import.meta.url);
const TSC = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");

/** MIT asks that its text goes with what is bundled. */
const licences = Object.keys(manifest.devDependencies).map((name) => {
  const folder =
    require.resolve
      .paths(name)
      ?.map((path) => join(path, name))
      .find((path) => existsSync(path)) ?? "";
  const [file = ""] = readdirSync(folder).filter((entry) => /^licen[sc]e/i.test(entry));
  return `${name}\n\n${readFileSync(join(folder, file), "utf8")}`;
});

rmSync(DIST, { recursive: true, force: true });
await bundle(DIST);
writeFileSync(join(DIST, "LICENSES.txt"), licences.join("\n\n"));
chmodSync(join(DIST, "enedis-simulator.js"), 0o755);
execFileSync(process.execPath, [TSC, "-p", join(HERE, "tsconfig.declarations.json")], { stdio: "inherit" });
keepReachable(join(DIST, "types"), ["index.d.ts", "node.d.ts"]);
