import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../../local/clock.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { ORDINARY_NOON } from "../../clock/instants.ts";
import { BOTH_DIRECTIONS, PEAK_OFF_PEAK } from "../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../support/running.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;

beforeAll(async () => {
  running = await startBoth({
    ENEDIS_CALLS_PER_SECOND: "1000",
    ENEDIS_JITTER_MS: "0",
    METER_CALLS_PER_DAY: "10000",
    ENEDIS_CALLS_PER_ANSWER: "2",
  });
  await running.enedis.control({ quota: { perSecond: 10_000 } });
});
afterAll(() => running.stop());
beforeEach(() => running.enedis.forgetCalls());

interface Body {
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly asked: { readonly start: string; readonly end: string };
  readonly clamped: readonly { readonly reason: string }[];
  readonly points: readonly { readonly start: string }[];
  readonly unused_prices: readonly string[];
}

async function ask(path: string, meter = BOTH_DIRECTIONS): Promise<{ status: number; body: Body }> {
  const answer = await fetch(new URL(path, running.gateway), {
    headers: { authorization: `Bearer ${await tokenFor(meter)}`, "accept-language": "en" },
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

const callsMade = async () =>
  (await running.enedis.calls()).filter(({ api }) => api === "mesure_synchrone_auto").length;

const SERIES = OFFERED.map(({ direction, series }) => `/api/v2/${direction}/${series}`);

describe("years beyond those of meters", () => {
  it.each(SERIES)("years beyond those of meters are moved to their edge by %s, which says so", async (path) => {
    for (const [window, reasons] of [
      ["start=2026-11-20&end=9999-12-31", ["future"]],
      ["start=0001-01-01", ["history"]],
      ["last=P2026Y", ["history"]],
      ["start=1850-06-01T12:00:00Z&end=2999-01-01", ["history", "future"]],
    ] as const) {
      const { status, body } = await ask(`${path}?${window}`);
      expect([window, status]).toEqual([window, 200]);
      const said = body.clamped.map(({ reason }) => reason);
      expect(said.filter((reason) => reason === "history" || !window.startsWith("start=0001"))).toEqual(
        expect.arrayContaining([...reasons]),
      );
      expect(JSON.stringify([body.asked, body.clamped])).not.toMatch(/\d\.\d|[+-]\d{6}/);
    }
  });

  it.each([
    "start=9999-12-31&end=9999-12-31",
    "start=0001-01-01&end=0001-01-02",
    "end=0000-01-01",
    "start=9998-01-01&end=9999-12-31",
  ])(
    "a window beyond the years of meters is refused by every series and the diagnosis, without a call: %s",
    async (window) => {
      for (const path of [...SERIES, "/api/v2/diagnosis"]) {
        const { status, body } = await ask(`${path}?${window}`);
        expect([path, status]).toEqual([path, 400]);
        expect(body.code).toMatch(/^period_/);
      }
      expect(await callsMade()).toBe(0);
    },
  );

  it.each(["start=2026-11-20&end=9999-12-31", "start=0001-01-01", "last=P2026Y", "last=P9999W&end=9999-01-01"])(
    "the diagnosis understands a window that reaches beyond the years of meters: %s",
    async (window) => {
      expect((await ask(`/api/v2/diagnosis?${window}`)).status).toBe(200);
    },
  );

  it.each([
    ["/api/v2/impact?prm=12655648759651&start=0001-01-01&end=9999-12-31", 400],
    ["/api/v2/impact?prm=12655648759651&start=9999-12-30&end=9999-12-31&by=hour", 400],
    ["/api/impact/intensity?start=0001-01-01&end=0001-01-02", 400],
    ["/api/impact/intensity?start=9999-12-30&end=9999-12-31", 400],
    ["/api/daily_consumption?prm=12655648759651&start=0001-01-01&end=9999-12-31", 400],
    ["/api/demo/daily_consumption?start=9999-12-30&end=9999-12-31", 400],
    ["/api/demo/consumption_load_curve?start=0001-01-01&end=0001-01-02", 400],
  ])(
    "years beyond those of meters are refused elsewhere, and are no fault of the gateway: %s",
    async (path, status) => {
      expect((await ask(path)).status).toBe(status);
    },
  );
});

describe("a window as people write it", () => {
  it("a window in midnights of UTC has every day of a series of days", async () => {
    const { body } = await ask("/api/v2/consumption/daily?start=2026-11-02T00:00:00Z&end=2026-11-05T00:00:00Z");
    expect(body.points.map(({ start }) => start)).toEqual([
      "2026-11-02T00:00:00+01:00",
      "2026-11-03T00:00:00+01:00",
      "2026-11-04T00:00:00+01:00",
    ]);
  });

  it("a window of some hours holds no whole day, which is no hole of Enedis's", async () => {
    const { status, body } = await ask("/api/v2/consumption/daily?start=2026-11-02T01:00:00Z&end=2026-11-02T05:00:00Z");
    expect([status, body.code]).toEqual([400, "no_whole_day"]);
    expect(await callsMade()).toBe(0);
  });

  it("a window with an unencoded + is understood", async () => {
    const { status, body } = await ask("/api/v2/consumption/load_curve?start=2026-11-02T00:00:00+01:00&end=2026-11-03");
    expect([status, body.points.length]).toEqual([200, 48]);
  });

  it("a window with start and last is refused with the reason", async () => {
    const { status, body } = await ask("/api/v2/consumption/daily?start=2026-11-02&last=P7D");
    expect([status, body.code]).toEqual([400, "parameters_exclusive"]);
    expect(body.detail).toBe('The parameters "start" and "last" cannot be given together.');
  });
});

describe("a parameter that the frozen API does not have", () => {
  it("the frozen API ignores a parameter that it does not have", async () => {
    const path =
      "/api/daily_consumption?prm=12655648759651&start=2026-11-02&end=2026-11-05&format=json&from=2020-01-01";
    expect((await ask(path)).status).toBe(200);
  });
});

describe("prices", () => {
  const statistics = "/api/v2/consumption/registers.home-assistant.json?start=2026-11-02&end=2026-11-05";

  it("prices with a decimal comma are refused, with how to write them", async () => {
    const { status, body } = await ask(`${statistics}&price=HP:0,21`, PEAK_OFF_PEAK);
    expect([status, body.code]).toEqual([400, "price_ambiguous"]);
    expect(body.remedy).toContain("HP:0.2146,HC:0.1696");
    expect(await callsMade()).toBe(0);
  });

  it("prices that no series uses are named in the answer", async () => {
    const used = await ask(`${statistics}&price=HP:0.21,HC:0.17,HPJB:0.3`, PEAK_OFF_PEAK);
    expect(used.body.unused_prices).toEqual(["HPJB"]);
    const none = await ask("/api/v2/consumption/daily?last=P2D&price=0.2016", PEAK_OFF_PEAK);
    expect(none.body.unused_prices).toEqual(["*"]);
    expect((await ask("/api/v2/consumption/daily?last=P2D", PEAK_OFF_PEAK)).body.unused_prices).toEqual([]);
  });
});
