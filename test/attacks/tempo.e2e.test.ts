import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { seasonColours, seasonName } from "../../packages/simulator/index.ts";
import { addDays, type Day, parisDay } from "../../shared/paris-time.ts";
import { startGateway } from "../support/running.ts";

// The faults of the sources are played in `tempo.worker.test.ts`; here the gateway is the one that is deployed.
const NOW = Date.now();
const TODAY = parisDay(NOW);
const TOMORROW = addDays(TODAY, 1);
const truth = (day: Day) => seasonColours(seasonName(day)).get(day);

let tempo: RunningWorker;
let gateway: RunningWorker;
beforeAll(async () => {
  tempo = await runWorker({ config: "local/tempo/wrangler.toml", bundle: "tempo", port: 0, vars: {} });
  gateway = await startGateway(new URL("http://127.0.0.1:9"), {
    RTE_TEMPO_URL: new URL("rte/", tempo.url).href,
    COULEUR_TEMPO_URL: new URL("couleur_tempo/", tempo.url).href,
  });
});
afterAll(() => Promise.all([tempo.stop(), gateway.stop()]));

const control = (order: object) =>
  fetch(new URL("/_control", tempo.url), { method: "POST", body: JSON.stringify(order) });
const tempoOf = (query = "", headers: Record<string, string> = {}) =>
  fetch(new URL(`/api/v2/tempo${query}`, gateway.url), { headers });
const colours = async () => {
  const { today, tomorrow } = (await (await tempoOf()).json()) as Record<"today" | "tomorrow", { colour: string }>;
  return [today.colour, tomorrow.colour];
};

describe("the colours of Tempo over HTTP", () => {
  it("a gateway that could not ask anybody yet shows unknown, then a lie as unknown, then the truth", async () => {
    expect(await colours()).toEqual(["unknown", "unknown"]);
    await control({ rte: "tooLong", couleur_tempo: "html" });
    await gateway.tick(NOW);
    expect(await colours()).toEqual(["unknown", "unknown"]);
    await control({ rte: "tomorrowChanged", couleur_tempo: null });
    await gateway.tick(NOW + 3_600_000);
    expect(await colours()).toEqual([truth(TODAY), "unknown"]);
    await control({ rte: null });
    await gateway.tick(NOW + 7_200_000);
    expect(await colours()).toEqual([truth(TODAY), truth(TOMORROW)]);
  });

  it("the status says both colours, and how many sources answer", async () => {
    const { tempo: state } = (await (await fetch(new URL("/api/v2/status", gateway.url))).json()) as { tempo: object };
    expect(state).toMatchObject({
      today: truth(TODAY),
      tomorrow: truth(TOMORROW),
      sources: { asked: 2, answering: 2 },
      last_answer: expect.any(String),
    });
  });

  it("the sources are asked under an honest name, and are sent nothing of a request", async () => {
    const requests = (await (await fetch(new URL("/_requests", tempo.url))).json()) as Record<string, string>[];
    expect(new Set(requests.map(({ userAgent }) => userAgent))).toEqual(
      new Set(["conso-api (+https://conso.example)"]),
    );
    for (const { path } of requests) {
      expect(path).toMatch(
        /^\/(rte\/tempo(Light|\?season=\d{4}-\d{4})|couleur_tempo\/jour(Tempo\/tomorrow|sTempo\?periode=\d{4}-\d{4}))$/,
      );
    }
  });

  it("an answer carries a lifetime and a tag, and who has it gets 304", async () => {
    const first = await tempoOf();
    expect(first.headers.get("cache-control")).toMatch(/^public, max-age=\d+$/);
    const etag = first.headers.get("etag") ?? "";
    const again = await tempoOf("", { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect((await tempoOf("?start=2026-09-01", { "if-none-match": etag })).status).toBe(200);
  });

  it.each([
    ["?end=2026-11-01", "parameter_missing"],
    ["?start=2026-02-30", "date_malformed"],
    ["?start=2026-10-01&end=tomorrow", "date_malformed"],
    ["?start=2026-10-01&start=2026-10-02", "parameter_repeated"],
    ["?start=2026-10-01&end=2026-10-01", "period_reversed"],
    ["?from=2026-10-01", "parameter_unknown"],
  ])("a request for colours that is wrong has its code: %s", async (query, code) => {
    const response = await tempoOf(query);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, code]);
  });

  it.each([
    ["?start=0001-01-01&end=9999-12-31", 1_140],
    ["?start=1999-01-01&end=1999-02-01", 0],
    ["?start=2999-01-01", 0],
    ["?start=2026-10-24&end=2026-10-27", 3],
  ])("a window of any length is moved to the days that can have a colour: %s", async (query, most) => {
    const { days } = (await (await tempoOf(query)).json()) as { days: object[] };
    expect(days.length).toBeLessThanOrEqual(most);
    expect(days.length).toBeGreaterThanOrEqual(Math.floor(most * 0.97));
  });
});
