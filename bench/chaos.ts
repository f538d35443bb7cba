/**
 * Everything at once, then an audit: `node bench/chaos.ts [minutes]`, Linux only, ten minutes unless told otherwise.
 * Herds of honest clients, a client that heeds nothing, a program in a loop, forged returns from Enedis, heavy bodies, loud meters, a lent
 * token, much of the archive for a few bytes, every kind of upstream fault, SIGKILLs of the gateway, and clock steps of an hour. The audit reads the simulator's call log and the clients' own
 * records, and the exit code is 1 when anything in it fails. Real seconds, the code that is deployed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askForTheArchive, askLoudly, importWithLentToken, LENT, LOUD, sendHeavyBodies } from "./chaos/abusers.ts";
import { send } from "./chaos/send.ts";
import { bundleGateway, busiest, home, startEnedis, startGateway, workerdPids } from "./quota/stage.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const minutes = Number(process.argv[2] ?? 10);
const lastsMs = minutes * MINUTE_MS;

const PATIENCE_MS = 10_000;
const TIMEOUT_MS = 4_000;
/** A request waits for its turn, then makes at most two calls; the rest is a machine that does all this at once. */
const MARGIN_MS = 5_000;
const LONGEST_REQUEST_MS = PATIENCE_MS + 2 * TIMEOUT_MS + MARGIN_MS;
/** After the last fault, every client must have been served by then. */
const GRACE_MS = 3 * MINUTE_MS;
/** A circuit that the last fault opened has closed by then. */
const CALM_MS = MINUTE_MS;
const LONGEST_APPOINTMENT_MS = 40_000;
const PER_SECOND = 5;
const PER_HOUR = 10_000;
/** Enough for an honest client through every outage; an import of two years takes a quarter. */
const PER_METER = 400;

const HERD = 60;
const HERD_EVERY_MS = 45_000;
const KILL_EVERY_MS = 40_000;
const FAULT_EVERY_MS = 18_000;
const FAULT_LASTS_MS = 5_000;
const FAULTS = [
  { kind: "text_500", on: "measures" },
  { kind: "html_502", on: "all" },
  { kind: "html_503", on: "subscribed_services" },
  { kind: "empty", on: "measures" },
  { kind: "malformed_json", on: "measures" },
  { kind: "endless_json", on: "measures" },
  { kind: "hang", on: "measures" },
  { kind: "reset", on: "measures" },
  { kind: "technical_error", on: "measures" },
  { kind: "token_outage" },
  { kind: "not_subscribed", on: "measures" },
  { kind: "unauthorized", on: "measures" },
  { kind: "unknown_error", on: "measures" },
];

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));
const startedAtMs = Date.now();
const isOver = () => Date.now() - startedAtMs >= lastsMs;

/** The gateway's clock is ahead of the machine's by this much from these instants on. */
const CLOCK_STEPS = [
  [0.2, HOUR_MS],
  [0.4, 0],
  [0.6, -HOUR_MS],
  [0.8, 0],
].map(([share = 0, aheadMs = 0]) => [startedAtMs + share * lastsMs, aheadMs]);
const STEPPING_CLOCK = `{
  const now = Date.now;
  const steps = ${JSON.stringify(CLOCK_STEPS)};
  Date.now = () => { const ms = now(); return ms + (steps.findLast(([fromMs]) => ms >= fromMs)?.[1] ?? 0); };
}`;

const stateDir = mkdtempSync(join(tmpdir(), "conso-api-chaos-"));
await bundleGateway("gateway-chaos", { banner: STEPPING_CLOCK });
const enedis = await startEnedis();
const [enedisPid] = workerdPids();
const gateway = await startGateway(enedis.url, {
  bundle: "gateway-chaos",
  banner: STEPPING_CLOCK,
  stateDir,
  vars: {
    QUOTA_PATIENCE_SECONDS: `${PATIENCE_MS / 1000}`,
    ENEDIS_TIMEOUT_SECONDS: `${TIMEOUT_MS / 1000}`,
    // All of this runs on one machine, whose delays vary by far more than the network's.
    ENEDIS_JITTER_MS: "1000",
    METER_CALLS_PER_DAY: `${PER_METER}`,
  },
});
/** The loud meters: what their owners cannot help, at Enedis, all the time. */
const ALWAYS = {
  kind: "empty_503",
  on: "measures",
  meter: await Promise.all(LOUD.map(async (n) => (await home(n)).prm)),
};
const control = (change: object) =>
  fetch(new URL("/_control", enedis.url), { method: "POST", body: JSON.stringify(change) });

