/**
 * A bad day in fifteen minutes: `node bench/bad-day.ts [minutes] [--stay]`. Enedis is slow, then throttles, then is down; one token asks in a loop
 * all day, and the gateway is deployed in the middle. Debian's Prometheus watches it with our own rules, and says which alerts fired when. Exits with 1
 * when one that should fire does not, comes too late or out of order, or when another one fires. With fewer minutes, everything is shorter, the times of the
 * rules too. `--stay` keeps Prometheus until Ctrl-C, to look at its pages.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import build from "../local/build.ts";
import { type RunningWorker, runWorker } from "../local/worker.ts";
import { type Mood, startMoodyEnedis } from "./bad-day/moody-enedis.ts";
import { startPrometheus } from "./bad-day/prometheus.ts";
import { send } from "./chaos/send.ts";
import { freePort } from "./cost/bare-worker.ts";
import { gatewayVars, home } from "./quota/stage.ts";

const { values, positionals } = parseArgs({ options: { stay: { type: "boolean" } }, allowPositionals: true });
const WHOLE = 15;
const minutes = Number(positionals[0] ?? WHOLE);
const factor = minutes / WHOLE;
const MINUTE_MS = 60_000 * factor;

/** Minutes of the whole day. */
const MOODS: readonly { readonly at: number; readonly mood: Mood }[] = [
  { at: 0, mood: "well" },
  { at: 5, mood: "slow" },
  { at: 8, mood: "throttling" },
  { at: 10.5, mood: "down" },
  { at: 13, mood: "well" },
];
const DEPLOYED_AT = 9;
const ABUSED_FROM = 0.25;

/** What should fire, in this order: since when it is true, and within how many minutes an operator should know. */
const EXPECTED: readonly { readonly alert: string; readonly from: number; readonly within: number }[] = [
  { alert: "ManyRefusals", from: ABUSED_FROM, within: 4.5 },
  { alert: "EnedisSlow", from: 5, within: 3 },
  { alert: "QuotaLowered", from: 8, within: 2.5 },
  { alert: "EnedisDown", from: 10.5, within: 2.5 },
];

/** Homes that ask all day, three times a second together. */
const HOMES = 120;
const ASKS_EVERY_MS = 333;
const ABUSES_EVERY_MS = 100;

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
const token = randomBytes(32).toString("base64url");
const stateDir = mkdtempSync(join(tmpdir(), "conso-api-bad-day-"));
await build();
const enedis = await startMoodyEnedis();
const port = await freePort();
const start = (): Promise<RunningWorker> =>
  runWorker({
    config: "wrangler.toml",
    bundle: "gateway",
    port,
    stateDir,
    vars: {
      ...gatewayVars(enedis.url),
      METRICS_TOKEN: token,
      ECO2MIX_URL: enedis.simulator.eco2mix.href,
      RTE_TEMPO_URL: new URL("rte/", enedis.simulator.tempo).href,
      COULEUR_TEMPO_URL: new URL("couleur_tempo/", enedis.simulator.tempo).href,
    },
  });
let gateway = await start();
await gateway.tick(Date.now());
const prometheus = await startPrometheus(gateway.url, token, factor);

const startedAtMs = Date.now();
const isOver = () => Date.now() - startedAtMs >= WHOLE * MINUTE_MS;
const minute = () => (Date.now() - startedAtMs) / MINUTE_MS;
const say = (what: string) => console.log(`${minute().toFixed(1).padStart(5)}  ${what}`);
const until = (at: number) => sleep(Math.max(startedAtMs + at * MINUTE_MS - Date.now(), 0));

const statuses = new Map<number, number>();
const fired = new Map<string, number>();

async function ask(n: number, question: number): Promise<void> {
  const { prm, token: bearer } = await home(n);
  const day = (of: number) => new Date(Date.UTC(2025, 10, 1) + of * 86_400_000).toISOString().slice(0, 10);
  const url = new URL(`/api/daily_consumption?prm=${prm}&start=${day(question)}&end=${day(question + 7)}`, gateway.url);
  const answer = await send(url, { authorization: `Bearer ${bearer}` });
  const status = answer?.status ?? 0;
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
}

async function askAllDay(): Promise<void> {
  for (let n = 0; !isOver(); n++) {
    void ask(n % HOMES, Math.floor(n / HOMES) % 300);
    await sleep(ASKS_EVERY_MS);
  }
}

/** One token, the same few questions in turn, whatever it is answered. */
async function abuse(): Promise<void> {
  await until(ABUSED_FROM);
  say("a token begins to ask in a loop");
  const { prm, token: bearer } = await home(99_999);
  for (let n = 0; !isOver(); n++) {
    const url = new URL(`/api/daily_consumption?prm=${prm}&start=2026-10-0${1 + (n % 5)}&end=2026-10-07`, gateway.url);
    void send(url, { authorization: `Bearer ${bearer}` });
    await sleep(ABUSES_EVERY_MS);
  }
}

async function changeMoods(): Promise<void> {
  for (const { at, mood } of MOODS) {
    await until(at);
    enedis.be(mood);
    say(`Enedis is ${mood}`);
  }
}

async function deploy(): Promise<void> {
  await until(DEPLOYED_AT);
  say("the gateway is deployed again, with the same state");
  await gateway.stop();
  gateway = await start();
  say("it answers");
}

async function watch(): Promise<void> {
  for (; !isOver(); await sleep(1_000)) {
    for (const { labels, state } of await prometheus.alerts()) {
      const { alertname = "" } = labels;
      if (state !== "firing" || fired.has(alertname)) continue;
      fired.set(alertname, minute());
      say(`ALERT ${alertname}`);
    }
  }
}

await Promise.all([askAllDay(), abuse(), changeMoods(), deploy(), watch()]);
say(
  `answers to homes: ${[...statuses].map(([status, n]) => `${n} × ${status === 0 ? "cut off" : status}`).join(", ")}`,
);

console.log("\n| alert | true from minute | fired at | within |\n| --- | ---: | ---: | ---: |");
for (const { alert, from, within } of EXPECTED) {
  const at = fired.get(alert);
  if (at === undefined || at < from || at - from > within) process.exitCode = 1;
  console.log(`| ${alert} | ${from} | ${at?.toFixed(1) ?? "never"} | ${within} |`);
}
const others = [...fired.keys()].filter((alert) => !EXPECTED.some((expected) => expected.alert === alert));
const order = [...fired.keys()].filter((alert) => !others.includes(alert));
if (others.length > 0 || order.join() !== EXPECTED.map(({ alert }) => alert).join()) process.exitCode = 1;
console.log(`\nin order: ${order.join(", ")}; others: ${others.join(", ") || "none"}`);

if (values.stay) {
  console.log(`${prometheus.url}graph and ${prometheus.url}alerts; Ctrl-C ends`);
  await new Promise((resume) => process.once("SIGINT", resume));
}
prometheus.stop();
await Promise.all([gateway.stop(), enedis.stop()]);
rmSync(stateDir, { recursive: true, force: true });
