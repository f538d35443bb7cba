import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppToken } from "../../../shared/enedis/app-token.ts";
import type { Ask, Grant, Turn } from "../../../shared/quota/protocol.ts";
import type { QuotaGate } from "../../../shared/quota/quota-gate.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../../../shared/refusals/refusal.ts";
import { type UsagePointId, usagePointId } from "../../../shared/usage-point.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const meter = (n: number) => usagePointId(`${30_000_000_000_000 + n}`) as UsagePointId;
const MEASURE: Ask = { api: "measures", usagePointId: meter(1), patienceMs: 25_000 };
const CONTRACT: Ask = { api: "subscribed_services", usagePointId: null, patienceMs: 25_000 };

let nowMs: number;
let tokenCalls: number;
let tokenAnswer: () => Promise<Outcome<AppToken, EnedisRefusal>>;

const stub = () => env.QUOTA_GATE.getByName("enedis");
const ask = (changes: Partial<Ask> = {}) => stub().ask({ ...MEASURE, ...changes });

/** Gives the object our clock and our Enedis; again after each eviction, as it is another object then. */
const hold = () =>
  runInDurableObject(stub(), (gate: QuotaGate) => {
    gate.clock = () => nowMs;
    gate.random = () => 0;
    gate.requestToken = () => {
      tokenCalls++;
      return tokenAnswer();
    };
  });

beforeEach(async () => {
  nowMs = NOON;
  tokenCalls = 0;
  tokenAnswer = async () => accepted({ accessToken: `token ${tokenCalls}`, expiresInMs: 12_600_000 });
  await hold();
});
afterEach(() => reset());

/** The turn of a grant that must be one. */
function turnOf(grant: Grant): Turn {
  if (!grant.ok) throw new Error("refused");
  return grant.turn;
}

describe("the gate", () => {
  it("the gate answers with the wait, the token and what remains of the limits", async () => {
    expect(await ask()).toMatchObject({
      ok: true,
      waitMs: 250,
      accessToken: "token 1",
      budgets: { shared: { limit: 10_000, remaining: 9_999 }, meter: { limit: 500, remaining: 499 } },
    });
    nowMs += 1_000;
    expect(await ask()).toMatchObject({ ok: true, waitMs: 0, accessToken: "token 1" });
    expect(await ask()).toMatchObject({ ok: true, waitMs: 250, accessToken: "token 1" });
  });

  it("the gate refuses a caller that would wait too long, and says when to come back", async () => {
    for (let n = 0; n < 20; n++) await ask({ usagePointId: meter(n) });
    expect(await ask({ usagePointId: meter(20), patienceMs: 1_000 })).toMatchObject({
      ok: false,
      refusal: { code: "quota_shared", retryAfterMs: 1_000 },
    });
  });

  it("the gate gives the rest of an import only those turns for which no other caller waits", async () => {
    for (let n = 0; n < 8; n++) await ask({ usagePointId: meter(n) });
    expect(await ask({ usagePointId: meter(8), isBackground: true })).toMatchObject({
      ok: false,
      refusal: { code: "quota_shared" },
    });
    nowMs += 10_000;
    expect(await ask({ usagePointId: meter(8), isBackground: true })).toMatchObject({ ok: true, waitMs: 0 });
  });

  it("the gate counts each API by itself, and leaves room in the idle line for calls beside it", async () => {
    await ask();
    nowMs += 10_000;
    expect(await stub().ask(CONTRACT)).toMatchObject({ ok: true, waitMs: 0 });
    expect(await ask()).toMatchObject({ ok: true, waitMs: 250 });
    expect(await stub().ask(CONTRACT)).toMatchObject({ ok: true, waitMs: 250 });
  });

  it("the gate gives lookups a share of the hour by the minute, and they delay a reading by one spacing at most", async () => {
    await ask();
    nowMs += 10_000;
    const lookups = await Promise.all(
      Array.from({ length: 170 }, () => stub().ask({ ...CONTRACT, patienceMs: 100_000 })),
    );
    const granted = lookups.filter((grant) => grant.ok);
    expect(granted.filter(({ waitMs }) => waitMs < 60_000)).toHaveLength(41);
    expect(await ask({ usagePointId: meter(2) })).toMatchObject({ ok: true, waitMs: 500 });
    expect(await ask({ usagePointId: meter(3) })).toMatchObject({ ok: true, waitMs: 750 });
  });

  it("the gate does not open a circuit for failed lookups, because anybody can make one fail", async () => {
    for (let n = 0; n < 20; n++) {
      nowMs += 1_000;
      await stub().report({ kind: "failure", turn: turnOf(await stub().ask(CONTRACT)) });
    }
    expect(await stub().ask(CONTRACT)).toMatchObject({ ok: true });
    expect((await stub().gauge()).down).toEqual([]);
  });

  it("the gate grants three hundred simultaneous callers an instant each, one turn apart", async () => {
    const asks = Array.from({ length: 300 }, (_, n) => ask({ usagePointId: meter(n), patienceMs: 100_000 }));
    const waits = (await Promise.all(asks)).map((grant) => (grant.ok ? grant.waitMs : Number.NaN));
    expect(waits.sort((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, n) => (n + 1) * 250));
  });

  it("the gate makes a greedy meter wait for itself: the calls of others go between its own", async () => {
    const greedy = await Promise.all(Array.from({ length: 50 }, () => ask()));
    expect(greedy.filter((grant) => grant.ok)).toHaveLength(4);
    expect(await ask({ usagePointId: meter(2) })).toMatchObject({ ok: true, waitMs: 1_250 });
    expect(greedy.at(4)).toMatchObject({ refusal: { code: "quota_shared", retryAfterMs: 1_000 } });
    expect(greedy.at(-1)).toMatchObject({ refusal: { code: "quota_shared", retryAfterMs: 1_250 } });
  });

  it("the gate refuses a token that repeats one question endlessly, and no other token of the same meter", async () => {
    const question = "daily 2026-10-01 2026-10-08";
    const askWith = (id: string) => ask({ question, bearer: { id, issuedAtMs: NOON - 1_000 } });
    for (let n = 0; n < 100; n++) {
      nowMs += 1_000;
      await askWith("lent to an app");
    }
    expect(await askWith("lent to an app")).toMatchObject({ refusal: { code: "quota_loop" } });
    expect(await askWith("the owner's")).toMatchObject({ ok: true });
  });

  it("the gate gives a returned turn to another caller, once", async () => {
    const grants = [await ask(), await ask({ usagePointId: meter(2) }), await ask({ usagePointId: meter(3) })];
    const [, second] = grants.map(turnOf);
    if (second === undefined) throw new Error("refused");
    await stub().release(second);
    await stub().release(second);
    expect(await ask({ usagePointId: meter(4) })).toMatchObject({ waitMs: 500 });
    expect(await ask({ usagePointId: meter(5) })).toMatchObject({ waitMs: 1_000 });
  });
});

