import { FRENCH_LOW_VOLTAGE } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { wholeDays } from "../../test/shared/impact/curves.ts";
import { home } from "../quota/stage.ts";
import type { BareWorker } from "./bare-worker.ts";
import { type Sent, send } from "./load.ts";

/** One kind of request. */
export interface Case {
  readonly name: string;
  readonly status: number;
  readonly make: () => Sent;
  /** About as many requests of another kind cost as much as one of these: fewer are sent. */
  readonly weight: number;
  /** How many points of a curve one answer holds; 0: it is about none. */
  readonly points: number;
}

const CURVE_DAYS = 7;
const YEAR_DAYS = 365;
const PER_DAY = 48;
const DATES_2026 = ["dateDebut", "dateFin"] as const;

const homes = await Promise.all(Array.from({ length: 400 }, (_, n) => home(n)));
const [greedy, strange] = [await home(1_000), await home(1_001)];
const day = (n: number) => new Date(Date.UTC(2025, 11, 1) + n * 86_400_000).toISOString().slice(0, 10);

/** A request that was not sent before: the gate takes repeats for a loop. */
let serial = 0;
export function fresh(
  path: string,
  [start, end]: readonly [string, string] = ["start", "end"],
  meter = "prm",
  days = CURVE_DAYS,
): Sent {
  const n = serial++;
  const { prm, token } = homes[n % homes.length] as (typeof homes)[number];
  const from = Math.floor(n / homes.length) % 280;
  const first = days === CURVE_DAYS ? from : from - YEAR_DAYS;
  return {
    path: `${path}?${meter}=${prm}&${start}=${day(first)}&${end}=${day(first + days)}`,
    headers: { authorization: `Bearer ${token}` },
  };
}

/** What readers ask for: a week, and a year of half hours. */
const READINGS: readonly Case[] = [
  curve("load curve, v5", "/api/consumption_load_curve"),
  plain("daily, v5", 200, () => fresh("/api/daily_consumption")),
  plain("daily, 2026", 200, () => fresh("/api/consommation_quotidienne", DATES_2026, "pointId")),
  curve("load curve, v2", "/api/v2/consumption/load_curve"),
  curve("load curve, v2, JSON Lines", "/api/v2/consumption/load_curve.jsonl"),
  curve("load curve, v2, CSV", "/api/v2/consumption/load_curve.csv"),
  curve("load curve, v2, Home Assistant", "/api/v2/consumption/load_curve.home-assistant.json"),
  plain("daily, v2", 200, () => fresh("/api/v2/consumption/daily")),
  {
    name: "a year of half hours, v2",
    status: 200,
    make: () => fresh("/api/v2/consumption/load_curve.jsonl", ["start", "end"], "prm", YEAR_DAYS),
    weight: 60,
    points: YEAR_DAYS * PER_DAY,
  },
];

const YEAR = JSON.stringify({ loadCurve: wholeDays("2025-11-01", YEAR_DAYS, () => "420") });
const ENERGY = JSON.stringify({ consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount: 12 }] });
const TEXTS = JSON.stringify({ loadCurve: Array.from({ length: 400_000 }, () => "a") });

/** One in its own block of addresses: bodies without a token have a budget. */
const posted = (body: string): Sent => ({
  path: "/api/impact/simulator",
  headers: {
    "content-type": "application/json",
    "cf-connecting-ip": `2001:db8:${(serial++ % 65_536).toString(16)}::1`,
  },
  body,
});

/** The pages that the Worker makes, and the simulator with what costs most. */
const OTHERS: readonly Case[] = [
  plain("page /statut", 200, () => ({ path: "/statut", headers: {} })),
  plain("page /token", 404, () => ({ path: "/token", headers: {} })),
  plain("page /consentement", 400, () => ({ path: "/consentement", headers: { accept: "text/html" } })),
  plain("simulator, one energy", 200, () => posted(ENERGY)),
  { name: "simulator, a year of half hours", status: 200, make: () => posted(YEAR), weight: 60, points: 17_520 },
  { name: "simulator, 2 MB of short texts", status: 400, make: () => posted(TEXTS), weight: 60, points: 0 },
];

const REFUSALS: readonly Case[] = [
  plain("400", 400, () => fresh("/api/daily_consumption", ["start", "no"])),
  plain("401", 401, () => ({ ...fresh("/api/daily_consumption"), headers: { authorization: "Bearer a.b.c" } })),
  plain("401, forged", 401, () => {
    const sent = fresh("/api/daily_consumption");
    const [head = "", payload = ""] = strange.token.split(".");
    const signature = sent.headers.authorization?.split(".")[2] ?? "";
    return { ...sent, headers: { authorization: `Bearer ${head}.${payload}.${signature}` } };
  }),
];

/** Everything that is asked of a gateway, `requests` times a turn. The copies and the spent budget that some requests need are made first. */
export async function casesOf(server: BareWorker, requests: number, turns: number): Promise<readonly Case[]> {
  // A token may ask sixty times a minute whether its copy is still good, so that many tokens take turns.
  const copies: Sent[] = [];
  for (let n = 0; n < Math.ceil((requests * (turns + 1)) / 40); n++) {
    const sent = fresh("/api/v2/consumption/daily");
    const { etag } = await send(server, sent);
    copies.push({ ...sent, headers: { ...sent.headers, "if-none-match": etag } });
  }
  let next = 0;
  // Its budget of the day is used up first, then the refusal is in memory.
  const spent = (n: number): Sent => ({
    path: `/api/daily_consumption?prm=${greedy.prm}&start=${day(n)}&end=${day(n + 1 + (n % 7))}`,
    headers: { authorization: `Bearer ${greedy.token}` },
  });
  for (let n = 0; n < 290; n++) await send(server, spent(n));
  return [
    ...READINGS,
    plain("304", 304, () => copies[next++ % copies.length] as Sent),
    ...REFUSALS,
    plain("429, from memory", 429, () => spent(0)),
    ...OTHERS,
  ];
}

function curve(name: string, path: string): Case {
  return { name, status: 200, make: () => fresh(path), weight: 1, points: CURVE_DAYS * PER_DAY };
}

function plain(name: string, status: number, make: () => Sent): Case {
  return { name, status, make, weight: 1, points: 0 };
}
