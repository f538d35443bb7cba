import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { ROOT } from "../../local/folders.ts";
import { bundleGateway } from "../quota/stage.ts";

/** Bundles the gateway of another commit, with the libraries of this one, into the folder of its name under `dist/`. */
export async function bundleCommit(commit: string, plugins: Plugin[]): Promise<void> {
  const folder = join(ROOT, `dist/source-${commit}`);
  mkdirSync(folder, { recursive: true });
  const parts = ["functions", "shared", "package.json", "tsconfig.json"];
  const archive = execFileSync("git", ["archive", commit, ...parts], { cwd: ROOT, maxBuffer: 1e9 });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  await bundleGateway(commit, { folder, plugins });
}
