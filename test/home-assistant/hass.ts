import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "../../local/folders.ts";
import { ONBOARDING, onboard, type Tokens } from "./onboarding.ts";
import { prepared } from "./prepare.ts";
import { HassSocket } from "./socket.ts";

const COMPONENT = "custom_components/conso_api";

/** Another port makes the frontend ask about its network: pages are looked at on this one. */
export const FRONTEND_PORT = 8123;

/** The real Home Assistant, in a process of its own over a folder of its own, with our component. */
export class Hass {
  readonly url: URL;
  readonly #folder: string;
  #child: ChildProcess;
  #printed = "";
  #tokens: Tokens | null = null;
  #socket: HassSocket | null = null;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.url = new URL(`http://127.0.0.1:${port}`);
    this.#child = this.#spawn();
  }

  /** Starts it over an empty folder and passes the onboarding. */
  static async start(folder: string, port: number): Promise<Hass> {
    mkdirSync(join(folder, "custom_components"), { recursive: true });
    cpSync(join(ROOT, "packages/home-assistant", COMPONENT), join(folder, COMPONENT), { recursive: true });
    writeFileSync(join(folder, "configuration.yaml"), configuration(port));
    mkdirSync(join(folder, ".storage"));
    writeFileSync(join(folder, ".storage/onboarding"), JSON.stringify(ONBOARDING));
    const hass = new Hass(folder, port);
    await hass.#whenUp();
    hass.#tokens = await onboard(hass.url);
    await hass.#connect();
    // A port that nobody confirms is given up after five minutes, and Home Assistant restarts on another one.
    if (port !== FRONTEND_PORT) await hass.call("http/config/promote");
    return hass;
  }

  /** As a browser keeps it. */
  get tokens(): Tokens {
    if (this.#tokens === null) throw new Error("Home Assistant is not onboarded yet");
    return this.#tokens;
  }

  /** Everything that it logged since its first start. */
  get log(): string {
    return this.#printed;
  }

  /** What its folder holds in that file, for what must not be there. */
  read = (file: string): string => readFileSync(join(this.#folder, file), "utf8");

  /** Sends one command over the WebSocket API. */
  call<T = unknown>(type: string, fields: object = {}): Promise<T> {
    if (this.#socket === null) throw new Error("Home Assistant does not run");
    return this.#socket.call<T>(type, fields);
  }

  /** Asks the REST API: JSON in, JSON out. */
  async rest<T = unknown>(path: string, body?: object, method = body === undefined ? "GET" : "POST"): Promise<T> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      headers: { authorization: `Bearer ${this.tokens.access_token}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  }

  /** Kills it like a power cut: nothing is flushed. */
  async kill(): Promise<void> {
    this.#socket?.close();
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    this.#socket?.close();
    await this.#end("SIGTERM");
  }

  /** Starts it again over the same folder. */
  async startAgain(): Promise<void> {
    this.#child = this.#spawn();
    await this.#whenUp();
    await this.#connect();
  }

  #spawn(): ChildProcess {
    const { core, inside } = prepared();
    const [program = "", ...rest] = inside([join(core, "bin/hass"), "--config", this.#folder]);
    const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        this.#printed += chunk;
      });
    }
    return child;
  }

  async #connect(): Promise<void> {
    this.#socket = await HassSocket.open(this.url, this.tokens.access_token);
    while ((await this.call<{ state: string }>("get_config")).state !== "RUNNING") await pause(100);
  }

  async #whenUp(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode !== null) throw new Error(`Home Assistant ended: ${this.#printed}`);
      const answer = await fetch(new URL("/manifest.json", this.url)).catch(() => null);
      if (answer?.ok) return;
      await pause(100);
    }
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill(signal);
    await ended;
  }
}

/** Settings of the server bring a dialog over every page. */
const server = (port: number): string =>
  port === FRONTEND_PORT ? "http:" : `http:\n  server_port: ${port}\n  server_host: 127.0.0.1`;

/** Enough for the pages and the API; with `--skip-pip` or less the frontend stays at "Loading". */
const configuration = (port: number): string => `
homeassistant:
  name: Maison
  country: FR
  currency: EUR
  language: fr
  time_zone: Europe/Paris
  unit_system: metric
  latitude: 46.5
  longitude: 2.5
  elevation: 200
${server(port)}
frontend:
config:
recorder:
history:
energy:
system_health:
repairs:
diagnostics:
logger:
  default: warning
  logs:
    custom_components.conso_api: debug
`;
