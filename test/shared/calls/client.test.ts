import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CallContext, CallResult } from "../../../shared/calls/call-context.ts";
import { enedisClient } from "../../../shared/calls/client.ts";
import { RecentRefusals } from "../../../shared/calls/recent-refusals.ts";
import { SingleFlight } from "../../../shared/calls/single-flight.ts";
import { readConfig } from "../../../shared/config/config.ts";
import type { Env } from "../../../shared/config/env.ts";
import type { MeasureQuery } from "../../../shared/measures/measure-query.ts";
import type { Day } from "../../../shared/paris-time.ts";
import type { Budgets } from "../../../shared/quota/budgets.ts";
import type { Ask, Grant, Report, Turn } from "../../../shared/quota/protocol.ts";
import { METER } from "../../support/meters.ts";

const NOON = Date.UTC(2026, 10, 22, 11);
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
  /** The caller hangs up while it waits. */
  readonly leaves?: boolean;
  /** How long the gate's answer is on the way. */
  readonly gateTakesMs?: number;
  /** The token is revoked while its call is in flight. */
  readonly revoked?: boolean;
  readonly patienceMs?: number;
}

/** A client whose gate, clock and upstream play a script; asking for anything unscripted throws. */
function client({
  grants,
  answers,
  wakesLateMs = [],
  leaves = false,
  gateTakesMs = 0,
  revoked = false,
  patienceMs = 25_000,
}: Scene) {
  let nowMs = NOON;
  const asked: Ask[] = [];
  const slept: number[] = [];
  const reported: Report[] = [];
  const released: Turn[] = [];
  const caller = new AbortController();
  const sent: { url: URL; headers: Headers; body: unknown }[] = [];
  const context: CallContext = {
    config,
    patienceMs,
    forApplication: () => null,
    now: () => nowMs,
    random: () => 0.5,
    callerLeft: caller.signal,
    defer: () => undefined,
    onBudgets: () => undefined,
    effort: { waitedMs: 0, upstreamCalls: 0 },
    recentRefusals: new RecentRefusals(),
    flights: new SingleFlight<CallResult>(),
    sleep: async (ms) => {
      // The guard against a leader that is lost is not what is tried here.
      if (ms > 100_000) return new Promise(() => undefined);
      slept.push(ms);
      nowMs += ms + (wakesLateMs.shift() ?? 0);
      if (leaves) caller.abort();
    },
    gate: {
      ask: async (ask: Ask) => {
        asked.push(ask);
        nowMs += gateTakesMs;
        const grant = grants.shift();
        if (grant === undefined) throw new Error("the gate is gone");
        return grant;
      },
      report: async (report) => void reported.push(report),
      release: async (turn) => void released.push(turn),
      tokenStatuses: async (...tokens) => ({
        allowed: tokens.map(({ usagePoints }) => (revoked ? [] : usagePoints)),
        issuableAtMs: nowMs,
      }),
    },
  };
  vi.stubGlobal("fetch", async (url: URL, init: RequestInit) => {
    sent.push({ url, headers: new Headers(init.headers), body: init.body });
    const answer = answers.shift();
    if (answer === undefined) throw new Error("no call was expected");
    return new Response(answer.body, { status: answer.status });
  });
  const wait = (ms: number) => {
    nowMs += ms;
  };
  const enedisOf = (id: string) => enedisClient({ ...context, bearer: { id, issuedAtMs: NOON } });
  const background = enedisClient({ ...context, isBackground: true });
  return { enedis: enedisClient(context), background, enedisOf, asked, slept, sent, reported, released, wait };
}

const TURN: Turn = {
  api: "measures",
  resource: "consommation_quotidienne",
  meterKey: 1,
  atMs: NOON,
  serial: 7,
  reportSuccess: false,
};
const BUDGETS: Budgets = { shared: { limit: 10, remaining: 9, windowMs: 1, resetMs: 1 }, meter: null };

const withTurn = (turn: Partial<Turn> = {}, waitMs = 0): Extract<Grant, { ok: true }> => ({
  ok: true,
  waitMs,
  accessToken: "token-1",
  turn: { ...TURN, ...turn },
  budgets: BUDGETS,
});

