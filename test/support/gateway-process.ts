import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { clockShiftMs } from "../../local/clock.ts";
import { READ } from "../../local/settings.ts";
import { FOLDER } from "./selfhosted/folder.ts";
import { forgetServedFolder, servedFolder } from "./selfhosted/port.ts";

const ROOT = join(import.meta.dirname, "../..", "/");

/** What `npm start` runs. */
export const NPM_START = ["local/start.ts"];
/** The same, over the bundles that Vitest's global set-up made: bundling takes longer than starting. */
const AS_BUILT = [...NPM_START, "--no-build"];

/**
 * The gateway as `npm start` runs it, in a process of its own, with everything it prints; or as a self-hosted folder does, when the
 * switch names one (`test/support/selfhosted/folder.ts`) and the gateway has an upstream.
 */
export class GatewayProcess {
  readonly url: URL;
  readonly #child: ChildProcess;
  #printed = "";

  private constructor(port: number, environment: Record<string, string>, command: readonly string[]) {
    this.url = new URL(`http://localhost:${port}`);
    const isFolder = FOLDER !== undefined && command === AS_BUILT && "ENEDIS_API_URL" in environment;
    const { program, args, env } = isFolder
      ? servedFolder(port, environment)
      : { program: process.execPath, args: command, env: { ...machine(), ...clock(), ...environment } };
    this.#child = spawn(program, args, {
      cwd: ROOT,
      env: { ...env, PORT: `${port}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk) => {
        this.#printed += chunk;
      });
    }
  }

  /** Resolves once it has printed its last line of instructions. */
  static async start(
    port: number,
    environment: Record<string, string>,
    command: readonly string[] = AS_BUILT,
  ): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(port, environment, command);
    await gateway.#until(() => gateway.#printed.includes("curl ") || gateway.#isServingFolder());
    return gateway;
  }

  /** A folder says where it serves just before it does. */
  async #isServingFolder(): Promise<boolean> {
    return this.#printed.includes(", state in ") && isTaken(Number(this.url.port));
  }

  /** Everything printed so far, as an operator's logs would hold it. */
  get printed(): string {
    return this.#printed;
  }

  /** Kills it like a power cut: nothing is flushed. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#until(async () => !(await isTaken(Number(this.url.port))));
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    await ended;
  }

  async #until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) {
      if (this.#child.exitCode !== null) throw new Error(`the gateway ended: ${this.#printed}`);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}

/** The environment of this process, without what would change the gateway. */
function machine(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !READ.some((read) => read === name));
  return Object.fromEntries(given);
}

/** The instant that it is here, when that is not the machine's. */
const clock = () => (clockShiftMs() === 0 ? {} : { CLOCK: new Date().toISOString() });

/** A free port whose next port is free too, without state of an earlier gateway on it. */
export async function freshPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    if ((await isTaken(port)) || (await isTaken(port + 1))) continue;
    forgetState(port);
    return port;
  }
}

/** Deletes the stored state of a gateway on that port. */
export const forgetState = (port: number): void => {
  rmSync(`${ROOT}.wrangler/state/gateway-${port}`, { recursive: true, force: true });
  forgetServedFolder(port);
};

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
      .once("error", () => resolve(true))
      .once("listening", () => probe.close(() => resolve(false)))
      .listen(port, "127.0.0.1");
  });
