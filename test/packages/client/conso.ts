import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { bundle } from "../../../packages/client/bundle.ts";
import type { MakeFolder } from "../../support/temporary-folders.ts";

/** The oldest Node that the client promises to run on; `npm ci` brings it for another client. */
export const NODE_20 = join(import.meta.dirname, "../../clients/node_modules/.bin/node");

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as it is published, on Node 20, for one person with a folder of settings of her own. */
export class ConsoCommand {
  readonly home: string;
  readonly script: string;
  readonly #makeFolder: MakeFolder;

  /** The command at that path. */
  constructor(script: string, makeFolder: MakeFolder) {
    this.script = script;
    this.#makeFolder = makeFolder;
    this.home = makeFolder("conso-home");
  }

  static async built(makeFolder: MakeFolder): Promise<ConsoCommand> {
    const folder = makeFolder("conso-dist");
    await bundle(folder);
    return new ConsoCommand(join(folder, "conso.cjs"), makeFolder);
  }

  /** The same command for somebody else. */
  another(): ConsoCommand {
    return new ConsoCommand(this.script, this.#makeFolder);
  }

  /** What it runs with. */
  get environment(): Record<string, string> {
    return { PATH: process.env.PATH ?? "", HOME: this.home, XDG_CONFIG_HOME: join(this.home, "config"), LANG: "C" };
  }

  spawn(...args: readonly string[]): ChildProcess {
    return spawn(NODE_20, [this.script, ...args], { env: this.environment, stdio: "pipe" });
  }

  run(...args: readonly string[]): Promise<Ended> {
    return this.runWith("", ...args);
  }

  /** With a text piped into it. */
  runWith(input: string, ...args: readonly string[]): Promise<Ended> {
    const child = this.spawn(...args);
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.on("data", (piece) => {
        texts[name] += piece;
      });
    }
    child.stdin?.end(input);
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) => resolve({ exitCode, ...texts }));
    });
  }
}
