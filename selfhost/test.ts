/**
 * `npm run test:selfhost [-- --quick] [FILE…]`: makes a folder, then runs its own tests and the end-to-end suite against it behind Caddy.
 * `--quick`: its own tests and three files of the suite, in a minute on two quiet cores. `SELFHOST_FOLDER` and `SELFHOST_CHROOT` name a folder
 * that is there already, and the root of the machine it is on. What only Miniflare can show is left out
 * (`test/support/selfhosted/exempt.ts`).
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import build from "../local/build.ts";
import { ROOT } from "../local/folders.ts";
import { versionOf, writeFolder } from "./write.ts";

const QUICK = [
  "test/functions/single-slashes.e2e.test.ts",
  "test/restart.e2e.test.ts",
  "test/openapi-contract.e2e.test.ts",
];

const CADDY = "/usr/bin/caddy";
if (!existsSync(CADDY)) {
  console.error(`${CADDY} is missing: apt install caddy`);
  process.exit(1);
}
const args = process.argv.slice(2);
const isQuick = args.includes("--quick");
const files = args.filter((arg) => !arg.startsWith("--"));
const made = process.env.SELFHOST_FOLDER === undefined ? mkdtempSync(join(tmpdir(), "selfhost-")) : null;
if (made !== null) {
  await build();
  await writeFolder(made, versionOf(ROOT));
}
const chosen = files.length > 0 ? files : isQuick ? ["test/selfhost/", ...QUICK] : [];
const projects = ["selfhost", "e2e", "paced"].flatMap((name) => ["--project", name]);
const { status } = spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...projects, ...chosen], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, SELFHOST_FOLDER: made ?? process.env.SELFHOST_FOLDER },
});
if (made !== null) rmSync(made, { recursive: true, force: true });
process.exitCode = status ?? 1;
