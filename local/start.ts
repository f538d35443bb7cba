import { DEMO_PREFIX } from "../shared/config/production-check.ts";
import { demonstration, forARealUpstream } from "./banner.ts";
import build from "./build.ts";
import { setClock } from "./clock.ts";
import { ROOT } from "./folders.ts";
import { runFront } from "./front.ts";
import { demoSecret, gatewayVars, readSettings } from "./settings.ts";
import { type RunningWorker, runWorker } from "./worker.ts";

/**
 * `npm start`: the gateway, and Enedis simulated beside it unless `ENEDIS_API_URL` names another upstream.
 * Nothing has to be filled in first. `--no-build` runs the bundles that are there already.
 */
const settings = readSettings(ROOT, process.env);
const port = Number(settings.PORT ?? 8787);
const gatewayUrl = `http://localhost:${port}`;
// One folder per port: two gateways on one machine must not share a database file.
const stateDir = `${ROOT}/.wrangler/state/gateway-${port}`;

const isBuilt = process.argv.includes("--no-build");

const CRON_MS = 15 * 60_000;
const running: { readonly stop: () => Promise<void> }[] = [];
let isEnding = false;

try {
  if (!(Number.isInteger(port) && port > 0 && port < 65_536)) throw new Error(`PORT is not a port: ${settings.PORT}`);
  if (settings.CLOCK !== undefined) {
    if (settings.ENEDIS_API_URL?.startsWith("https:"))
      throw new Error("CLOCK is for a simulation, not for real meters");
    setClock(settings.CLOCK);
  }
  if (settings.ENEDIS_API_URL === undefined) await startDemonstration();
  else await startFor(settings);
} catch (error) {
  console.error(`conso-api did not start: ${error instanceof Error ? error.message : error}`);
  await stop();
  process.exitCode = 1;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(0));

async function startDemonstration(): Promise<void> {
  const simulatorUrl = `http://localhost:${port + 1}`;
  const secret = settings.TOKEN_SECRET ?? demoSecret(stateDir);
  if (!isBuilt) await build();
  const client = { CLIENT_ID: DEMO_PREFIX, CLIENT_SECRET: `${DEMO_PREFIX}-secret` };
  await start({
    config: "local/enedis/wrangler.toml",
    bundle: "enedis",
    port: port + 1,
    vars: { ...client, CALLBACK_URL: `${gatewayUrl}/api/callback` },
  });
  const eco2mix = await start({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  const tempo = await start({ config: "local/tempo/wrangler.toml", bundle: "tempo", port: 0, vars: {} });
  await startGateway({
    ECO2MIX_URL: eco2mix.url.href,
    RTE_TEMPO_URL: new URL("rte/", tempo.url).href,
    COULEUR_TEMPO_URL: new URL("couleur_tempo/", tempo.url).href,
    ...settings,
    TOKEN_SECRET: secret,
    ENEDIS_API_URL: simulatorUrl,
    ENEDIS_CONSENT_URL: `${simulatorUrl}/dataconnect/v2/oauth2/authorize`,
    ENEDIS_CLIENT_ID: client.CLIENT_ID,
    ENEDIS_CLIENT_SECRET: client.CLIENT_SECRET,
  });
  console.log(await demonstration(gatewayUrl, simulatorUrl, secret, Date.now()));
}

async function startFor(chosen: typeof settings): Promise<void> {
  const missing = ["ENEDIS_CLIENT_ID", "ENEDIS_CLIENT_SECRET", "TOKEN_SECRET"].filter(
    (name) => chosen[name] === undefined,
  );
  if (missing.length > 0) throw new Error(`with ENEDIS_API_URL set, these are needed too: ${missing.join(", ")}`);
  if (!isBuilt) await build();
  await startGateway(chosen);
  console.log(forARealUpstream(gatewayUrl, chosen.ENEDIS_API_URL ?? ""));
}

/** The gateway on a port of its own, and on the port that people know what lets requests through to it. */
async function startGateway(chosen: typeof settings): Promise<void> {
  const vars = gatewayVars({ SITE_URL: gatewayUrl, ...chosen });
  const gateway = await start({ config: "wrangler.toml", bundle: "gateway", port: 0, stateDir, vars });
  const front = await runFront(port, gateway.url);
  running.push(front);
  void front.ended.then(() => end(1));
  await keepTicking(gateway);
}

/** The cron trigger of `wrangler.toml`, which nothing fires on a machine. */
async function keepTicking(gateway: RunningWorker): Promise<void> {
  await gateway.tick(Date.now());
  setInterval(() => void gateway.tick(Date.now()).catch(() => undefined), CRON_MS).unref();
}

async function start(options: Parameters<typeof runWorker>[0]): Promise<RunningWorker> {
  const worker = await runWorker(options);
  running.push(worker);
  return worker;
}

/** For a signal, and when the front ends by itself: nothing listens then, and what supervises `npm start` can start it again. */
async function end(exitCode: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await stop();
  process.exit(exitCode);
}

async function stop(): Promise<void> {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
}
