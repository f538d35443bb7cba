import { describe, expect, it } from "vitest";
import { createTempo, seasonColours, TEMPO_FAULTS, type TempoFault } from "../../../packages/simulator/index.ts";
import { addDays, type Day, parisDay } from "../../../shared/paris-time.ts";
import { seasonOf } from "../../../shared/tempo/season.ts";
import { askCouleurTempo } from "../../../shared/tempo/sources/couleur-tempo.ts";
import { askRte } from "../../../shared/tempo/sources/rte.ts";
import { askRteApi } from "../../../shared/tempo/sources/rte-api.ts";
import type { Ask, Get, Wanted } from "../../../shared/tempo/sources/source.ts";

const BASE = "http://tempo.example/";
const ASKS = {
  rte: askRte(new URL("rte/", BASE)),
  couleur_tempo: askCouleurTempo(new URL("couleur_tempo/", BASE)),
  rte_api: askRteApi(new URL("rte_api/", BASE), { clientId: "client", clientSecret: "secret" }),
} as const;
type Id = keyof typeof ASKS;
const IDS = Object.keys(ASKS) as Id[];

/** The simulated publishers at an instant, and what a request gets of them. */
function publishers(instant: string) {
  const nowMs = Date.parse(instant);
  const { fetch } = createTempo({ now: () => nowMs });
  const get: Get = async (url, init) => {
    const answer = await fetch(new Request(url, init));
    return answer.status === 200 ? answer.text() : null;
  };
  const control = (order: object) =>
    fetch(new Request(`${BASE}_control`, { method: "POST", body: JSON.stringify(order) }));
  const today = parisDay(nowMs);
  const wanted: Wanted = { season: seasonOf(today), today, tomorrow: addDays(today, 1) };
  return { get, control, wanted, today };
}

const upTo = (last: Day) => new Map([...seasonColours(seasonOf(last).name)].filter(([day]) => day <= last));

describe("a source of the colours of Tempo", () => {
  it.each(IDS)("%s gives the season up to tomorrow once RTE has decided, and up to today before", async (id) => {
    for (const [instant, days] of [
      ["2026-11-30T10:29:00+01:00", 0],
      ["2026-11-30T10:45:00+01:00", 1],
    ] as const) {
      const { get, wanted, today } = publishers(instant);
      expect(await ASKS[id](wanted, get)).toEqual(upTo(addDays(today, days)));
    }
  });

  it.each(IDS)("%s gives a season that is over, whole", async (id) => {
    const { get, today } = publishers("2026-11-30T12:00:00+01:00");
    const season = seasonOf("2025-01-01" as Day);
    expect(await ASKS[id]({ season, today, tomorrow: null }, get)).toEqual(seasonColours(season.name));
  });

  it.each(IDS)("%s gives the first day of the next season on 31 August", async (id) => {
    const { get } = publishers("2026-08-31T12:30:00+02:00");
    const [today, tomorrow] = ["2026-08-31", "2026-09-01"] as [Day, Day];
    expect(await ASKS[id]({ season: seasonOf(tomorrow), today, tomorrow }, get)).toEqual(upTo(tomorrow));
  });

  const NO_ANSWER = ["silent", "html", "otherJson", "cut"] as const satisfies TempoFault[];
  it.each(IDS.flatMap((id) => NO_ANSWER.map((fault) => [id, fault] as const)))(
    "%s gives no colour at all for an answer that is none: %s",
    async (id, fault) => {
      const { get, control, wanted } = publishers("2026-11-30T12:00:00+01:00");
      await control({ [id]: fault });
      expect([...((await ASKS[id](wanted, get)) ?? [])]).toEqual([]);
    },
  );

  it("each fault of the simulated publishers can be ordered at each of them", async () => {
    const { control } = publishers("2026-11-30T12:00:00+01:00");
    for (const id of IDS) for (const fault of TEMPO_FAULTS) expect((await control({ [id]: fault })).status).toBe(200);
    expect((await control({ rte: "kind" })).status).toBe(400);
  });
});

describe("what a source calls unofficial", () => {
  const WANTED: Wanted = {
    season: seasonOf("2026-11-30" as Day),
    today: "2026-11-30" as Day,
    tomorrow: "2026-12-01" as Day,
  };
  const answers = (ask: Ask, ...bodies: unknown[]) => {
    const queue = bodies.map((body) => JSON.stringify(body));
    return ask(WANTED, async () => queue.shift() ?? null);
  };

  it.each([
    ["false", { "2026-11-30": "white", "2026-12-01": "red" }],
    ["true", { "2026-11-30": "white" }],
    [undefined, { "2026-11-30": "white" }],
    [false, { "2026-11-30": "white" }],
  ])("RTE's site: tomorrow is official when its fallback is the text false, not %s", async (fallback, colours) => {
    const season = { values: { "2026-11-30": "WHITE", "2026-12-01": "RED" } };
    const light = { values: { "2026-12-01": "RED", "2026-12-01-fallback": fallback } };
    expect(Object.fromEntries((await answers(ASKS.rte, season, light)) ?? [])).toEqual(colours);
  });

  it("RTE's site: a colour beyond tomorrow stays, so that the whole answer is refused", async () => {
    const season = { values: { "2026-11-30": "WHITE", "2026-12-02": "RED" } };
    expect(Object.fromEntries((await answers(ASKS.rte, season)) ?? [])).toHaveProperty("2026-12-02", "red");
  });

  it("RTE's API: a fallback is no colour", async () => {
    const value = (day: string, fallback?: boolean) => ({
      start_date: `${day}T00:00:00+01:00`,
      value: "RED",
      fallback,
    });
    const values = [value("2026-11-30"), value("2026-12-01", true)];
    const calendar = { tempo_like_calendars: { values } };
    const said = await answers(ASKS.rte_api, { access_token: "a token" }, calendar);
    expect(Object.fromEntries(said ?? [])).toEqual({ "2026-11-30": "red" });
  });

  it("the volunteer's service: another day under the address of tomorrow, and a code that is none, are left out", async () => {
    const entries = [
      { dateJour: "2026-11-30", codeJour: 2 },
      { dateJour: "2026-11-29", codeJour: 0 },
      { dateJour: "2026-11-28", codeJour: "3" },
      { dateJour: "yesterday", codeJour: 3 },
    ];
    const said = await answers(ASKS.couleur_tempo, entries, { dateJour: "2026-12-02", codeJour: 3 });
    expect(Object.fromEntries(said ?? [])).toEqual({ "2026-11-30": "white" });
  });
});
