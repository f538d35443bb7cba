import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const locked = Object.entries<Locked>(JSON.parse(read("package-lock.json")).packages);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, "");

describe("what npm ci installs", () => {
  it("npm ci runs install scripts of the approved packages only", () => {
    const { allowScripts } = JSON.parse(read("package.json"));
    const withScript = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect([...new Set(withScript)].sort()).toEqual(Object.keys(allowScripts).sort());
  });

  it("npm ci installs no package that reports installations to a third party", () => {
    const reporting = locked.filter(
      ([path, { dependencies = {} }]) => nameOf(path) === "@scarf/scarf" || "@scarf/scarf" in dependencies,
    );
    expect(reporting).toEqual([]);
  });
});
