/**
 * Thousands of clients on the same second, against the real gateway: `node bench/quota/herd.ts [clients] [scenario...]`.
 * Real seconds, nothing scaled: 5 000 clients take 21 minutes, and so does each scenario with that many; 300 take 75 s.
 */
import { busiest, enedisToken, home, openStage, type Stage } from "./stage.ts";

const PERIOD = "start=2026-10-05&end=2026-10-07";
const SPACING_MS = 250;
const LIMIT_MS = 200;
const ONCE_LATER_MS = 120_000;

/** What a client does when it is refused. */
type Manner = "comes back as told" | "comes back once, two minutes later" | "never comes back";

interface Visit {
  readonly served: boolean;
  readonly requests: number;
  readonly servedAfterMs: number;
  readonly longestInsideMs: number;
}

const sleep = (ms: number) => new Promise((resume) => setTimeout(resume, ms));

async function visit(stage: Stage, n: number, manner: Manner): Promise<Visit> {
  const { prm, token } = await home(n);
  const url = new URL(`/api/daily_consumption?prm=${prm}&${PERIOD}`, stage.gateway);
  const startedMs = performance.now();
  let longestInsideMs = 0;
  for (let requests = 1; ; requests++) {
    const askedMs = performance.now();
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    longestInsideMs = Math.max(longestInsideMs, performance.now() - askedMs);
    const served = response.status === 200;
    const givesUp = manner === "never comes back" || (manner !== "comes back as told" && requests === 2);
    if (served || givesUp || !response.headers.has("retry-after")) {
      return { served, requests, servedAfterMs: performance.now() - startedMs, longestInsideMs };
    }
    await sleep(manner === "comes back as told" ? Number(response.headers.get("retry-after")) * 1000 : ONCE_LATER_MS);
  }
}

/** The same herd straight at Enedis, with its own token: what there is without a gate. */
async function withoutGate(stage: Stage, n: number): Promise<Visit> {
  const { prm } = await home(n);
  const url = new URL(`/mesure_synchrone_auto/v2/consommation_quotidienne?pointId=${prm}`, stage.enedis);
  url.searchParams.set("dateDebut", "2026-10-05");
  url.searchParams.set("dateFin", "2026-10-07");
  token ??= enedisToken(stage.enedis);
  const startedMs = performance.now();
  const response = await fetch(url, { headers: { authorization: `Bearer ${await token}` } });
  await response.arrayBuffer();
  const tookMs = performance.now() - startedMs;
  return { served: response.status === 200, requests: 1, servedAfterMs: tookMs, longestInsideMs: tookMs };
}

let token: Promise<string> | undefined;

/** Everybody arrives within one second. */
const within1s = <T>(clients: number, one: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: clients }, (_, n) => sleep(Math.random() * 1000).then(() => one(n))));

/** A client at fifty requests a second that heeds nothing, for as long as the honest ones come, two a second. */
async function besideAnAbuser(stage: Stage, clients: number): Promise<Visit[]> {
  const { prm, token: abusers } = await home(99_999);
  const flood = setInterval(() => {
    // Never the same question, so that it is fairness that holds and not the loop that is recognised.
    const day = String(1 + Math.floor(Math.random() * 28)).padStart(2, "0");
    const month = String(1 + Math.floor(Math.random() * 9)).padStart(2, "0");
    const url = new URL(`/api/daily_consumption?prm=${prm}&start=2026-${month}-${day}&end=2026-10-10`, stage.gateway);
    void fetch(url, { headers: { authorization: `Bearer ${abusers}` } })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
  }, 20);
  const honest = Array.from({ length: clients }, async (_, n) => {
    await sleep(2_000 + n * 500);
    return visit(stage, n, "comes back as told");
  });
  return Promise.all(honest).finally(() => clearInterval(flood));
}

type Scenario = (stage: Stage, clients: number) => Promise<Visit[]>;

const SCENARIOS: Record<string, Scenario> = {
  "no gate": (stage, clients) => within1s(clients, (n) => withoutGate(stage, n)),
  "as told": (stage, clients) => within1s(clients, (n) => visit(stage, n, "comes back as told")),
  "once later": (stage, clients) => within1s(clients, (n) => visit(stage, n, "comes back once, two minutes later")),
  never: (stage, clients) => within1s(clients, (n) => visit(stage, n, "never comes back")),
  abuser: besideAnAbuser,
};

function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function report(name: string, scenario: Scenario, clients: number): Promise<string> {
  const stage = await openStage();
  token = undefined;
  const startedMs = performance.now();
  const visits = await scenario(stage, clients);
  const tookMs = performance.now() - startedMs;
  const arrivals = await stage.arrivals();
  await stage.stop();

  const served = visits.filter((one) => one.served);
  const requests = visits.reduce((sum, one) => sum + one.requests, 0);
  return [
    name,
    `${served.length} of ${clients}`,
    `${visits.filter((one) => one.served && one.requests === 1).length}`,
    `${(requests / clients).toFixed(2)} (${Math.max(...visits.map((one) => one.requests))})`,
    seconds(tookMs),
    [0.5, 0.99]
      .map((share) =>
        seconds(
          percentile(
            served.map((one) => one.servedAfterMs),
            share,
          ),
        ),
      )
      .join(" / "),
    seconds(Math.max(...visits.map((one) => one.longestInsideMs))),
    `${arrivals.filter(({ status }) => status === 429).length}`,
    `${busiest(
      arrivals.map(({ at }) => at),
      1000,
    )}`,
  ].join(" | ");
}

const [count = "300", ...asked] = process.argv.slice(2);
const clients = Number(count);
console.log(
  `${clients} clients. Physical limit: ${seconds(clients * LIMIT_MS)} at 5 a second, ${seconds(clients * SPACING_MS)} at our spacing.\n`,
);
console.log(
  "| scenario | served | at the first request | requests per client (most) | over after | p50 / p99 until served | longest wait inside | Enedis's 429 | busiest second |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [name, scenario] of Object.entries(SCENARIOS)) {
  if (asked.length === 0 || asked.includes(name)) console.log(`| ${await report(name, scenario, clients)} |`);
}
