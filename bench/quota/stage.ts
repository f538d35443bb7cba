import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build as bundle, type Plugin } from "esbuild";
import build from "../../local/build.ts";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { issueToken } from "../../shared/token/token.ts";
import { usagePointId } from "../../shared/usage-point.ts";
import { FOLDER } from "../../test/support/selfhosted/folder.ts";
import { startSelfHosted } from "../../test/support/selfhosted/gateway.ts";

/** The gateway and the simulated Enedis, each in a workerd of its own, over loopback; the real code, in real time. */
export interface Stage {
  readonly gateway: URL;
  readonly enedis: URL;
  /** What reached Enedis since the last time it was asked: when, and what it answered. */
  arrivals(): Promise<{ at: number; status: number }[]>;
  stop(): Promise<void>;
}

export const SECRET = randomBytes(32).toString("base64url");
export const CLIENT = { CLIENT_ID: "conso-api-bench", CLIENT_SECRET: "conso-api-bench-secret" };

export const startEnedis = (): Promise<RunningWorker> =>
  runWorker({ config: "local/enedis/wrangler.toml", bundle: "enedis", port: 0, vars: CLIENT });

interface GatewayOptions {
  /** Its folder under `dist/`. */
  readonly bundle?: string;
  /** Where it keeps its storage, to survive being killed. */
  readonly stateDir?: string | undefined;
  readonly vars?: Readonly<Record<string, string>>;
  /** What stands before the bundle of a self-hosted folder, where `bundle` stands for it in Miniflare. */
  readonly banner?: string;
}

/** The gateway in Miniflare, or in the folder that `SELFHOST_FOLDER` names, which is started again whenever it ends. */
export function startGateway(
  enedis: URL,
  { bundle = "gateway", stateDir, vars, banner = "" }: GatewayOptions = {},
): Promise<RunningWorker> {
  if (FOLDER !== undefined)
    return startSelfHosted({ ...gatewayVars(enedis), ...vars }, stateDir, { banner, restarts: true });
  return runWorker({
    config: "wrangler.toml",
    bundle,
    port: 0,
    ...(stateDir !== undefined && { stateDir }),
    vars: { ...gatewayVars(enedis), ...vars },
  });
}

/** The variables with which a gateway under a bench talks to that Enedis. */
export const gatewayVars = (enedis: URL): Record<string, string> => ({
  TOKEN_SECRET: SECRET,
  ENEDIS_API_URL: enedis.href,
  ENEDIS_CONSENT_URL: enedis.href,
  ENEDIS_CLIENT_ID: CLIENT.CLIENT_ID,
  ENEDIS_CLIENT_SECRET: CLIENT.CLIENT_SECRET,
  METER_CALLS_PER_DAY: "1000000",
  // All of a bench comes from one address.
  REQUESTS_PER_MINUTE: "10000000",
  DO_JURISDICTION: "none",
  EU_ONLY: "false",
});

export async function openStage(stateDir?: string): Promise<Stage> {
  await build();
  const enedis = await startEnedis();
  const gateway = await startGateway(enedis.url, { stateDir });
  return {
    gateway: gateway.url,
    enedis: enedis.url,
    arrivals: async () => {
      const log = new URL("/_calls", enedis.url);
      const calls = (await (await fetch(log)).json()) as { at: number; status: number; api: string }[];
      await fetch(log, { method: "DELETE" });
      return calls.filter(({ api }) => api === "mesure_synchrone_auto");
    },
    stop: async () => {
      await Promise.all([gateway.stop(), enedis.stop()]);
    },
  };
}

/** Bundles the gateway into its own folder under `dist/`, with changes for a bench. */
export async function bundleGateway(
  name: string,
  changes: { plugins?: Plugin[]; banner?: string; folder?: string } = {},
): Promise<void> {
  await build();
  await bundleWorker(name, join(changes.folder ?? ".", "functions/index.ts"), {
    plugins: changes.plugins ?? [],
    ...(changes.banner !== undefined && { banner: { js: changes.banner } }),
  });
}

/** The lean Worker, to compare with. */
export const bundleFloor = (): Promise<void> => bundleWorker("floor", "bench/cost/floor.ts");

/** Bundles a Worker as Wrangler would, into its own folder under `dist/`. */
async function bundleWorker(name: string, entryPoint: string, more: BuildOptions = {}): Promise<void> {
  await bundle({
    absWorkingDir: join(import.meta.dirname, "../.."),
    entryPoints: [entryPoint],
    outfile: `dist/${name}/index.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*"],
    ...more,
  });
}

/** The workerd processes that this process started, oldest first. Linux only. */
export function workerdPids(): number[] {
  const tasks = `/proc/${process.pid}/task`;
  const children = readdirSync(tasks).flatMap((task) => readFileSync(`${tasks}/${task}/children`, "utf8").split(" "));
  return children
    .map(Number)
    .filter((pid) => pid > 0 && isWorkerd(pid))
    .sort((a, b) => a - b);
}

function isWorkerd(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("workerd");
  } catch {
    return false; // It ended meanwhile.
  }
}

/** The most instants in any half-open window of that length. */
export function busiest(instants: readonly number[], windowMs: number): number {
  const sorted = instants.toSorted((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, atMs, last) => {
    while (atMs - (sorted[first] ?? 0) >= windowMs) first++;
    return Math.max(most, last - first + 1);
  }, 0);
}

/** An ordinary home of the simulator, and a token that opens it. */
export async function home(n: number): Promise<{ prm: string; token: string }> {
  const prm = `${30_000_000_000_000 + n}`;
  const id = usagePointId(prm);
  if (id === null) throw new Error("not a meter");
  const nowMs = Date.now();
  // Issued two hours ago, for benches that step the clock.
  const issuedAtMs = nowMs - 7_200_000;
  const claims = { usagePoints: [id], issuedAtMs, expiresAtMs: nowMs + 86_400_000, jti: randomUUID() };
  return { prm, token: await issueToken(claims, SECRET) };
}

/** A token of our application, straight from Enedis. */
export async function enedisToken(enedis: URL): Promise<string> {
  const authorization = `Basic ${btoa(`${CLIENT.CLIENT_ID}:${CLIENT.CLIENT_SECRET}`)}`;
  const body = new URLSearchParams({ grant_type: "client_credentials" });
  const response = await fetch(new URL("/oauth2/v3/token", enedis), {
    method: "POST",
    headers: { authorization },
    body,
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}
