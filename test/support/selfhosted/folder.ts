import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clockShiftMs } from "../../../local/clock.ts";
import { shiftedModules } from "../../../local/shifted-worker.ts";

/**
 * The switch: with `SELFHOST_FOLDER` the gateway of end-to-end tests and of the chaos run is that folder, made by `npm run selfhost`,
 * behind the real Caddy, instead of Miniflare. `SELFHOST_CHROOT` is the root of the machine on which it runs, above the folder.
 */
export const FOLDER = process.env.SELFHOST_FOLDER;
export const CHROOT = process.env.SELFHOST_CHROOT ?? "";

/** The same place as the machine of the folder names it. */
export const inside = (path: string): string => path.slice(CHROOT.length);

export const temporary = (): string => mkdtempSync(`${CHROOT}/tmp/selfhosted-`);

/**
 * A folder of one test: what runs is that of the given one, byte for byte; with the clock of this process around it when it was set, and
 * with a line in front of it when a bench gives one.
 */
export function folderLike(original: string, banner = ""): string {
  const folder = temporary();
  const version = readFileSync(join(original, "current"), "utf8").trim();
  execFileSync("cp", [
    "-a",
    "--link",
    join(original, "bin"),
    join(original, "current"),
    join(original, "versions"),
    folder,
  ]);
  const gateway = join(folder, "versions", version, "gateway.js");
  if (banner !== "") rewrite(gateway, `${banner}\n${readFileSync(gateway, "utf8")}`);
  if (clockShiftMs() !== 0) shiftClock(join(folder, "versions", version));
  return folder;
}

function shiftClock(version: string): void {
  const keys = readFileSync(join(version, "unique-keys"), "utf8").trim().split("\n");
  const classes = keys.map((line) => line.slice(0, line.indexOf(" ")));
  const modules = shiftedModules(classes, clockShiftMs());
  // What `main.js` imports as the gateway is the gateway with the clock around it.
  const names = { "gateway.js": "shifted.js", "clock.js": "clock.js" } as const;
  execFileSync("mv", [join(version, "gateway.js"), join(version, "index.js")]);
  for (const [name, made] of Object.entries(names)) rewrite(join(version, name), modules[made] ?? "");
  const config = readFileSync(join(version, "config.capnp"), "utf8");
  const more = ["index.js", "clock.js"].map((name) => `(name = "${name}", esModule = embed "${name}"),`);
  // The first module of a Worker is its main one.
  const last = `    (name = "files.js"`;
  rewrite(join(version, "config.capnp"), config.replace(last, `    ${more.join("\n    ")}\n${last}`));
}

/** Never through a hard link: that would change the original. */
function rewrite(file: string, content: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, content);
}
