import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

it("npm run fuzz without Python says what to install, and leaves nothing behind", () => {
  const cache = mkdtempSync(join(tmpdir(), "conso-api-"));
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "run.ts")], {
    encoding: "utf8",
    env: { ...process.env, PYTHON: "no-such-python", XDG_CACHE_HOME: cache },
  });
  expect(status).toBe(1);
  expect(stderr).toContain("needs Python 3.10 or newer");
  expect(stderr).toContain("apt install python3 python3-venv");
  expect(stderr).not.toContain("    at ");
  expect(readdirSync(cache)).toEqual([]);
  rmSync(cache, { recursive: true });
});
