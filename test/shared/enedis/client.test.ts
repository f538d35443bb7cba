import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../../shared/config.ts";
import { enedisClient, type World } from "../../../shared/enedis/client.ts";
import type { Env } from "../../../shared/env.ts";
import type { MeasureQuery } from "../../../shared/measure-query.ts";
import type { Day } from "../../../shared/paris-time.ts";
import type { Ask, Grant } from "../../../shared/quota-gate.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

const NOON = Date.UTC(2026, 10, 22, 11);
const METER = "22516914714270" as UsagePointId;
const TWO_DAYS: MeasureQuery = {
  measure: "consommation_quotidienne",
  usagePointId: METER,
  period: { start: "2026-11-20" as Day, end: "2026-11-22" as Day },
};
const BODY = JSON.stringify({
  idPrm: METER,
  etapeMetier: "BRUT",
  periode: { dateDebut: "2026-11-20", dateFin: "2026-11-22" },
  grandeur: [
    {
      grandeurMetier: "CONS",
      grandeurPhysique: "EA",
      unite: "Wh",
      points: [{ v: "12000", d: "2026-11-20" }],
    },
  ],
});
const DEAD_TOKEN = {
  status: 401,
  body: JSON.stringify({ fault: { code: 900901, message: "Invalid Credentials", description: "" } }),
};

const config = readConfig({
  ENEDIS_API_URL: "https://enedis.example/base",
  ENEDIS_CONSENT_URL: "https://consent.example",
  ENEDIS_CLIENT_ID: "id",
  ENEDIS_CLIENT_SECRET: "secret",
  TOKEN_SECRET: "secret",
} as unknown as Env);

interface Scene {
  readonly grants: Grant[];
  readonly answers: { status: number; body: string }[];
  /** How much later than asked each sleep wakes. */
  readonly wakesLateMs?: number[];
}

/** A client whose gate, clock and upstream play a script; asking for anything unscripted throws. */
function client({ grants, answers, wakesLateMs = [] }: Scene) {
  let nowMs = NOON;
  const asked: Ask[] = [];
  const slept: number[] = [];
  const sent: { url: URL; headers: Headers; body: unknown }[] = [];
  const world: World = {
    config,
    patienceMs: 25_000,
    now: () => nowMs,
    random: () => 0.5,
    sleep: async (ms) => {
      slept.push(ms);
      nowMs += ms + (wakesLateMs.shift() ?? 0);
    },
    gate: {
      ask: async (ask: Ask) => {
        asked.push(ask);
        const grant = grants.shift();
        if (grant === undefined) throw new Error("the gate is gone");
        return grant;
      },
    } as World["gate"],
  };
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    sent.push({ url, headers: new Headers(init.headers), body: init.body });
    const answer = answers.shift();
    if (answer === undefined) throw new Error("no call was expected");
    return new Response(answer.body, { status: answer.status });
  });
  return { enedis: enedisClient(world), asked, slept, sent };
}

const go = (waitMs = 0, accessToken = "token-1"): Grant => ({ ok: true, waitMs, accessToken });

beforeEach(() => vi.useRealTimers());
afterEach(() => vi.unstubAllGlobals());

describe("a call to Enedis", () => {
  it("waits for its turn, then goes out with the token that came with it", async () => {
    const { enedis, slept, sent } = client({ grants: [go(750)], answers: [{ status: 200, body: BODY }] });
    const outcome = await enedis.measure(TWO_DAYS);
    expect(outcome).toMatchObject({ ok: true, value: { text: BODY } });
    expect(slept).toEqual([750]);
    expect(sent[0]?.url.href).toBe(
      `https://enedis.example/base/mesure_synchrone_auto/v2/consommation_quotidienne?pointId=${METER}&dateDebut=2026-11-20&dateFin=2026-11-22`,
    );
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer token-1");
  });

  it("is not made when the gate refuses", async () => {
    const refusal = { code: "quota_shared", retryAfterMs: 60_000 } as const;
    const { enedis, sent } = client({ grants: [{ ok: false, refusal }], answers: [] });
    expect(await enedis.measure(TWO_DAYS)).toEqual({ ok: false, refusal });
    expect(sent).toEqual([]);
  });

  it("is not made when the gate cannot be reached: the quota is everybody's", async () => {
    const { enedis, sent } = client({ grants: [], answers: [] });
    expect(await enedis.measure(TWO_DAYS)).toEqual({
      ok: false,
      refusal: { code: "gate_unreachable", retryAfterMs: 17_500 },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    { lateMs: 100, turns: 1 },
    { lateMs: 101, turns: 2 },
  ])("that wakes $lateMs ms late takes $turns turn(s)", async ({ lateMs, turns }) => {
    const { enedis, asked, sent } = client({
      grants: [go(250), go(250)],
      answers: [{ status: 200, body: BODY }],
      wakesLateMs: [lateMs],
    });
    expect((await enedis.measure(TWO_DAYS)).ok).toBe(true);
    expect(asked).toHaveLength(turns);
    expect(sent).toHaveLength(1);
  });

  it("that never wakes in time is refused, unsent", async () => {
    const late = [500, 500, 500];
    const { enedis, sent } = client({ grants: [go(250), go(250), go(250)], answers: [], wakesLateMs: late });
    expect(await enedis.measure(TWO_DAYS)).toMatchObject({ ok: false, refusal: { code: "gate_unreachable" } });
    expect(sent).toEqual([]);
  });

  it("whose token died is replayed once with a new one, in a turn of its own", async () => {
    const { enedis, asked, sent } = client({
      grants: [go(0, "token-1"), go(0, "token-2")],
      answers: [DEAD_TOKEN, { status: 200, body: BODY }],
    });
    expect((await enedis.measure(TWO_DAYS)).ok).toBe(true);
    expect(asked.map((ask) => ask.rejectedToken)).toEqual([undefined, "token-1"]);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("is replayed only once", async () => {
    const { enedis, sent } = client({ grants: [go(), go()], answers: [DEAD_TOKEN, DEAD_TOKEN] });
    expect(await enedis.measure(TWO_DAYS)).toMatchObject({ ok: false });
    expect(sent).toHaveLength(2);
  });

  it("asks for the services of an authorisation with the number alone, in the body", async () => {
    const { enedis, asked, sent } = client({
      grants: [go()],
      answers: [{ status: 200, body: JSON.stringify({ nbTotalServices: 0, serviceSouscrit: null }) }],
    });
    expect(await enedis.subscribedServices(11)).toEqual({ ok: true, value: [] });
    expect(asked[0]).toMatchObject({ line: "subscribed_services", usagePointId: null });
    expect(JSON.parse(String(sent[0]?.body))).toEqual({
      autorisationId: 11,
      autorisation: true,
      comptage: false,
      serviceType: "ACCES",
    });
  });
});
