import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../local/clock.ts";
import type { RunningWorker } from "../../../local/worker.ts";
import { countedOn, gramsAt } from "../../../packages/simulator/index.ts";
import { ORDINARY_NOON } from "../../clock/instants.ts";
import { consentTo } from "../../support/consent.ts";
import { BOTH_DIRECTIONS } from "../../support/meters.ts";
import { addressOf, DATA_ROUTES, routeNamed } from "../../support/routes.ts";
import { CLIENT, enedisAt, type SimulatedEnedis, startGateway } from "../../support/running.ts";
import { temporaryFolders } from "../../support/temporary-folders.ts";
import { InstalledSimulator, type SimulatorProcess } from "./installed.ts";

setClock(ORDINARY_NOON);
const DAY_MS = 86_400_000;
const dayAt = (atMs: number) => new Date(atMs).toISOString().slice(0, 10);
const NOW = Date.parse(ORDINARY_NOON);
const [DAY_BEFORE, YESTERDAY, TODAY] = [dayAt(NOW - 2 * DAY_MS), dayAt(NOW - DAY_MS), dayAt(NOW)];

const makeFolder = temporaryFolders();
let simulator: SimulatorProcess;
let enedis: SimulatedEnedis;
let gateway: RunningWorker;
let token: string;

beforeAll(async () => {
  const application = ["--client-id", CLIENT.CLIENT_ID, "--client-secret", CLIENT.CLIENT_SECRET];
  simulator = await new InstalledSimulator(makeFolder("enedis-simulator-installed")).start(
    ...application,
    "--clock",
    new Date().toISOString(),
  );
  enedis = enedisAt(simulator.enedis, async () => void (await simulator.end("SIGTERM")));
  gateway = await startGateway(enedis.url, {
    ECO2MIX_URL: simulator.eco2mix.href,
    ENEDIS_CALLS_PER_SECOND: "200",
  });
  await enedis.control({
    callbackUrl: new URL("/api/callback", gateway.url).href,
    quota: { perSecond: 1_000, perHour: 100_000 },
  });
  token = await consentTo(BOTH_DIRECTIONS, { gateway: gateway.url });
});
afterAll(() => Promise.all([gateway.stop(), enedis.stop()]));

const ask = (path: string | URL) =>
  fetch(new URL(path, gateway.url), { headers: { authorization: `Bearer ${token}` } });

describe("a gateway whose Enedis is the installed simulator on Node 20", () => {
  it.each(DATA_ROUTES)("$name is read after a consent in a browser", async (route) => {
    const answer = await ask(
      addressOf(gateway.url, route, { meter: BOTH_DIRECTIONS, start: DAY_BEFORE, end: YESTERDAY }),
    );
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining(BOTH_DIRECTIONS)]);
  });

  it("the daily energy is what the meter counted", async () => {
    const answer = await ask(`/api/v2/consumption/daily?start=${DAY_BEFORE}&end=${TODAY}`);
    const { points } = (await answer.json()) as { points: { energy_wh: number }[] };
    expect(points.map(({ energy_wh }) => energy_wh)).toEqual(
      [DAY_BEFORE, YESTERDAY].map((day) => countedOn(BOTH_DIRECTIONS, "CONS", day)?.wh),
    );
  });

  it("the contract of the meter is read, with no name in it", async () => {
    const { meters } = (await (await ask("/api/v2/meters")).json()) as { meters: object[] };
    expect(meters).toMatchObject([{ roles: ["consumption", "production"], subscribed_power_kva: expect.any(Number) }]);
  });

  it.each([
    ["html_502", 502, "enedis_unavailable"],
    ["endless_json", 502, "enedis_oversized_answer"],
    ["reset", 502, "enedis_unreachable"],
  ])("a fault of kind %s is answered as it is when Enedis runs in workerd", async (kind, status, code) => {
    await enedis.control({ fault: { kind, on: "measures" } });
    const route = routeNamed("daily_consumption");
    const answer = await ask(
      addressOf(gateway.url, route, { meter: BOTH_DIRECTIONS, start: DAY_BEFORE, end: YESTERDAY }),
    );
    expect(await answer.json()).toMatchObject({ status, code, origin: "enedis" });
    await enedis.control({ fault: null });
  });

  it("the intensity of electricity is that of éCO2mix", async () => {
    await gateway.tick(NOW);
    const answer = await fetch(new URL(`/api/impact/intensity?start=${YESTERDAY}&end=${TODAY}`, gateway.url));
    const { values } = (await answer.json()) as { values: { start: string; grams: number }[] };
    expect(values.length).toBeGreaterThan(90);
    expect(values.map(({ grams }) => grams)).toEqual(values.map(({ start }) => gramsAt(Date.parse(start))));
  });
});
