import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import type { RunningWorker } from "../../../local/worker.ts";
import { listens, type Place, type RunningCaddy, startCaddy } from "./caddy.ts";
import { CHROOT, FOLDER, folderLike, inside, temporary } from "./folder.ts";

/** The command of a folder, on its machine. */
export function command(folder: string, args: readonly string[]): readonly [string, string[]] {
  const words = [`${inside(folder)}/bin/conso-api`, ...args];
  return CHROOT === "" ? [words[0] ?? "", words.slice(1)] : ["chroot", [CHROOT, ...words]];
}

export const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Where it listens, on a port that nobody else has. */
const placed = async (place: Place): Promise<Record<string, string>> =>
  typeof place === "number" ? { PORT: `${place}` } : { PORT: `${await freePort()}`, CONSO_API_SOCKET: inside(place) };

/** A folder that serves: the process is workerd itself. */
export class ServingFolder {
  readonly state: string;
  readonly #child: ChildProcess;
  readonly ended: Promise<void>;
  #printed = "";

  private constructor(folder: string, state: string, vars: Readonly<Record<string, string>>) {
    this.state = state;
    const [program, args] = command(folder, ["serve"]);
    this.#child = spawn(program, args, {
      cwd: "/",
      env: { PATH, ...vars, CONSO_API_STATE: inside(state) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.ended = new Promise((resolve) => this.#child.once("exit", () => resolve()));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on("data", (chunk) => {
        this.#printed += chunk;
      });
    const kill = () => this.#child.kill("SIGKILL");
    process.once("exit", kill);
    this.#child.once("exit", () => process.removeListener("exit", kill));
  }

  static async start(
    folder: string,
    place: Place,
    state: string,
    vars: Readonly<Record<string, string>>,
  ): Promise<ServingFolder> {
    const serving = new ServingFolder(folder, state, { ...vars, ...(await placed(place)) });
    await listens(place, () => (serving.hasEnded ? serving.printed : null));
    return serving;
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  get printed(): string {
    return this.#printed;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** How it ended: its exit code, or the signal that ended it. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number | string | null> {
    this.#child.kill(signal);
    await this.ended;
    return this.#child.exitCode ?? this.#child.signalCode;
  }

  /** Fires the cron trigger, as if it had been due at that instant. */
  tick(atMs = Date.now()): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      request({ socketPath: join(this.state, "run/tick.sock"), path: `/?at=${atMs}` }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on("error", reject)
        .end();
    });
  }
}

/** The folder of the switch behind Caddy, in the place of Miniflare. */
export async function startSelfHosted(
  vars: Readonly<Record<string, string>>,
  stateDir?: string,
  { banner = "", restarts = false } = {},
): Promise<RunningWorker> {
  const folder = folderLike(FOLDER ?? "", banner);
  const state = stateDir === undefined ? join(folder, "state") : stateOf(stateDir);
  const [port, behind] = [await freePort(), join(folder, "http.sock")] as const;
  let serving = await ServingFolder.start(folder, behind, state, vars);
  let isStopping = false;
  /** As `Restart=always` of systemd does. */
  const startAgain = async () => {
    await serving.ended;
    if (isStopping) return;
    // It may be killed again before it serves.
    serving = await ServingFolder.start(folder, behind, state, vars).catch(() => serving);
    void startAgain();
  };
  if (restarts) void startAgain();
  const caddy: RunningCaddy = await startCaddy(folder, [port, behind]);
  return {
    url: caddy.url,
    inspector: null,
    tick: async (scheduledTime) => {
      const status = await serving.tick(scheduledTime);
      if (status !== 204) throw new Error(`the cron trigger ended with ${status}`);
    },
    stop: async () => {
      isStopping = true;
      await Promise.all([caddy.stop(), serving.end("SIGKILL")]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same with the processes of both, for benches that weigh them. */
export async function startSelfHostedParts(vars: Readonly<Record<string, string>>) {
  const folder = folderLike(FOLDER ?? "");
  const [port, behind] = [await freePort(), join(folder, "http.sock")] as const;
  const serving = await ServingFolder.start(folder, behind, join(folder, "state"), vars);
  const caddy = await startCaddy(folder, [port, behind]);
  return {
    url: caddy.url,
    pid: serving.pid,
    caddyPid: caddy.process.pid ?? Number.NaN,
    stop: async () => {
      await Promise.all([caddy.stop(), serving.end("SIGKILL")]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where the machine of the folder keeps what a test wants to find in this place of its own. */
function stateOf(stateDir: string): string {
  if (CHROOT === "") return stateDir;
  const state = temporary();
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(join(stateDir, ".."), { recursive: true });
  symlinkSync(state, stateDir);
  return state;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
