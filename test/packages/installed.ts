import { execFileSync } from "node:child_process";
import { globSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../local/folders.ts";

/** Packages of ours as people have them: each packed, then all installed in an empty folder, without a network. */
export function install(folder: string, ...packages: readonly string[]): void {
  const npm = (...args: readonly string[]) =>
    execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  for (const name of packages)
    npm("pack", join(ROOT, "packages", name), "--pack-destination", folder, "--loglevel", "error");
  const packed = globSync("*.tgz", { cwd: folder }).map((file) => `./${file}`);
  npm("install", "--offline", "--no-audit", "--no-fund", ...packed);
}

/** The files that an installation left, by their path below `node_modules`. */
export const installedFiles = (folder: string): readonly string[] =>
  globSync("**/*", { cwd: join(folder, "node_modules") }).filter((file) =>
    statSync(join(folder, "node_modules", file)).isFile(),
  );

export const bytesOf = (folder: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(join(folder, "node_modules", file)).size, 0);
