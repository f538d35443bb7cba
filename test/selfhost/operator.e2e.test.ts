import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CADDY, CADDYFILE } from "../support/selfhosted/caddy.ts";
import { FOLDER } from "../support/selfhosted/folder.ts";

const folder = mkdtempSync(join(tmpdir(), "selfhost-operator-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The units, with the command at the place of the folder under test, so that systemd finds it. */
function units(): readonly string[] {
  cpSync("selfhost/systemd", folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => /\.(service|timer)$/.test(name));
  for (const name of names) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replaceAll("/opt/conso-api/bin", `${FOLDER}/bin`));
  }
  return names.map((name) => join(folder, name));
}

describe("what an operator installs", () => {
  it("systemd finds no fault in the units, and their exposure is rated low", () => {
    const files = units();
    expect(files).toHaveLength(3);
    expect(execFileSync("systemd-analyze", ["verify", ...files], { encoding: "utf8" })).toBe("");
    for (const service of files.filter((file) => file.endsWith(".service")))
      execFileSync("systemd-analyze", ["security", "--offline=true", "--threshold=20", service]);
  });

  it("Caddy finds no fault in the Caddyfile, which is formatted as Caddy does", () => {
    const file = readFileSync(CADDYFILE, "utf8");
    execFileSync(CADDY, ["validate", "--config", CADDYFILE, "--adapter", "caddyfile"], { stdio: "pipe" });
    expect(execFileSync(CADDY, ["fmt", CADDYFILE], { encoding: "utf8" }).trim()).toBe(file.trim());
  });

  it("a shell finds no fault in the launcher", () => {
    for (const name of readdirSync("selfhost/launcher")) execFileSync("dash", ["-n", join("selfhost/launcher", name)]);
  });
});