const go = (waitMs = 0, accessToken = "token-1"): Grant => ({ ...withTurn({}, waitMs), accessToken });

beforeEach(() => vi.useRealTimers());
afterEach(() => vi.unstubAllGlobals());

describe("a call to Enedis", () => {
  it("a call to Enedis waits for its turn, then goes out with the token that came with it", async () => {
    const { enedis, slept, sent } = client({ grants: [go(750)], answers: [{ status: 200, body: BODY }] });
    const outcome = await enedis.measure(TWO_DAYS);
    expect(outcome).toMatchObject({ ok: true, value: { text: BODY } });
    expect(slept).toEqual([750]);
    expect(sent[0]?.url).toBe(
      `https://enedis.example/base/mesure_synchrone_auto/v2/consommation_quotidienne?pointId=${METER}&dateDebut=2026-11-20&dateFin=2026-11-22`,
    );
    expect(sent[0]?.headers.get("authorization")).toBe("Bearer token-1");
  });

  it("a call to Enedis is not made when the gate refuses", async () => {
    const refusal = { code: "quota_shared", retryAfterMs: 60_000 } as const;
    const { enedis, sent } = client({ grants: [{ ok: false, refusal, budgets: BUDGETS }], answers: [] });
    expect(await enedis.measure(TWO_DAYS)).toEqual({ ok: false, refusal });
    expect(sent).toEqual([]);
  });

  it("a refused call for the rest of an import leaves the other requests of its meter alone", async () => {
    const refusal = { code: "quota_shared", retryAfterMs: 60_000 } as const;
    const scene = client({
      grants: [{ ok: false, refusal, budgets: BUDGETS }, go()],
      answers: [{ status: 200, body: BODY }],
    });
    expect(await scene.background.measure(TWO_DAYS)).toEqual({ ok: false, refusal });
    expect((await scene.enedis.measure(TWO_DAYS)).ok).toBe(true);
    expect(scene.asked.map(({ isBackground }) => isBackground)).toEqual([true, undefined]);
  });

  it("a call to Enedis is not made when the gate does not respond", async () => {
    const { enedis, sent } = client({ grants: [], answers: [] });
    expect(await enedis.measure(TWO_DAYS)).toEqual({
      ok: false,
      refusal: { code: "gate_unreachable", retryAfterMs: 17_500 },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    { lateMs: 100, turns: 1, returned: [] },
    { lateMs: 101, turns: 2, returned: [TURN] },
  ])(
    "a call to Enedis that wakes $lateMs ms late takes $turns turn(s), and gives back what it does not use",
    async ({ lateMs, turns, returned }) => {
      const { enedis, asked, sent, released } = client({
        grants: [go(250), go(250)],
        answers: [{ status: 200, body: BODY }],
        wakesLateMs: [lateMs],
      });
      expect((await enedis.measure(TWO_DAYS)).ok).toBe(true);
      expect(asked).toHaveLength(turns);
      expect(sent).toHaveLength(1);
      expect(released).toEqual(returned);
    },
  );

  it("a call to Enedis that takes a second turn waits for it no longer than its patience still lasts", async () => {
    const grants = [go(20_000), go(250)];
    const { enedis, asked } = client({ grants, answers: [{ status: 200, body: BODY }], wakesLateMs: [101] });
    await enedis.measure(TWO_DAYS);
    expect(asked.map(({ patienceMs }) => patienceMs)).toEqual([25_000, 5_000]);
  });

  it("a call to Enedis goes out at the instant of the gate's clock, even when the gate's answer was slow", async () => {
    const { enedis, slept } = client({
      grants: [withTurn({ atMs: NOON + 600 }, 500)],
      answers: [{ status: 200, body: BODY }],
      gateTakesMs: 300,
    });
    await enedis.measure(TWO_DAYS);
    expect(slept).toEqual([300]);
  });

  it.each([
    ["fast", NOON + 60_000, 500],
    ["slow", NOON - 60_000, 200],
  ])("a call to Enedis does not believe a gate's clock that is minutes %s", async (_how, atMs, waitedMs) => {
    const { enedis, slept } = client({
      grants: [withTurn({ atMs }, 500)],
      answers: [{ status: 200, body: BODY }],
      gateTakesMs: 300,
    });
    await enedis.measure(TWO_DAYS);
    expect(slept).toEqual([waitedMs]);
  });

  it("a call to Enedis whose Worker never wakes in time is refused and not sent", async () => {
    const late = [500, 500, 500];
    const grants = [go(250), go(250), go(250)];
    const { enedis, sent, released } = client({ grants, answers: [], wakesLateMs: late });
    expect(await enedis.measure(TWO_DAYS)).toMatchObject({ ok: false, refusal: { code: "gate_unreachable" } });
    expect(sent).toEqual([]);
    expect(released).toEqual([TURN, TURN, TURN]);
  });

  it("a call to Enedis whose token was refused is repeated once with a new one, in a turn of its own", async () => {
    const { enedis, asked, sent } = client({
      grants: [go(0, "token-1"), go(0, "token-2")],
      answers: [DEAD_TOKEN, { status: 200, body: BODY }],
    });
    expect((await enedis.measure(TWO_DAYS)).ok).toBe(true);
    expect(asked.map((ask) => ask.rejectedToken)).toEqual([undefined, "token-1"]);
    expect(sent.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("a call to Enedis is repeated only once", async () => {
    const { enedis, sent } = client({ grants: [go(), go()], answers: [DEAD_TOKEN, DEAD_TOKEN] });
    expect(await enedis.measure(TWO_DAYS)).toMatchObject({ ok: false });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ["the limit per second", 429, { fault: { code: 900807, message: "Message throttled out" } }, { kind: "burst" }],
    ["an unknown 429", 429, { error: "trop" }, { kind: "burst" }],
    [
      "the hour's limit",
      429,
      { code: "900804", nextAccessTime: "2026-Nov-22 12:00:00+0000 UTC" },
      { kind: "hour", nextAccessAtMs: NOON + 3_600_000 },
    ],
    ["an outage", 503, {}, { kind: "failure" }],
    ["an outage of the backend, told as a text", 500, "500 Internal Server Error", { kind: "failure" }],
  ])("a call to Enedis tells the gate of %s", async (_what, status, body, said) => {
    const answers = [
      { status, body: JSON.stringify(body) },
      { status, body: JSON.stringify(body) },
    ];
    const { enedis, reported } = client({ grants: [withTurn(), withTurn()], answers });
    expect((await enedis.measure(TWO_DAYS)).ok).toBe(false);
    expect(reported[0]).toEqual({ ...said, turn: TURN });
  });

  it.each([
    ["a code", { error: "technical_error", error_description: "an invented sentence" }],
    ["a sentence", { code: "500", message: "Problème technique dans l'interrogation du SI coeur" }],
  ])(
    "a call to Enedis tells the gate nothing of a technical error with %s, as it belongs to one meter",
    async (_form, body) => {
      const answers = [{ status: 500, body: JSON.stringify(body) }];
      const { enedis, reported } = client({ grants: [withTurn({ reportSuccess: true })], answers });
      expect(await enedis.measure(TWO_DAYS)).toMatchObject({ refusal: { code: "enedis_technical_error" } });
      expect(reported).toEqual([]);
    },
  );

  it("a call to Enedis that hit the limit per second is repeated once, in a turn of its own", async () => {
    const burst = { status: 429, body: JSON.stringify({ code: "900807" }) };
    const { enedis, asked } = client({
      grants: [withTurn(), withTurn()],
      answers: [burst, { status: 200, body: BODY }],
    });
    expect((await enedis.measure(TWO_DAYS)).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("a call to Enedis reports a success to the gate only when the turn asks for it", async () => {
    const answer = { status: 200, body: BODY };
    const silent = client({ grants: [withTurn()], answers: [answer] });
    await silent.enedis.measure(TWO_DAYS);
    expect(silent.reported).toEqual([]);
    const watched = client({ grants: [withTurn({ reportSuccess: true })], answers: [answer] });
    await watched.enedis.measure(TWO_DAYS);
    expect(watched.reported).toMatchObject([{ kind: "success" }]);
  });

  it("a call to Enedis whose caller leaves while it waits is not made, and its turn is given back", async () => {
    const { enedis, sent, released } = client({ grants: [withTurn({}, 5_000)], answers: [], leaves: true });
    await enedis.measure(TWO_DAYS);
    expect(sent).toEqual([]);
    expect(released).toEqual([TURN]);
  });

  it("a call to Enedis of a refused caller asks the gate again only within the caller's patience", async () => {
    const refusal = { code: "quota_shared", retryAfterMs: 60_000 } as const;
    const { enedis, asked, wait } = client({
      grants: [{ ok: false, refusal, budgets: BUDGETS }, go()],
      answers: [{ status: 200, body: BODY }],
    });
    await enedis.measure(TWO_DAYS);
    wait(30_000);
    expect(await enedis.measure(TWO_DAYS)).toEqual({ ok: false, refusal: { ...refusal, retryAfterMs: 30_000 } });
    expect(asked).toHaveLength(1);
    wait(5_000);
    expect((await enedis.measure(TWO_DAYS)).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("a call to Enedis that two requests need at once is made once", async () => {
    const { enedis, asked, sent } = client({ grants: [go(250)], answers: [{ status: 200, body: BODY }] });
    const both = await Promise.all([enedis.measure(TWO_DAYS), enedis.measure(TWO_DAYS)]);
    for (const outcome of both) expect(outcome).toMatchObject({ ok: true, value: { text: BODY } });
    expect([asked.length, sent.length]).toEqual([1, 1]);
  });

  it("a call to Enedis that two tokens need at once is made for each, as one of them may be revoked", async () => {
    const revoked: Grant = { ok: false, refusal: { code: "token_revoked" }, budgets: null };
    const { enedisOf, asked, sent } = client({ grants: [go(), revoked], answers: [{ status: 200, body: BODY }] });
    const both = await Promise.all([enedisOf("mine").measure(TWO_DAYS), enedisOf("stolen").measure(TWO_DAYS)]);
    expect(both).toMatchObject([{ ok: true }, { ok: false, refusal: { code: "token_revoked" } }]);
    expect(asked.map(({ bearer }) => bearer?.id)).toEqual(["mine", "stolen"]);
    expect(sent).toHaveLength(1);
  });

  it("a call to Enedis is not shared with a request that came after its token was revoked", async () => {
    const scene = { grants: [go(250)], answers: [{ status: 200, body: BODY }], revoked: true };
    const { enedisOf, sent } = client(scene);
    const [first, second] = await Promise.all([enedisOf("one").measure(TWO_DAYS), enedisOf("one").measure(TWO_DAYS)]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual({ ok: false, refusal: { code: "token_revoked" } });
    expect(sent).toHaveLength(1);
  });

  it("a call to Enedis for a lookup waits as long as configured, whatever the caller prefers", async () => {
    const { enedis, asked } = client({ grants: [go()], answers: [{ status: 200, body: "{}" }], patienceMs: 100_000 });
    await enedis.subscribedServices(11, "first");
    expect(asked[0]).toMatchObject({ patienceMs: config.quota.patienceMs });
  });

  it("a call to Enedis asks for the services of an authorisation with the number alone, in the body", async () => {
    const { enedis, asked, sent } = client({
      grants: [go()],
      answers: [{ status: 200, body: JSON.stringify({ nbTotalServices: 0, serviceSouscrit: null }) }],
    });
    expect(await enedis.subscribedServices(11, "first")).toEqual({ ok: true, value: [] });
    expect(asked[0]).toMatchObject({ api: "subscribed_services", usagePointId: null });
    expect(JSON.parse(String(sent[0]?.body))).toEqual({
      autorisationId: 11,
      autorisation: true,
      comptage: false,
      serviceType: "ACCES",
    });
  });
});
