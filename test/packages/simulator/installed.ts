import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../../../local/folders.ts";
import { install } from "../installed.ts";

/** The oldest Node that the simulator promises to run on; `npm ci` brings it for another client. */
export const NODE_20 = join(ROOT, "test/clients/node_modules/.bin/node");

/** The simulator as an author of another client has it: packed, then installed in an empty folder, without a network. */
export class InstalledSimulator {
  readonly folder: string;
  readonly command: string;

  constructor(folder: string) {
    this.folder = folder;
    this.command = join(folder, "node_modules/.bin/enedis-simulator");
    install(folder, "simulator");
  }

  /** What the command prints, and the code that it ends with. */
  run(...args: readonly string[]): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
    const child = spawn(NODE_20, [this.command, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].on("data", (piece) => {
        texts[name] += piece;
      });
    }
    return new Promise((resolve, reject) => {
      child.once("error", reject).once("close", (exitCode) => resolve({ exitCode, ...texts }));
    });
  }

  start(...args: readonly string[]): Promise<SimulatorProcess> {
    return SimulatorProcess.started(spawn(NODE_20, [this.command, "--port", "0", ...args], { stdio: "pipe" }));
  }
}

/** The simulator in a process of its own, and what it printed when it had started. */
export class SimulatorProcess {
  readonly printed: string;
  readonly enedis: URL;
  readonly eco2mix: URL;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, printed: string) {
    this.#child = child;
    this.printed = printed;
    const addressOf = (name: string) => new URL(new RegExp(`${name} +(http:\\S+)`).exec(printed)?.[1] ?? "");
    this.enedis = addressOf("Enedis");
    this.eco2mix = addressOf("éCO2mix");
  }

  /** Resolves once it has printed the last line of its example. */
  static started(child: ChildProcess): Promise<SimulatorProcess> {
    let printed = "";
    return new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on("data", (piece) => {
          printed += piece;
          if (printed.includes("Bearer ")) resolve(new SimulatorProcess(child, printed));
        });
      }
      child.once("error", reject).once("exit", () => reject(new Error(`the simulator ended: ${printed}`)));
    });
  }

  /** Its exit code after a signal. */
  end(signal: "SIGTERM" | "SIGINT"): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#child.once("exit", resolve));
    this.#child.kill(signal);
    return ended;
  }
}
