import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = "/sys/fs/cgroup";
/** Of the first version there is a tree for each thing that is limited, of the second a single one. */
const IS_FIRST = existsSync(join(ROOT, "memory"));
const TREE = IS_FIRST ? join(ROOT, "memory") : ROOT;

/** Processes that may not hold more memory than that together, as `MemoryMax` of systemd sets it. Needs root. */
export class ControlGroup {
  readonly #folder = join(TREE, `conso-api-bench-${process.pid}`);

  constructor(bytes: number) {
    mkdirSync(this.#folder);
    writeFileSync(join(this.#folder, IS_FIRST ? "memory.limit_in_bytes" : "memory.max"), `${bytes}`);
  }

  /** Whatever `start` starts is in the group, because children are where their parent is. */
  async around<T>(start: () => Promise<T>): Promise<T> {
    const line = IS_FIRST ? /^\d+:memory:(.*)$/m : /^0::(.*)$/m;
    const own = line.exec(readFileSync("/proc/self/cgroup", "utf8"))?.[1] ?? "/";
    writeFileSync(join(this.#folder, "cgroup.procs"), `${process.pid}`);
    try {
      return await start();
    } finally {
      writeFileSync(join(TREE, own, "cgroup.procs"), `${process.pid}`);
    }
  }

  /** Once all that was in it has ended. */
  remove(): void {
    rmdirSync(this.#folder);
  }
}
