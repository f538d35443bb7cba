import { evictDurableObject, reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppToken } from "../../shared/enedis/app-token.ts";
import type { Ask, QuotaGate } from "../../shared/quota-gate.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../../shared/refusal.ts";
import { type UsagePointId, usagePointId } from "../../shared/usage-point.ts";

// What `configFrom` insists on; nothing here is ever called.
Object.assign(env, {
  ENEDIS_API_URL: "https://enedis.invalid/",
  ENEDIS_CONSENT_URL: "https://enedis.invalid/",
  ENEDIS_CLIENT_ID: "client",
  ENEDIS_CLIENT_SECRET: "secret",
  TOKEN_SECRET: "a secret long enough to sign tokens with",
});

const NOON = Date.UTC(2026, 9, 15, 12);
const METER = usagePointId("25478147557460") as UsagePointId;
const MEASURE: Ask = { line: "measures", usagePointId: METER, patienceMs: 25_000 };
const CONTRACT: Ask = { line: "subscribed_services", usagePointId: null, patienceMs: 25_000 };

let nowMs: number;
let tokenCalls: number;
let tokenAnswer: () => Promise<Outcome<AppToken, EnedisRefusal>>;

const stub = () => env.QUOTA_GATE.getByName("enedis");
const ask = (changes: Partial<Ask> = {}) => stub().ask({ ...MEASURE, ...changes });

/** Gives the object our clock and our Enedis; again after each eviction, as it is another object then. */
const hold = () =>
  runInDurableObject(stub(), (gate: QuotaGate) => {
    gate.clock = () => nowMs;
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

describe("the gate", () => {
  it("answers when to call, and with which token", async () => {
    expect(await ask()).toEqual({ ok: true, waitMs: 250, accessToken: "token 1" });
    nowMs += 1_000;
    expect(await ask()).toEqual({ ok: true, waitMs: 0, accessToken: "token 1" });
    expect(await ask()).toEqual({ ok: true, waitMs: 250, accessToken: "token 1" });
  });

  it("tells who would wait too long when to come back", async () => {
    for (let n = 0; n < 20; n++) await ask();
    expect(await ask({ patienceMs: 1_000 })).toEqual({
      ok: false,
      refusal: { code: "quota_shared", retryAfterMs: 1_000 },
    });
  });

  it("counts each API by itself, and leaves room in the idle line for calls beside it", async () => {
    await ask();
    nowMs += 10_000;
    expect(await stub().ask(CONTRACT)).toMatchObject({ ok: true, waitMs: 0 });
    expect(await ask()).toMatchObject({ ok: true, waitMs: 250 });
    expect(await stub().ask(CONTRACT)).toMatchObject({ ok: true, waitMs: 250 });
  });

  it("grants three hundred who ask at once their own instants, a turn apart", async () => {
    const grants = await Promise.all(
      Array.from({ length: 300 }, () => ask({ usagePointId: null, patienceMs: 100_000 })),
    );
    const waits = grants.map((grant) => (grant.ok ? grant.waitMs : Number.NaN)).sort((a, b) => a - b);
    expect(waits).toEqual(Array.from({ length: 300 }, (_, n) => (n + 1) * 250));
  });
});

describe("the application token", () => {
  it("is asked for once, however many requests wait for it, and their wait counts from when it came", async () => {
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

  it("is renewed once when Enedis refused it, for all who say so", async () => {
    await ask();
    nowMs += 60_000;
    const replays = await Promise.all([ask({ rejectedToken: "token 1" }), ask({ rejectedToken: "token 1" })]);
    expect(replays.map((grant) => grant.ok && grant.accessToken)).toEqual(["token 2", "token 2"]);
    expect(tokenCalls).toBe(2);
  });

  it("that cannot be had is said so, spends nothing of the quota, and is left alone for a while", async () => {
    tokenAnswer = async () => refused({ code: "enedis_token_unavailable" });
    const refusal = { ok: false, refusal: { code: "enedis_token_unavailable" } };
    expect(await Promise.all([ask(), ask()])).toEqual([refusal, refusal]);
    expect(await ask()).toEqual(refusal);
    expect(tokenCalls).toBe(1);

    tokenAnswer = async () => accepted({ accessToken: "back", expiresInMs: 12_600_000 });
    nowMs += 2_000;
    expect(await ask()).toEqual({ ok: true, waitMs: 250, accessToken: "back" });
  });
});

describe("a gate that starts again", () => {
  it("remembers the hour, and counts what it had promised as spent", async () => {
    await ask();
    await evictDurableObject(stub());
    nowMs += 1;
    await hold();
    // The block began 250 ms after noon.
    expect(await ask()).toEqual({ ok: true, waitMs: 250 + 32 * 250 - 1, accessToken: "token 2" });
  });

  it("makes nobody wait for a block of tokens", async () => {
    await stub().ask(CONTRACT);
    await evictDurableObject(stub());
    nowMs += 250;
    await hold();
    expect(await stub().ask(CONTRACT)).toEqual({ ok: true, waitMs: 0, accessToken: "token 2" });
  });

  it("writes one row for each line, and in none of them anything about anybody", async () => {
    for (let n = 0; n < 40; n++) await ask();
    await runInDurableObject(stub(), (_gate: QuotaGate, state) => {
      const rows = [...state.storage.sql.exec("SELECT name, promised, until_ms FROM line ORDER BY name")];
      expect(rows.map((row) => row.name)).toEqual(["measures", "token"]);
      expect(rows[0]).toMatchObject({ promised: 31, until_ms: NOON + 250 + 64 * 250 });
    });
  });
});
