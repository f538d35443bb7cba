import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addDays, type Day, dayStartMs, daysOf, parisDay, parisText } from "../../../../shared/paris-time.ts";
import { forgetState, freshPort, GatewayProcess } from "../../../support/gateway-process.ts";
import {
  gatewayEnvironment,
  type SimulatedEnedis,
  startEnedis,
  startGateway,
  tokenFor,
} from "../../../support/running.ts";

/** Two years of half hours, all of them published. */
const DAYS = 730;
const END = addDays(parisDay(Date.now()), -7);
const START = addDays(END, -DAYS);
const [FIRST, LAST] = [START, END].map((day) => parisText(dayStartMs(day)));
const LEAST_CALLS = Math.ceil(DAYS / 7);

const LIFTED = {
  ENEDIS_CALLS_PER_SECOND: "200",
  ENEDIS_CALLS_PER_HOUR: "60000",
  ENEDIS_JITTER_MS: "0",
  QUOTA_PATIENCE_SECONDS: "5",
};

let enedis: SimulatedEnedis;
beforeAll(async () => {
  enedis = await startEnedis();
  await enedis.control({ quota: { perSecond: 100_000, perHour: 1_000_000 } });
});
afterAll(() => enedis.stop());

interface Point {
  readonly start: string;
  readonly end: string;
}

interface Summary {
  readonly complete: boolean;
  readonly missing: number;
  readonly rest: { readonly start: string; readonly code: string; readonly next: string } | null;
}

/** A program that keeps each line as it comes, and so has all that reached it when the answer breaks off. */
class Import {
  readonly points: Point[] = [];
  readonly meter: string;
  readonly #token: string;
  #leave = new AbortController();

  private constructor(meter: string, token: string) {
    this.meter = meter;
    this.#token = token;
  }

  /** Each of its own home: what one asks leaves the others' budgets alone. */
  static async of(meter: string): Promise<Import> {
    return new Import(meter, await tokenFor(meter));
  }

