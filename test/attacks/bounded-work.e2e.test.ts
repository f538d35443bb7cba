import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { appRoutes } from "../support/app-routes.ts";
import { gatewayEnvironment } from "../support/running.ts";
import { countBundle, readSteps, type StepCounter } from "../support/steps.ts";
import { type StubUpstream, stubUpstream } from "../support/stub-upstream.ts";
import { bundlePlanted, PLANTED_WALKS } from "./planted-walks.ts";
import { many } from "./worst-bodies.ts";
import { sentAnywhere, WORST_INPUTS, type WorstInput } from "./worst-inputs.ts";

/**
 * What a request may take: so many steps at most, as a gap of two years in a curve does, and more for what came in, was paid for or is
 * delivered.
 */
const STEPS = { perRequest: 30_000, perByte: 4, perPoint: 50, perCall: 5_000 };

interface Watched {
  readonly gateway: RunningWorker;
  readonly steps: StepCounter;
}

const routes = await appRoutes();
let enedis: StubUpstream;
let eco2mix: RunningWorker;
let real: Watched;

async function watch(bundle: string, eco2mixUrl: URL): Promise<Watched> {
  const gateway = await runWorker({
    config: "wrangler.toml",
    bundle: countBundle(bundle),
    port: 0,
    isInspected: true,
    vars: {
      ...gatewayEnvironment(enedis.url),
      ECO2MIX_URL: eco2mixUrl.href,
      DO_JURISDICTION: "none",
      EU_ONLY: "false",
      ENEDIS_CALLS_PER_SECOND: "1000",
      ENEDIS_CALLS_PER_HOUR: "60000",
      ENEDIS_JITTER_MS: "0",
      METER_CALLS_PER_DAY: "1000000",
    },
  });
  return { gateway, steps: await readSteps(gateway.inspector as URL) };
}

/** The same, with the carbon intensity of the last weeks in its archive. */
async function watchWithArchive(bundle: string): Promise<Watched> {
  const watched = await watch(bundle, eco2mix.url);
  for (let turn = 0; turn < 2; turn++) await watched.gateway.tick(Date.now());
  return watched;
}

async function stop({ gateway, steps }: Watched): Promise<void> {
  steps.close();
  await gateway.stop();
}

beforeAll(async () => {
  enedis = await stubUpstream();
  eco2mix = await runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} });
  real = await watchWithArchive("gateway");
});
afterAll(() => Promise.all([stop(real), enedis.stop(), eco2mix.stop()]));

interface Spent {
  readonly steps: number;
  /** How many steps what came in and what was paid for allow. */
  readonly most: number;
}

/** Another address each time, so that no limit on one is met. */
let addresses = 0;
const elsewhere = () => ({ "cf-connecting-ip": `2001:db8:${(++addresses).toString(16)}::1` });

const lengthOf = (headers: Readonly<Record<string, string>>): number => Object.entries(headers).flat().join().length;

/** Sends it to a gateway that does nothing else. A point is delivered when the answer names its day. */
async function spend({ gateway, steps }: Watched, input: WorstInput): Promise<Spent> {
  const { path, method = "GET", body = "", partsOfPoint = 1 } = input;
  const headers = { ...elsewhere(), ...input.headers };
  enedis.play({ status: 200, contentType: "application/json", body: input.enedis ?? "{}" });
  let points = 0;
  const taken = await steps.during(async () => {
    const init = { method, headers, redirect: "manual", ...(method === "POST" && { body }) } as const;
    const answer = await fetch(new URL(path, gateway.url), init);
    points = (await answer.text()).match(/\d{4}-\d\d-\d\d/g)?.length ?? 0;
  });
  const { calls, bytes } = enedis.sent();
  const received = path.length + lengthOf(headers) + body.length + bytes;
  return {
    steps: taken,
    most: STEPS.perRequest + STEPS.perByte * received + STEPS.perPoint * points * partsOfPoint + STEPS.perCall * calls,
  };
}

/** The worst inputs of an address that take more steps than they may, one after the other. */
async function* beyondTheirBounds(watched: Watched, route: string): AsyncGenerator<string> {
  for (const input of [...(await sentAnywhere(route)), ...((await WORST_INPUTS[route]?.(route)) ?? [])]) {
    const { steps, most } = await spend(watched, input);
    if (steps > most) yield `${input.what}: ${steps} steps, at most ${most}`;
  }
}

it("each address of the app has a worst input, pages, callback and forms included", () => {
  expect(routes.length).toBeGreaterThan(50);
  expect(Object.keys(WORST_INPUTS).sort()).toEqual(routes);
});

it.each(routes)("what is sent to %s takes no more steps than its bytes, calls and points allow", async (route) => {
  const beyond: string[] = [];
  for await (const one of beyondTheirBounds(real, route)) beyond.push(one);
  expect(beyond).toEqual([]);
});

describe("the cron trigger", () => {
  let watched: Watched;
  beforeAll(async () => {
    watched = await watch("gateway", enedis.url);
  });
  afterAll(() => stop(watched));

  it.each([
    ["as many rows as its window has room for", Array(576).fill({ date_heure: "x".repeat(3_000), taux_co2: 1 })],
    ["as many rows as 2 MB have room for", many(() => ({}))],
  ])("the cron trigger takes no more steps than the bytes of ODRÉ's answer allow: %s", async (_what, rows) => {
    enedis.play({ status: 200, contentType: "application/json", body: JSON.stringify(rows) });
    const steps = await watched.steps.during(() => watched.gateway.tick(Date.now()));
    const { calls, bytes } = enedis.sent();
    expect(calls).toBeGreaterThan(0);
    expect(steps).toBeLessThan(STEPS.perRequest + STEPS.perByte * bytes + STEPS.perCall * calls);
  });
});

describe("the same property", () => {
  let planted: Watched;
  beforeAll(async () => {
    planted = await watchWithArchive(await bundlePlanted());
  });
  afterAll(() => stop(planted));

  it.each(PLANTED_WALKS)("the property fails for a walk without a bound $what", async ({ route }) => {
    const { value } = await beyondTheirBounds(planted, route).next();
    expect(value).toMatch(/^.+: \d+ steps, at most \d+$/);
  });
});
