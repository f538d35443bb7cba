import { randomUUID } from "node:crypto";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { issueToken } from "../../shared/token/token.ts";
import { usagePointId } from "../../shared/usage-point.ts";
import { TOKEN_SECRET } from "./secrets.ts";
import { FOLDER } from "./selfhosted/folder.ts";
import { startSelfHosted } from "./selfhosted/gateway.ts";

/** The gateway and the simulated Enedis, each in a workerd of its own, talking HTTP over loopback. */
export interface Running {
  readonly gateway: URL;
  readonly enedis: SimulatedEnedis;
  readonly stop: () => Promise<void>;
}

export const CLIENT = { CLIENT_ID: "conso-api-test", CLIENT_SECRET: "conso-api-test-secret" };

/** Starts both. `vars` are configuration variables of the gateway, by their names in `docs/architecture.md`. */
export async function startBoth(vars: Record<string, string> = {}, stateDir?: string): Promise<Running> {
  const enedis = await startEnedis();
  const gateway = await startGateway(enedis.url, vars, stateDir);
  await enedis.control({ callbackUrl: new URL("/api/callback", gateway.url).href });
  return {
    gateway: gateway.url,
    enedis,
    stop: async () => {
      await Promise.all([gateway.stop(), enedis.stop()]);
    },
  };
}

/** The gateway in Miniflare, or in the folder that the switch names (`test/support/selfhosted/folder.ts`). */
export function startGateway(enedisUrl: URL, vars: Record<string, string>, stateDir?: string): Promise<RunningWorker> {
  if (FOLDER !== undefined) return startSelfHosted({ ...gatewayEnvironment(enedisUrl), ...vars }, stateDir);
  return runWorker({
    config: "wrangler.toml",
    bundle: "gateway",
    port: 0,
    vars: { ...gatewayEnvironment(enedisUrl), DO_JURISDICTION: "none", EU_ONLY: "false", ...vars },
    ...(stateDir === undefined ? {} : { stateDir }),
  });
}

/** The variables with which the gateway talks to that Enedis. */
export function gatewayEnvironment(enedisUrl: URL): Record<string, string> {
  return {
    TOKEN_SECRET,
    SITE_URL: "https://conso.example",
    // Its limits have tests of their own; the others send everything from one address.
    REQUESTS_PER_MINUTE: "10000000",
    // Nobody answers there: a test that wants colours starts their publishers.
    RTE_TEMPO_URL: "http://127.0.0.1:9/",
    COULEUR_TEMPO_URL: "http://127.0.0.1:9/",
    ENEDIS_API_URL: enedisUrl.href,
    ENEDIS_CONSENT_URL: new URL("/dataconnect/v2/oauth2/authorize", enedisUrl).href,
    ENEDIS_CLIENT_ID: CLIENT.CLIENT_ID,
    ENEDIS_CLIENT_SECRET: CLIENT.CLIENT_SECRET,
  };
}

export interface ReceivedCall {
  readonly at: number;
  readonly api: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly meter: string | null;
  readonly application: string | null;
  readonly status: number;
}

export interface SimulatedEnedis {
  readonly url: URL;
  /** Changes the switches of the simulation: faults, quota, clock. */
  readonly control: (change: Record<string, unknown>) => Promise<void>;
  /** Every call that reached Enedis, oldest first. */
  readonly calls: () => Promise<ReceivedCall[]>;
  readonly forgetCalls: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startEnedis(vars: Record<string, string> = {}): Promise<SimulatedEnedis> {
  const worker = await runWorker({
    config: "local/enedis/wrangler.toml",
    bundle: "enedis",
    port: 0,
    vars: { ...CLIENT, ...vars },
  });
  return enedisAt(worker.url, worker.stop);
}

/** The simulated Enedis that answers there. */
export function enedisAt(url: URL, stop: () => Promise<void>): SimulatedEnedis {
  const log = new URL("/_calls", url);
  return {
    url,
    stop,
    calls: async () => (await (await fetch(log)).json()) as ReceivedCall[],
    forgetCalls: async () => {
      await fetch(log, { method: "DELETE" });
    },
    control: async (change) => {
      const answer = await fetch(new URL("/_control", url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      });
      if (!answer.ok) throw new Error(`the simulator refused ${JSON.stringify(change)}: ${await answer.text()}`);
    },
  };
}

/** A token for these meters as the gateway issues it for a consent of a year, without a journey through the consent page. */
export async function tokenFor(...meters: string[]): Promise<string> {
  const nowMs = Date.now();
  const usagePoints = meters.map((meter) => {
    const id = usagePointId(meter);
    if (id === null) throw new Error(`not a meter: ${meter}`);
    return id;
  });
  return issueToken(
    { usagePoints, issuedAtMs: nowMs, expiresAtMs: nowMs + 365 * 86_400_000, jti: randomUUID() },
    TOKEN_SECRET,
  );
}

/** The highest number of calls in any half-open window of that length. */
export function busiest(instants: readonly number[], windowMs: number): number {
  const sorted = [...instants].sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last++) {
    while ((sorted[last] ?? 0) - (sorted[first] ?? 0) >= windowMs) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