interface Answer {
  readonly status: number;
  readonly tookMs: number;
  readonly retryAfterMs: number;
  readonly meter: string | null;
}

/** Asks for one day of a meter; null when the connection broke. */
async function read(meter: string, token: string, day: number): Promise<Answer | null> {
  const date = (n: number) => new Date(Date.UTC(2025, 9, 1) + n * 24 * HOUR_MS).toISOString().slice(0, 10);
  const url = new URL(`/api/daily_consumption?prm=${meter}&start=${date(day)}&end=${date(day + 1)}`, gateway.url);
  const fromMs = performance.now();
  const answer = await send(url, { authorization: `Bearer ${token}` });
  if (answer === null) return null;
  return {
    status: answer.status,
    tookMs: performance.now() - fromMs,
    retryAfterMs: Number(answer.headers["retry-after"] ?? 0) * 1000,
    meter: answer.status === 200 ? (/"usage_point_id":"(\d+)"/.exec(answer.text)?.[1] ?? "none") : null,
  };
}

/** What happened to the honest clients. */
const record = {
  visits: 0,
  served: 0,
  requests: new Map<string, number>(),
  servedOf: new Map<string, number>(),
  cutOff: 0,
  refusals: new Map<number, number>(),
  longestMs: 0,
  ofAnother: 0,
};
const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * An honest client: comes back at the time of `Retry-After` until it has its reading. After an error of Enedis about one meter that
 * is an hour; what lies beyond the last fault is asked then, because the run does not last an hour.
 */
async function visit(n: number, day: number): Promise<void> {
  const { prm, token } = await home(n);
  record.visits++;
  while (Date.now() - startedAtMs < lastsMs + GRACE_MS) {
    count(record.requests, prm);
    const answer = await read(prm, token, day);
    if (answer === null) record.cutOff++;
    else {
      record.longestMs = Math.max(record.longestMs, answer.tookMs);
      if (answer.status === 200) {
        record.served++;
        count(record.servedOf, prm);
        if (answer.meter !== prm) record.ofAnother++;
        return;
      }
      count(record.refusals, answer.status);
    }
    const untilCalmMs = startedAtMs + lastsMs + CALM_MS - Date.now();
    await sleep(
      Math.max(1_000, Math.min(answer?.retryAfterMs ?? 1_000, Math.max(untilCalmMs, LONGEST_APPOINTMENT_MS))),
    );
  }
}

async function bringHerds(): Promise<void> {
  const visits: Promise<void>[] = [];
  for (let wave = 0; !isOver(); wave++) {
    for (const n of [...Array(HERD).keys(), LENT]) visits.push(sleep(Math.random() * 1_000).then(() => visit(n, wave)));
    await sleep(Math.min(HERD_EVERY_MS, lastsMs / 3));
  }
  await Promise.all(visits);
}

/** Asks every 50 ms, heeding nothing; `days` different questions. */
async function flood(n: number, days: number): Promise<number> {
  const { prm, token } = await home(n);
  let asked = 0;
  for (; !isOver(); asked++) {
    void read(prm, token, asked % days);
    await sleep(50);
  }
  return asked;
}

