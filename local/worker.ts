import { readFileSync } from "node:fs";
import { Miniflare } from "miniflare";
import { unstable_readConfig } from "wrangler";
import { clockShiftMs } from "./clock.ts";
import { ASSETS, ROOT, SIMULATION_ASSETS } from "./folders.ts";
import { shiftedModules } from "./shifted-worker.ts";
import "./workerd.ts";

export interface WorkerOptions {
  /** Which `wrangler.toml` describes it; its bundle must have been built. */
  readonly config: string;
  /** Its folder under `dist/`. */
  readonly bundle: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** Variables and secrets, over those of the configuration file. */
  readonly vars: Readonly<Record<string, string>>;
  /** Where Durable Objects keep their storage; absent: in memory. */
  readonly stateDir?: string;
  /** Stands in for Cloudflare's data centre (`request.cf.colo`). */
  readonly colo?: string;
  /** Serves V8's debugging protocol on a loopback port. */
  readonly isInspected?: boolean;
}

export interface RunningWorker {
  readonly url: URL;
  /** Fires the cron trigger, as Cloudflare does at this instant. */
  readonly tick: (atMs: number) => Promise<void>;
  /** Where the debugging protocol is served; `null`: nowhere. */
  readonly inspector: URL | null;
  readonly stop: () => Promise<void>;
}

/** Runs one bundled Worker in workerd on a loopback port, bound as its own `wrangler.toml` says, with the clock of this process. */
export async function runWorker(options: WorkerOptions): Promise<RunningWorker> {
  const config = unstable_readConfig({ config: `${ROOT}/${options.config}` });
  const name = config.name ?? options.bundle;
  const durableObjects: { name: string; class_name: string }[] = config.durable_objects.bindings;
  const text = (value: unknown) => ({ type: "text" as const, value: String(value) });
  const vars = { ...config.vars, ...options.vars };
  const { assets } = config;
  const isSimulated = vars.ENEDIS_API_URL?.toString().startsWith("http:") ?? false;
  const modules = {
    ...clockModules(
      vars,
      durableObjects.map(({ class_name }) => class_name),
    ),
    "index.js": readFileSync(`${ROOT}/dist/${options.bundle}/index.js`, "utf8"),
  };

  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: options.port,
    cf: options.colo === undefined ? false : { colo: options.colo },
    logRequests: false,
    ...(options.stateDir === undefined ? {} : { resourcePersistencePath: options.stateDir }),
    ...(options.isInspected === true && { inspectorHost: "127.0.0.1", inspectorPort: 0 }),
    workers: [
      {
        config: {
          name,
          compatibilityDate: config.compatibility_date ?? "",
          compatibilityFlags: config.compatibility_flags,
          manifest: {
            mainModule: Object.keys(modules)[0] ?? "",
            modulesRoot: `${ROOT}/dist/${options.bundle}`,
            modules: Object.fromEntries(
              Object.entries(modules).map(([path, contents]) => [path, { type: "esm" as const, contents }]),
            ),
          },
          ...(assets?.directory && {
            assets: {
              directory: isSimulated ? SIMULATION_ASSETS : ASSETS,
              hasUserWorker: true,
              ...(assets.run_worker_first !== undefined && { runWorkerFirst: assets.run_worker_first }),
            },
          }),
          exports: Object.fromEntries(
            durableObjects.map(({ class_name }) => [class_name, { type: "durable-object", storage: "sqlite" }]),
          ),
          env: {
            ...(assets?.binding && { [assets.binding]: { type: "assets" } }),
            ...Object.fromEntries(Object.entries(vars).map(([key, value]) => [key, text(value)])),
            ...Object.fromEntries(
              durableObjects.map((binding) => [
                binding.name,
                { type: "durable-object", worker: name, exportName: binding.class_name },
              ]),
            ),
          },
        },
      },
    ],
  });
  const url = await miniflare.ready;
  await firstAnswer(url);
  return {
    url,
    inspector: options.isInspected === true ? await inspectorOf(miniflare) : null,
    tick: async (atMs) => {
      const worker = await miniflare.getWorker(name);
      const { outcome } = await worker.scheduled({ scheduledTime: new Date(atMs) });
      if (outcome !== "ok") throw new Error(`the cron trigger ended with ${outcome}`);
    },
    stop: () => miniflare.dispose(),
  };
}

async function inspectorOf(miniflare: Miniflare): Promise<URL> {
  const { host } = await miniflare.getInspectorURL();
  return new URL(`http://${host}`);
}

/** What a Worker needs around it when the clock of this process was set. Beside real meters it keeps the machine's. */
function clockModules(vars: Readonly<Record<string, unknown>>, durableObjects: readonly string[]) {
  const isReal = String(vars.ENEDIS_API_URL).startsWith("https:");
  return isReal || clockShiftMs() === 0 ? {} : shiftedModules(durableObjects, clockShiftMs());
}

/** On a busy machine a connection may be closed unanswered just after workerd has said that it listens. */
async function firstAnswer(url: URL): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await (await fetch(url, { redirect: "manual" })).body?.cancel();
      return;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}