describe("a turn that its Worker woke too late for", () => {
  it("a turn that its Worker woke too late for is no call once it is given back, and its instant is gone", async () => {
    const turn = turnOf(await ask());
    nowMs += 200;
    await stub().release(turn);
    await stub().release(turn);
    expect((await stub().gauge()).lines.measures.callsInHour).toBe(0);
    expect(await ask({ usagePointId: meter(2) })).toMatchObject({ waitMs: 50 });
  });
});

describe("what Enedis answers", () => {
  it("the gate sends nothing for two seconds after Enedis refuses a second's calls, then spaces calls wider", async () => {
    const turn = turnOf(await ask());
    nowMs += 300;
    await stub().report({ kind: "burst", turn });
    expect(await ask({ usagePointId: meter(2) })).toMatchObject({ waitMs: 2_000 });
    expect(await ask({ usagePointId: meter(3) })).toMatchObject({ waitMs: 2_300 });
  });

  it("the gate sends nothing before the instant that Enedis names when the hour is used up, even after a restart", async () => {
    const turn = turnOf(await ask());
    nowMs += 300;
    await stub().report({ kind: "hour", turn, nextAccessAtMs: NOON + 3_600_000 });
    await evictDurableObject(stub());
    await hold();
    const refused = await ask({ usagePointId: meter(2) });
    expect(refused).toMatchObject({ refusal: { code: "quota_shared", retryAfterMs: 3_601_000 - 300 - 6_250 } });
    expect((await stub().gauge()).lines.measures.closedForMs).toBe(3_601_000 - 300);
  });

  it("the circuit opens when Enedis fails for several meters in a row, and a successful probe closes it", async () => {
    const of = (n: number): Partial<Ask> => ({ usagePointId: meter(n), resource: "courbe_de_charge_consommation" });
    for (let n = 0; n < 5; n++) await stub().report({ kind: "failure", turn: turnOf(await ask(of(n))) });
    expect(await ask(of(6))).toMatchObject({ refusal: { code: "enedis_down", retryAfterMs: 10_000 } });
    expect(await ask({ usagePointId: meter(6) })).toMatchObject({ ok: true });
    expect((await stub().gauge()).down).toEqual(["courbe_de_charge_consommation"]);

    nowMs += 10_000;
    const probe = turnOf(await ask(of(7)));
    expect(await ask(of(8))).toMatchObject({ refusal: { code: "enedis_down" } });
    expect(probe.reportSuccess).toBe(true);
    await stub().report({ kind: "success", turn: probe });
    expect(await ask(of(8))).toMatchObject({ ok: true });
    expect((await stub().gauge()).down).toEqual([]);
  });
});

