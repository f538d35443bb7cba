import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");

/** Python environments are kept beside other caches of the person, and never in the clone. */
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "conso-api");

const NEEDED = `npm run fuzz needs Python 3.10 or newer with its venv module. On Debian or Ubuntu:

    apt install python3 python3-venv

PYTHON names another one than the python3 of the path.`;

export class MissingPython extends Error {
  override readonly name = "MissingPython";
}

/** The schemathesis of an environment of its own, made on the first run: 20 s, 130 MB, from the Python registry. */
export function schemathesis(): string {
  const name = createHash("sha256").update(readFileSync(REQUIREMENTS)).digest("hex").slice(0, 16);
  const folder = join(CACHE, `fuzz-${name}`);
  const command = join(folder, "bin/schemathesis");
  const whole = join(folder, "whole");
  if (existsSync(whole)) return command;

  const python = process.env.PYTHON ?? "python3";
  const isNewEnough = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
  if (spawnSync(python, ["-c", isNewEnough]).status !== 0) throw new MissingPython(NEEDED);

  console.log(`Making a Python environment in ${folder}`);
  // An environment knows its own folder, so one that was begun and not finished is not moved but made again.
  rmSync(folder, { recursive: true, force: true });
  must(python, "-m", "venv", folder);
  must(
    join(folder, "bin/python"),
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "-r",
    REQUIREMENTS,
  );
  writeFileSync(whole, "");
  return command;
}

function must(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 4).join(" ")} … failed`);
}
