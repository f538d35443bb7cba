import { Hono } from "hono";
import * as z from "zod/mini";
import type { Simulated } from "../simulated.ts";
import { decidedColours, parisClock, seasonName, type TempoColour } from "./calendar.ts";
import { brokenAnswer, distorted, TEMPO_FAULTS, type TempoFault } from "./faults.ts";

/** The publishers of the colours: RTE's site, a volunteer's service, RTE's official API. Each has its own path. */
export const TEMPO_SOURCES = ["rte", "couleur_tempo", "rte_api"] as const;
export type TempoSource = (typeof TEMPO_SOURCES)[number];

const fault = z.optional(z.nullable(z.enum(TEMPO_FAULTS)));

/** The body of `POST /_control`. Every member is optional; one that is absent keeps its value. */
const controlBody = z.strictObject({
  reset: z.optional(z.literal(true)),
  now: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
  rte: fault,
  couleur_tempo: fault,
  rte_api: fault,
});

const NO_FAULTS: Readonly<Record<TempoSource, TempoFault | null>> = { rte: null, couleur_tempo: null, rte_api: null };
const RTE_NAMES = { blue: "BLUE", white: "WHITE", red: "RED" } as const;
const CODES = { blue: 1, white: 2, red: 3 } as const;
const LABELS = ["Non défini", "Bleu", "Blanc", "Rouge"] as const;
const API = "/rte_api/open_api/tempo_like_supply_contract/v1/tempo_like_calendars";
const TOKEN = "a-token-of-rte";

/** The three publishers of the colours of Tempo. `now` is their clock, in ms since the epoch. */
export function createTempo({ now }: { readonly now: () => number }): Simulated {
  let faults = NO_FAULTS;
  let shiftMs = 0;
  let requests: { readonly source: string; readonly path: string; readonly userAgent: string }[] = [];
  const tempo = new Hono();
  const clock = () => now() + shiftMs;
  const colours = (source: TempoSource, season: string) =>
    distorted(faults[source], decidedColours(season, clock()), season, clock());

  tempo.post("/_control", async (c) => {
    const order = controlBody.safeParse(await c.req.json().catch(() => null));
    if (!order.success) return c.json({ issues: order.error.issues }, 400);
    const { reset, now: set, ...changes } = order.data;
    if (reset) [faults, shiftMs, requests] = [NO_FAULTS, 0, []];
    if (set !== undefined) shiftMs = set === null ? 0 : Date.parse(set) - now();
    faults = { ...faults, ...(changes as Partial<typeof faults>) };
    return c.json({ now: new Date(clock()).toISOString(), ...faults });
  });
  tempo.get("/_requests", (c) => c.json(requests));

  for (const source of TEMPO_SOURCES) {
    tempo.use(`/${source}/*`, async (c, next) => {
      const { pathname, search } = new URL(c.req.url);
      requests.push({ source, path: pathname + search, userAgent: c.req.header("user-agent") ?? "" });
      const broken = brokenAnswer(faults[source]);
      if (broken !== null) return broken;
      await next();
    });
  }

  tempo.get("/rte/tempo", (c) =>
    c.json({ values: named(colours("rte", c.req.query("season") ?? ""), (colour) => RTE_NAMES[colour]) }),
  );
  tempo.get("/rte/tempoLight", (c) => {
    const { today, tomorrow } = parisClock(clock());
    const on = (day: string) => colours("rte", seasonName(day)).get(day);
    const [now, next] = [on(today), on(tomorrow)];
    // Before RTE decides, its page shows a forecast.
    const light =
      next === undefined ? { [tomorrow]: "BLUE", [`${tomorrow}-fallback`]: "true" } : official(tomorrow, next);
    return c.json({ values: { ...(now && official(today, now)), ...light } });
  });

  tempo.get("/couleur_tempo/joursTempo", (c) => {
    const { today } = parisClock(clock());
    const season = c.req.query("periode") ?? "";
    const past = [...colours("couleur_tempo", season)].filter(([day]) => day <= today);
    return c.json(past.map(([day, colour]) => entry(day, colour)));
  });
  tempo.get("/couleur_tempo/jourTempo/tomorrow", (c) => {
    const { tomorrow } = parisClock(clock());
    return c.json(entry(tomorrow, colours("couleur_tempo", seasonName(tomorrow)).get(tomorrow)));
  });

  tempo.post("/rte_api/token/oauth/", (c) =>
    c.req.header("authorization")?.startsWith("Basic ")
      ? c.json({ access_token: TOKEN, token_type: "Bearer", expires_in: 7200 })
      : c.json({ error: "invalid_client" }, 401),
  );
  tempo.get(API, (c) => {
    if (c.req.header("authorization") !== `Bearer ${TOKEN}`) return c.json({ error: "unauthorized" }, 401);
    const [from = "", to = ""] = [c.req.query("start_date"), c.req.query("end_date")].map((at) => at?.slice(0, 10));
    const inside = [...colours("rte_api", seasonName(from))].filter(([day]) => day >= from && day < to);
    const values = inside.map(([day, colour]) => ({ start_date: `${day}T00:00:00+01:00`, value: RTE_NAMES[colour] }));
    return c.json({ tempo_like_calendars: { start_date: from, end_date: to, values } });
  });
  return { fetch: (request) => tempo.fetch(request) };
}

const named = <T>(colours: ReadonlyMap<string, TempoColour>, name: (colour: TempoColour) => T) =>
  Object.fromEntries([...colours].map(([day, colour]) => [day, name(colour)]));

const official = (day: string, colour: TempoColour) => ({ [day]: RTE_NAMES[colour], [`${day}-fallback`]: "false" });

/** One day as the volunteer's service writes it. */
function entry(day: string, colour: TempoColour | undefined) {
  const codeJour = colour === undefined ? 0 : CODES[colour];
  return { dateJour: day, codeJour, periode: seasonName(day), libCouleur: LABELS[codeJour] };
}
