import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { insideOf, makeDebian } from "./debian.ts";

/** Kept beside other caches of the person, and never in the clone. */
const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "conso-api/home-assistant");
const NEW_ENOUGH = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 14, 2))";

export interface Prepared {
  /** The arguments that run a command where the Python is, in that directory. */
  readonly inside: (command: readonly string[], directory?: string) => string[];
  /** The environment of the newest Core, which runs as a process. */
  readonly core: string;
  /** The environment of the component tests, with the Core that their plugin brings. */
  readonly tests: string;
}

const ownCommand = (command: readonly string[], directory = "/"): string[] => ["env", "-C", directory, ...command];

let made: Prepared | null = null;

/** Everything that a bare machine lacks: made on the first run (two to four minutes, 2.5 GB), found on the next. */
export function prepared(): Prepared {
  made ??= prepare();
  return made;
}

function prepare(): Prepared {
  const own = process.env.PYTHON ?? "python3";
  const isOwn = spawnSync(own, ["-c", NEW_ENOUGH]).status === 0;
  const debian = join(CACHE, "debian");
  mkdirSync(CACHE, { recursive: true });
  if (!isOwn) makeDebian(debian);
  const inside = isOwn ? ownCommand : insideOf(debian, CACHE);
  const python = isOwn ? own : "/usr/bin/python3";

  const run = (...command: readonly string[]): void => {
    const [program = "", ...rest] = inside(command);
    const env = { ...process.env, UV_CACHE_DIR: join(CACHE, "uv-cache") };
    const { status } = spawnSync(program, rest, { stdio: ["ignore", "inherit", "inherit"], cwd: "/", env });
    if (status !== 0) throw new Error(`${command.slice(0, 4).join(" ")} … failed`);
  };
  const uv = environment("uv", python, (folder, requirements) => {
    run(python, "-m", "venv", folder);
    run(join(folder, "bin/pip"), "install", "--quiet", "-r", requirements);
  });
  const withUv = (folder: string, requirements: string): void => {
    const command = join(uv, "bin/uv");
    run(command, "venv", "--quiet", "--clear", "--python", python, folder);
    run(command, "pip", "install", "--quiet", "--python", join(folder, "bin/python"), "-r", requirements);
  };
  return { inside, core: environment("core", python, withUv), tests: environment("tests", python, withUv) };
}

/** The folder of an environment of that name, made when its requirements are new. */
function environment(name: string, python: string, make: (folder: string, requirements: string) => void): string {
  const requirements = join(import.meta.dirname, `requirements-${name}.txt`);
  const hash = createHash("sha256").update(python).update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const folder = join(CACHE, `${name}-${hash}`);
  const mark = `${folder}.whole`;
  if (existsSync(mark)) return folder;
  console.log(`Making a Python environment in ${folder}`);
  rmSync(folder, { recursive: true, force: true });
  make(folder, requirements);
  writeFileSync(mark, "");
  return folder;
}
