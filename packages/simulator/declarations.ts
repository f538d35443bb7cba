import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const IMPORT = /(?:from|import\() ?"([^"]+)"/g;

/**
 * Keeps the declarations that lead from the entries, and deletes the others. Whoever installs the package has none of what it is made of,
 * so a declaration that names another package is an error.
 */
export function keepReachable(folder: string, entries: readonly string[]): void {
  const kept = new Set<string>();
  const follow = (file: string): void => {
    if (kept.has(file)) return;
    kept.add(file);
    for (const [, target = ""] of readFileSync(file, "utf8").matchAll(IMPORT)) {
      if (!target.startsWith(".")) throw new Error(`${file} names ${target}, which nobody installs`);
      follow(join(file, "..", target.replace(/\.(?:js|ts)$/, ".d.ts")));
    }
  };
  for (const entry of entries) follow(join(folder, entry));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file)) rmSync(file);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const inside = join(entry.parentPath, entry.name);
    if (entry.isDirectory() && existsSync(inside) && readdirSync(inside).length === 0)
      rmSync(inside, { recursive: true });
  }
}