  /** Reads an answer to its summary; `null` when it broke off before. */
  async read(gateway: URL, path: string): Promise<Summary | null> {
    this.#leave = new AbortController();
    try {
      const answer = await fetch(new URL(path, gateway), {
        headers: { authorization: `Bearer ${this.#token}`, accept: "application/jsonl" },
        signal: this.#leave.signal,
      });
      expect(answer.status).toBe(200);
      let text = "";
      for await (const piece of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const lines = `${text}${piece}`.split("\n");
        text = lines.pop() ?? "";
        for (const line of lines) {
          const said = JSON.parse(line);
          if (said.summary !== undefined) return said.summary;
          this.points.push(said);
        }
      }
      return null;
    } catch (error) {
      // The connection broke, or this client left.
      if (error instanceof TypeError || this.#leave.signal.aborted) return null;
      throw error;
    }
  }

  leave(): void {
    this.#leave.abort();
  }

  /** Where to go on without a cursor: with the end of the last point that came. */
  get goOn(): string {
    return addressFrom(this.points.at(-1)?.end ?? START);
  }
}

const addressFrom = (start: string): string =>
  `/api/v2/consumption/load_curve?${new URLSearchParams({ start, end: END })}`;
const ALL = addressFrom(START);

const callsAbout = async (meter: string) =>
  (await enedis.calls())
    .filter((call) => call.meter === meter)
    .map(({ at, status, query }) => ({ at, status, start: query.dateDebut as Day, end: query.dateFin as Day }));

/** The days that Enedis was asked for more than once. */
async function askedAgain(meter: string): Promise<readonly Day[]> {
  const days = (await callsAbout(meter)).flatMap(({ start, end }) => daysOf(start, end));
  return [...new Set(days.filter((day, at) => days.indexOf(day) !== at))];
}

function expectTwoYears(points: readonly Point[]): void {
  expect([points[0]?.start, points.at(-1)?.end]).toEqual([FIRST, LAST]);
  expect(points.findIndex(({ start }, at) => at > 0 && start !== points[at - 1]?.end)).toBe(-1);
  // Two days of 46 and two of 50 half hours in two years.
  expect(points).toHaveLength(DAYS * 48);
}

describe("two years of half hours in one request", () => {
  it("two years of half hours in one request arrive whole and in order, for one call a week", async () => {
    const gateway = await startGateway(enedis.url, LIFTED);
    const client = await Import.of("30000000000001");
    const summary = await client.read(gateway.url, ALL);
    await gateway.stop();
    expect(summary).toMatchObject({ complete: true, rest: null, missing: 0, enedis_calls: LEAST_CALLS });
    expectTwoYears(client.points);
    expect(await callsAbout(client.meter)).toHaveLength(LEAST_CALLS);
  });
});

describe("two years that are cut", () => {
  it.each([
    ["the calls of one answer", "calls_per_answer", { ENEDIS_CALLS_PER_ANSWER: "40" }, "30000000000002"],
    ["the meter's budget", "quota_meter", { METER_CALLS_PER_DAY: "50" }, "30000000000003"],
    [
      "the half of everybody's hour that imports may use",
      "quota_shared",
      { ENEDIS_CALLS_PER_HOUR: "120", QUOTA_PATIENCE_SECONDS: "1" },
      "30000000000004",
    ],
  ])(
    "two years that are cut by %s go on by the cursor once there are calls again, and no day is asked for twice",
    async (_, code, limits, meter) => {
      const spent = await startGateway(enedis.url, { ...LIFTED, ...limits });
      const client = await Import.of(meter);
      const summary = await client.read(spent.url, ALL);
      await spent.stop();
      expect(summary).toMatchObject({ complete: false, rest: { code, start: client.points.at(-1)?.end } });

      const later = await startGateway(enedis.url, LIFTED);
      const rest = await client.read(later.url, summary?.rest?.next ?? "");
      await later.stop();
      expect(rest).toMatchObject({ complete: true, rest: null });
      expectTwoYears(client.points);
      expect(await askedAgain(meter)).toEqual([]);
      expect(await callsAbout(meter)).toHaveLength(LEAST_CALLS);
    },
  );
});

describe("two years that break off without a last line", () => {
  let port: number;
  let gateway: GatewayProcess;
  const start = () =>
    // Twenty a second: the gateway hears that a client left before it asks again.
    GatewayProcess.start(port, { ...gatewayEnvironment(enedis.url), ...LIFTED, ENEDIS_CALLS_PER_SECOND: "20" });
  beforeAll(async () => {
    port = await freshPort();
    gateway = await start();
  });
  afterAll(async () => {
    await gateway.stop();
    forgetState(port);
  });

  it("two years cut by a killed gateway go on from the last point; only the call in flight is made again", async () => {
    const client = await Import.of("30000000000005");
    const cut = client.read(gateway.url, ALL);
    await vi.waitUntil(() => client.points.length > 10 * 7 * 48, { timeout: 30_000, interval: 5 });
    await enedis.control({ fault: { kind: "hang", on: "measures", meter: client.meter, times: 1 } });
    const sinceMs = Date.now();
    // Everything before the call that hangs has reached the client.
    const inFlight = await vi.waitUntil(
      async () => {
        const last = (await callsAbout(client.meter)).at(-1);
        const isNext = last !== undefined && client.points.at(-1)?.end === parisText(dayStartMs(last.start));
        return last?.status === 0 && last.at >= sinceMs && isNext ? last : null;
      },
      { timeout: 30_000, interval: 20 },
    );
    await gateway.kill();
    client.leave();
    expect(await cut).toBeNull();

    gateway = await start();
    expect(await client.read(gateway.url, client.goOn)).toMatchObject({ complete: true });
    expectTwoYears(client.points);
    expect(await askedAgain(client.meter)).toEqual(daysOf(inFlight.start, inFlight.end));
    expect(await callsAbout(client.meter)).toHaveLength(LEAST_CALLS + 1);
  });

  it("two years cut by a client that left go on from the last point, and nothing more is asked for meanwhile", async () => {
    const client = await Import.of("30000000000006");
    const cut = client.read(gateway.url, ALL);
    await vi.waitUntil(() => client.points.length > 40 * 7 * 48, { timeout: 30_000, interval: 1 });
    client.leave();
    expect(await cut).toBeNull();
    const consumedUntil = client.points.at(-1)?.end.slice(0, "YYYY-MM-DD".length) ?? "";

    expect(await client.read(gateway.url, client.goOn)).toMatchObject({ complete: true });
    expectTwoYears(client.points);
    const again = await askedAgain(client.meter);
    expect(again.every((day) => day >= consumedUntil)).toBe(true);
    // The call in flight, and one more if that one ended before the gateway heard of it.
    expect((await callsAbout(client.meter)).length).toBeLessThanOrEqual(LEAST_CALLS + 2);
  });
});
