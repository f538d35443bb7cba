import { execFileSync } from "node:child_process";
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../../../local/folders.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { NODE_20 } from "./conso.ts";

const MOST_BYTES = 300_000;

const makeFolder = temporaryFolders();
let folder: string;

/** As somebody installs it: packed, then installed in an empty folder, without a network. */
beforeAll(() => {
  folder = makeFolder("conso-installed");
  const npm = (...args: readonly string[]) =>
    execFileSync("npm", args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  npm("pack", join(ROOT, "packages/client"), "--pack-destination", folder, "--loglevel", "error");
  npm("install", "--offline", "--no-audit", "--no-fund", `./${globSync("*.tgz", { cwd: folder })[0]}`);
});

describe("the package conso", () => {
  it("the package conso installs nothing beside itself, within 300 KB", () => {
    const files = globSync("node_modules/**/*", { cwd: folder }).filter((file) =>
      statSync(join(folder, file)).isFile(),
    );
    const packages = new Set(files.map((file) => file.split("/")[1]));
    expect([...packages].sort()).toEqual(["conso"]);
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });

  it("the package conso carries the licences of what is bundled in it", () => {
    const licences = readFileSync(join(folder, "node_modules/conso/dist/LICENSES.txt"), "utf8");
    expect(licences.match(/Permission is hereby granted/g)).toHaveLength(2);
    expect(licences).toContain("TJ Holowaychuk");
  });

  it("the installed command runs on Node 20, by the name that npm gives it", () => {
    const conso = join(folder, "node_modules/.bin/conso");
    expect(execFileSync(NODE_20, [conso, "--version"], { encoding: "utf8" })).toBe("0.1.0\n");
    expect(statSync(conso).mode & 0o111).not.toBe(0);
  });

  it("the installed library runs on Node 20", () => {
    const script = 'import { Conso, ConsoProblem } from "conso"; console.log(typeof Conso, typeof ConsoProblem);';
    const printed = execFileSync(NODE_20, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
    expect(printed).toBe("function function\n");
  });
});