async function forgeReturns(): Promise<number> {
  let forged = 0;
  for (; !isOver(); forged++) {
    const headers = { "cf-connecting-ip": `198.51.100.${forged % 250}`, prefer: "wait=100" };
    const leaving = await send(new URL("/api/auth", gateway.url), headers);
    const state = new URL(leaving?.headers.location ?? "http://none.example").searchParams.get("state") ?? "";
    const cookie = (leaving?.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
    void send(new URL(`/api/callback?autorisation_id=${900_000 + forged}&state=${state}`, gateway.url), {
      ...headers,
      cookie,
    });
    await sleep(300);
  }
  return forged;
}

async function breakEnedis(): Promise<number> {
  let faults = 0;
  await control({ fault: ALWAYS });
  for (; !isOver(); faults++) {
    await sleep(Math.min(FAULT_EVERY_MS, lastsMs / FAULTS.length) - FAULT_LASTS_MS / 2);
    await control({ fault: FAULTS[faults % FAULTS.length] });
    await sleep(FAULT_LASTS_MS / 2);
    await control({ fault: ALWAYS });
  }
  return faults;
}

async function killGateway(): Promise<number> {
  let kills = 0;
  for (;;) {
    await sleep(KILL_EVERY_MS * (0.5 + Math.random()));
    if (isOver()) return kills;
    for (const pid of workerdPids()) if (pid !== enedisPid) process.kill(pid, "SIGKILL");
    kills++;
  }
}

const stage = { gateway: gateway.url, isOver };
const [, flooded, looped, forged, faults, kills, ...abuses] = await Promise.all([
  bringHerds(),
  flood(90_001, 300),
  flood(90_002, 1),
  forgeReturns(),
  breakEnedis(),
  killGateway(),
  sendHeavyBodies(stage),
  askLoudly(stage),
  importWithLentToken(stage),
  askForTheArchive(stage),
]);
const log = (await (await fetch(new URL("/_calls", enedis.url))).json()) as {
  at: number;
  api: string;
  meter: string | null;
  status: number;
}[];
await Promise.all([gateway.stop(), enedis.stop()]);
rmSync(stateDir, { recursive: true, force: true });

const ofApi = (api: string) => log.filter((call) => call.api === api).map(({ at }) => at);
const measures = ofApi("mesure_synchrone_auto");
const lookups = ofApi("subscribed_services");
const callsOf = new Map<string, number>();
const answeredOf = new Map<string, number>();
for (const { meter, status } of log) {
  if (meter === null) continue;
  count(callsOf, meter);
  if (status === 200) count(answeredOf, meter);
}
const { prm: lent } = await home(LENT);
/** Each reading a client has is a call that Enedis answered, and each request made at most two calls; an import makes many more. */
const unbalanced = [...record.requests].filter(
  ([prm, requests]) =>
    (record.servedOf.get(prm) ?? 0) > (answeredOf.get(prm) ?? 0) ||
    (prm !== lent && (callsOf.get(prm) ?? 0) > 2 * requests),
);

console.log(
  `${minutes} minutes: ${record.visits} honest visits, ${kills} kills, ${faults} faults, ${CLOCK_STEPS.length} clock steps,`,
);
console.log(`${flooded} requests that heed nothing, ${looped} of a loop, ${forged} forged returns,`);
const [bodies, loud, imports, archive] = abuses.map(({ sent }) => sent);
console.log(
  `${bodies} heavy bodies, ${loud} of loud meters, ${imports} imports by a lent token, ${archive} for the archive`,
);
console.log(
  `honest answers: ${record.served} × 200, ${[...record.refusals].map(([status, n]) => `${n} × ${status}`).join(", ")}, ${record.cutOff} cut off`,
);
console.log(`calls that reached Enedis: ${measures.length} measures, ${lookups.length} lookups\n`);

let failed = false;
function audit(what: string, value: number, isKept: boolean, bound: string): void {
  failed ||= !isKept;
  console.log(`${isKept ? "kept  " : "BROKEN"} ${what}: ${value} (${bound})`);
}
for (const [api, instants] of Object.entries({ measures, lookups })) {
  const [second, hour] = [busiest(instants, 1_000), busiest(instants, HOUR_MS)];
  audit(`${api} in the busiest second`, second, second <= PER_SECOND, `at most ${PER_SECOND}`);
  audit(`${api} in the busiest hour`, hour, hour <= PER_HOUR, `at most ${PER_HOUR}`);
}
const throttled = log.filter(({ status }) => status === 429).length;
audit("calls that Enedis refused with 429", throttled, throttled === 0, "none");
audit("honest visits never served", record.visits - record.served, record.visits === record.served, "none");
const longestMs = Math.round(record.longestMs);
audit("longest request in ms", longestMs, longestMs <= LONGEST_REQUEST_MS, `at most ${LONGEST_REQUEST_MS}`);
audit("answers about another meter", record.ofAnother, record.ofAnother === 0, "none");
const bugs = abuses.reduce((sum, abuse) => sum + abuse.bugs, 0);
audit("internal errors that an abuser saw", bugs, bugs === 0, "none");
audit("meters whose counts do not match Enedis's log", unbalanced.length, unbalanced.length === 0, "none");
process.exitCode = failed ? 1 : 0;