describe("a gate whose clock steps back by an hour", () => {
  const HOUR_MS = 3_600_000;

  it("a gate whose clock steps back by an hour keeps no caller waiting for the old instants, even after a restart", async () => {
    await ask();
    nowMs -= HOUR_MS;
    expect(await ask({ usagePointId: meter(2) })).toMatchObject({ ok: true, waitMs: 500 });
    await evictDurableObject(stub());
    nowMs -= HOUR_MS;
    await hold();
    const grant = await ask({ usagePointId: meter(3) });
    // At most the block of calls that was promised to the disk.
    expect(grant.ok && grant.waitMs).toBeLessThanOrEqual(500 + 32 * 250);
  });

  it("a gate whose clock steps back by an hour renews a refused token and closes a circuit without delay", async () => {
    for (let n = 0; n < 5; n++) {
      await stub().report({ kind: "failure", turn: turnOf(await ask({ usagePointId: meter(n) })) });
    }
    nowMs -= HOUR_MS;
    expect(await ask({ usagePointId: meter(6) })).toMatchObject({ refusal: { code: "enedis_down" } });
    nowMs += 10_000;
    expect(await ask({ usagePointId: meter(7), rejectedToken: "token 1" })).toMatchObject({ accessToken: "token 2" });
  });
});

describe("the application token", () => {
  it("the application token is requested once for all waiting requests, whose turns count from its arrival", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    tokenAnswer = async () => {
      await promise;
      return accepted({ accessToken: "late", expiresInMs: 12_600_000 });
    };
    const asks = [ask(), ask(), ask()];
    await expect.poll(() => tokenCalls).toBe(1);
    nowMs += 3_000;
    resolve();
    expect((await Promise.all(asks)).map((grant) => grant.ok && grant.waitMs).sort()).toEqual([0, 250, 500]);
    expect(tokenCalls).toBe(1);
  });

  it("the application token is renewed once for all requests that report Enedis's refusal", async () => {
    await ask();
    nowMs += 60_000;
    const replays = await Promise.all([ask({ rejectedToken: "token 1" }), ask({ rejectedToken: "token 1" })]);
    expect(replays.map((grant) => grant.ok && grant.accessToken)).toEqual(["token 2", "token 2"]);
    expect(tokenCalls).toBe(2);
  });

  it("an unavailable application token refuses the calls, spends no quota, and is requested again after a pause", async () => {
    tokenAnswer = async () => refused({ code: "enedis_token_unavailable" });
    const refusal = { ok: false, refusal: { code: "enedis_token_unavailable" } };
    expect(await Promise.all([ask(), ask()])).toMatchObject([refusal, refusal]);
    expect(await ask()).toMatchObject({ ...refusal, budgets: { shared: { remaining: 10_000 } } });
    expect(tokenCalls).toBe(1);

    tokenAnswer = async () => accepted({ accessToken: "back", expiresInMs: 12_600_000 });
    nowMs += 2_000;
    expect(await ask()).toMatchObject({ ok: true, waitMs: 250, accessToken: "back" });
  });
});

describe("a gate that starts again", () => {
  it("a gate that starts again remembers the hour, and counts promised calls as spent", async () => {
    await ask();
    await evictDurableObject(stub());
    nowMs += 1;
    await hold();
    // The block began 250 ms after noon.
    expect(await ask()).toMatchObject({ ok: true, waitMs: 250 + 32 * 250 - 1, accessToken: "token 2" });
  });

  it("a gate that starts again after a quiet moment loses no call, because exact counts replaced the promise", async () => {
    await ask();
    expect(await runDurableObjectAlarm(stub())).toBe(true);
    await evictDurableObject(stub());
    await hold();
    expect(await ask()).toMatchObject({ ok: true, waitMs: 500 });
  });

  it("a gate that starts again makes no caller wait for a block of token requests", async () => {
    await stub().ask(CONTRACT);
    await evictDurableObject(stub());
    nowMs += 250;
    await hold();
    expect(await stub().ask(CONTRACT)).toMatchObject({ ok: true, waitMs: 0, accessToken: "token 2" });
  });

  it("a gate that starts again finds one stored row per line, with nothing about any person", async () => {
    for (let n = 0; n < 40; n++) await ask({ usagePointId: meter(n) });
    await runInDurableObject(stub(), (_gate: QuotaGate, state) => {
      const rows = [...state.storage.sql.exec("SELECT name, promised, until_ms FROM line_counts ORDER BY name")];
      expect(rows.map((row) => row.name)).toEqual(["measures", "token"]);
      expect(rows[0]).toMatchObject({ promised: 31, until_ms: NOON + 250 + 64 * 250 });
    });
  });
});
