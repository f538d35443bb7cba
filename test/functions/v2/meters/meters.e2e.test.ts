import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holderOf } from "../../../../packages/simulator/index.ts";
import { forgetState, freshPort, GatewayProcess } from "../../../support/gateway-process.ts";
import {
  BASE_TARIFF,
  BOTH_DIRECTIONS,
  CUT_OFF,
  FOUR_CODES,
  HOURS_IN_WORDS,
  HOURS_NOT_APPLICABLE,
  HOURS_WITHOUT_MINUTES,
  METER,
  NO_CONTRACT_SERVICE,
  NOT_COMMUNICATING,
  RANGES_IN_METER,
  SERVICES_CLOSED,
  TEMPO,
  THREE_CONTRACTS,
  TWO_SEASONS,
  UNKNOWN_CODE,
  UNKNOWN_STATE,
} from "../../../support/meters.ts";
import { gatewayEnvironment, type SimulatedEnedis, startEnedis, tokenFor } from "../../../support/running.ts";

let enedis: SimulatedEnedis;
let port: number;
let gateway: GatewayProcess;

beforeAll(async () => {
  [enedis, port] = await Promise.all([startEnedis(), freshPort()]);
  gateway = await GatewayProcess.start(port, { ...gatewayEnvironment(enedis.url), ENEDIS_CALLS_PER_SECOND: "200" });
  await enedis.control({ quota: { perSecond: 1_000 } });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), enedis.stop()]);
  forgetState(port);
});
beforeEach(async () => {
  await enedis.control({ fault: null });
  await enedis.forgetCalls();
});

interface View {
  readonly meter: string;
  readonly roles: readonly string[];
  readonly contract_start: string | null;
  readonly subscribed_power_kva: number | null;
  readonly active_since: { readonly consumption: string | null; readonly production: string | null };
  readonly off_peak: readonly object[] | null;
  readonly services_level: string | null;
  readonly connection_state: string | null;
  readonly unavailable: readonly { readonly members: readonly string[]; readonly code: string }[];
}

async function ask(meters: readonly string[], query = "") {
  const headers = { authorization: `Bearer ${await tokenFor(...meters)}` };
  const answer = await fetch(new URL(`/api/v2/meters${query}`, gateway.url), { headers });
  const text = await answer.text();
  const body = JSON.parse(text) as { readonly meters: readonly View[]; readonly code: string };
  return { status: answer.status, headers: answer.headers, text, body };
}

