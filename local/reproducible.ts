import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./folders.ts";
import { differences } from "./release/differences.ts";

/**
 * `npm run reproducible`: builds the commit that is checked out twice, in two folders of its own, and compares byte for byte what would be
 * deployed and published: the Worker, the files of the site, the packages. Linux only: `cp -al` copies the dependencies as links.
 */
const run = promisify(execFile);
const MADE = "{dist/gateway/index.js,dist/assets/**/*,dist/simulation/**/*,tarballs/*.tgz}";
const PACKAGES = ["conso", "conso-mcp", "enedis-simulator"];

const work = mkdtempSync(join(tmpdir(), "reproducible-"));
try {
  // Folders of different lengths: a path that gets into a bundle shows.
  const folders = [join(work, "a"), join(work, "another-place")];
  const [first = {}, second = {}] = await Promise.all(folders.map(buildIn));
  const different = differences(first, second);
  if (different.length > 0) {
    console.error(`two builds of one commit differ:\n${different.join("\n")}`);
    process.exitCode = 1;
  } else console.log(`two builds of one commit are equal, byte for byte: ${Object.keys(first).length} files`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** The hashes of what one build makes. */
async function buildIn(folder: string): Promise<Record<string, string>> {
  await run("git", ["clone", "--quiet", "--no-hardlinks", ROOT, folder]);
  await run("cp", ["-al", join(ROOT, "node_modules"), folder]);
  const tarballs = join(folder, "tarballs");
  await run("mkdir", [tarballs]);
  await run("node", ["-e", "import('./local/build.ts').then((made) => made.default())"], { cwd: folder });
  // One after the other: the server of an assistant bundles the library that is built before it.
  for (const name of PACKAGES) await run("npm", ["pack", "-w", name, "--pack-destination", tarballs], { cwd: folder });
  const files = globSync(MADE, { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  const hash = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), hash(path)]));
}
