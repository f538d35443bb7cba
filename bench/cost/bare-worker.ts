import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unstable_readConfig } from "wrangler";
import { ROOT } from "../../local/folders.ts";

const WORKERD: string = createRequire(import.meta.url)("workerd").default;

export interface BareWorker {
  readonly url: URL;
  readonly pid: number;
  readonly stop: () => void;
}

export interface BareOptions {
  /** Which `wrangler.toml` describes it; its bundle must have been built. */
  readonly config: string;
  /** Its folder under `dist/`. */
  readonly bundle: string;
  readonly vars: Readonly<Record<string, string>>;
  /** Serves the debugging protocol of V8 there. */
  readonly inspector?: string;
}

/** A Worker in workerd without Miniflare, whose own Workers in front of it would cost as much as a lean Worker does. */
export async function startBare(options: BareOptions): Promise<BareWorker> {
  const { file, folder, url } = await writeConfig(options);
  const child = spawnBare(file, options.inspector);
  await answers(url, child);
  return {
    url,
    pid: child.pid ?? Number.NaN,
    stop: () => {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts workerd on such a configuration; it ends with this process. */
export function spawnBare(file: string, inspector?: string): ChildProcess {
  const options = inspector === undefined ? [] : [`--inspector-addr=${inspector}`];
  const child = spawn(WORKERD, ["serve", "--import-path=/", ...options, file, "config"], { stdio: "inherit" });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.removeListener("exit", kill));
  return child;
}

/** What workerd needs to run a bundle: its configuration, in a folder of its own, and the address it will have. */
export async function writeConfig({
  config,
  bundle,
  vars,
}: BareOptions): Promise<{ readonly file: string; readonly folder: string; readonly url: URL }> {
  const settings = unstable_readConfig({ config: join(ROOT, config) });
  const bound: { name: string; class_name: string }[] = settings.durable_objects.bindings;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "bare-worker-"));
  const classes = bound.map(({ name, class_name }) => ({ name, className: class_name }));
  const text = Object.entries({ ...settings.vars, ...vars });
  const capnp = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["private", "local"])),
    (name = "disk", disk = (path = ${quote(folder)}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed ${quote(join(ROOT, "dist", bundle, "index.js"))})],
  compatibilityDate = ${quote(settings.compatibility_date ?? "")},
  compatibilityFlags = [${settings.compatibility_flags.map(quote).join(", ")}],
  bindings = [
    ${text.map(([name, value]) => `(name = ${quote(name)}, text = ${quote(String(value))}),`).join("\n    ")}
    ${classes.map(({ name, className }) => `(name = ${quote(name)}, durableObjectNamespace = ${quote(className)}),`).join("\n    ")}
  ],
  durableObjectNamespaces = [
    ${classes.map(({ className }) => `(className = ${quote(className)}, uniqueKey = ${quote(className)}, enableSql = true),`).join("\n    ")}
  ],
  durableObjectStorage = (localDisk = "disk"),
  globalOutbound = "internet",
);
`;
  const file = join(folder, "config.capnp");
  writeFileSync(file, capnp);
  return { file, folder, url: new URL(`http://127.0.0.1:${port}`) };
}

const quote = (value: string): string => JSON.stringify(value);

async function answers(url: URL, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (child.exitCode !== null) throw new Error(`workerd ended with ${child.exitCode}`);
    const isUp = await fetch(url).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error("workerd does not answer");
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