describe("GET /api/v2/meters", () => {
  it("GET /api/v2/meters shows what the contract of a home says, with four calls to Enedis", async () => {
    const { status, headers, body } = await ask([METER]);
    expect([status, headers.get("cache-control")]).toEqual([200, "private, max-age=3600"]);
    const [view] = body.meters;
    expect(view).toMatchObject({ meter: "••••••••••4270", roles: ["consumption"], unavailable: [] });
    expect(view?.contract_start).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(view?.active_since).toEqual({ consumption: view?.contract_start, production: null });
    expect([6, 9, 12]).toContain(view?.subscribed_power_kva);
    const apis = (await enedis.calls()).map(({ api }) => api).filter((api) => api !== "oauth2");
    expect(apis.sort()).toEqual(["alimentation_auto", "comptage_auto", "situation_contrat_auto", "synth_contrat_auto"]);
  });

  it("GET /api/v2/meters shows both directions of a home that draws and injects", async () => {
    expect((await ask([BOTH_DIRECTIONS])).body.meters[0]).toMatchObject({
      roles: ["consumption", "production"],
      active_since: { consumption: expect.any(String), production: expect.any(String) },
    });
  });

  it.each([
    ["the relay", TEMPO, [{ start: "22:00", end: "06:00" }]],
    ["the meter's own programme", RANGES_IN_METER, [{ start: expect.any(String), end: expect.any(String) }]],
    ["neither, because the tariff has none", BASE_TARIFF, []],
    ["neither, because they do not apply", HOURS_NOT_APPLICABLE, []],
    ["a text without minutes", HOURS_WITHOUT_MINUTES, [{ start: "22:00", end: "06:00" }]],
    ["the codes of four registers", FOUR_CODES, [{ start: "22:00", end: "06:00" }]],
    ["the codes of winter", TWO_SEASONS, [{ start: expect.any(String), end: expect.any(String) }]],
  ])("GET /api/v2/meters finds the off-peak ranges in %s", async (_where, meter, ranges) => {
    const found = (await ask([meter])).body.meters[0]?.off_peak ?? "null";
    expect(found).toEqual(ranges.length === 0 ? [] : expect.arrayContaining(ranges));
  });

  it("GET /api/v2/meters says that off-peak hours in words are not understood, keeps the answer an hour and logs it for the operator", async () => {
    const { headers, body, text } = await ask([HOURS_IN_WORDS]);
    expect(body.meters[0]).toMatchObject({
      off_peak: null,
      subscribed_power_kva: expect.any(Number),
      unavailable: [{ members: ["off_peak"], code: "enedis_not_understood", retryable: false }],
    });
    expect(headers.get("cache-control")).toBe("private, max-age=3600");
    await expect.poll(() => gateway.printed).toContain('"code":"enedis_not_understood"');
    for (const said of [text, gateway.printed]) expect(said).not.toContain("Heures creuses de nuit");
  });

  it.each([
    [UNKNOWN_CODE, ["off_peak"]],
    [UNKNOWN_STATE, ["services_level", "connection_state"]],
  ])("GET /api/v2/meters says of %s that %j are not understood, and shows the rest", async (meter, members) => {
    const [view] = (await ask([meter])).body.meters;
    expect(view?.unavailable).toEqual(
      members.map((member) => ({ members: [member], code: "enedis_not_understood", retryable: false })),
    );
    expect(view).toMatchObject({
      active_since: { consumption: expect.any(String) },
      subscribed_power_kva: expect.any(Number),
    });
  });

  it("GET /api/v2/meters shows the contract in force, of one that has ended and one that is to come", async () => {
    const [view] = (await ask([THREE_CONTRACTS])).body.meters;
    expect([6, 9, 12]).toContain(view?.subscribed_power_kva);
    expect(view?.contract_start).toBe(view?.active_since.consumption);
  });

  it.each([
    [METER, "open", "supplied"],
    [NOT_COMMUNICATING, "not_communicating", "supplied"],
    [SERVICES_CLOSED, "closed", "supplied"],
    [CUT_OFF, null, "cut"],
  ])(
    "GET /api/v2/meters shows how far %s is open to services (%s) and supplied (%s)",
    async (meter, services_level, connection_state) => {
      expect((await ask([meter])).body.meters[0]).toMatchObject({ services_level, connection_state, unavailable: [] });
    },
  );

  it("GET /api/v2/meters shows every meter of a token, or the one that is named", async () => {
    expect((await ask([METER, BOTH_DIRECTIONS])).body.meters.map(({ meter }) => meter)).toEqual([
      "••••••••••4270",
      "••••••••••9651",
    ]);
    expect((await ask([METER, BOTH_DIRECTIONS], `?prm=${BOTH_DIRECTIONS}`)).body.meters).toHaveLength(1);
  });

  it("GET /api/v2/meters says why there is nothing when the consent lacks contract data", async () => {
    const { status, headers, body } = await ask([NO_CONTRACT_SERVICE]);
    expect([status, headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    expect(body.meters[0]).toMatchObject({ subscribed_power_kva: null, off_peak: null });
    expect(body.meters[0]?.unavailable.map(({ code }) => code)).toEqual(Array(5).fill("enedis_no_consent"));
  });

  it.each([
    ["html_503", "enedis_unavailable"],
    ["not_subscribed", "enedis_not_subscribed"],
    ["malformed_json", "enedis_malformed_answer"],
  ])("GET /api/v2/meters answers all the same when the contract routes fail (%s)", async (kind, code) => {
    await enedis.control({ fault: { kind, on: "contracts" } });
    const { status, body } = await ask([METER]);
    expect(status).toBe(200);
    expect(body.meters[0]?.unavailable.map((one) => one.code)).toEqual(Array(5).fill(code));
  });

  it("GET /api/v2/meters refuses a meter that the token does not open, and a malformed one, without a call", async () => {
    expect((await ask([METER], `?prm=${BOTH_DIRECTIONS}`)).body.code).toBe("usage_point_not_covered");
    expect((await ask([METER], "?prm=1")).body.code).toBe("usage_point_malformed");
    expect(await enedis.calls()).toEqual([]);
  });

  it("GET /api/v2/meters holds nobody's name, address or phone, and nor do the logs", async () => {
    const { text } = await ask([METER, BOTH_DIRECTIONS]);
    for (const meter of [METER, BOTH_DIRECTIONS]) {
      for (const value of [meter, ...Object.values(holderOf(meter)).filter((one) => one.length > 3)]) {
        expect(text).not.toContain(value);
        expect(gateway.printed).not.toContain(value);
      }
    }
  });

  it("a failure of the contract routes alone does not make the public status say that Enedis is down", async () => {
    await enedis.control({ fault: { kind: "html_503", on: "contracts" } });
    const codes: string[] = [];
    for (let n = 1; n <= 12; n++) {
      const { body } = await ask([`${30_000_000_000_000 + n}`]);
      codes.push(...(body.meters[0]?.unavailable.map(({ code }) => code) ?? []));
    }
    expect(codes).toContain("enedis_down");
    const status = await fetch(new URL("/api/v2/status", gateway.url));
    expect(((await status.json()) as { verdict: string }).verdict).not.toBe("enedis_down");
  });
});
