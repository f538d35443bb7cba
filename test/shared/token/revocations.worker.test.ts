import { evictDurableObject, reset, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { base64url } from "jose";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Gate } from "../../../shared/quota/protocol.ts";
import type { QuotaGate } from "../../../shared/quota/quota-gate.ts";
import { accepted } from "../../../shared/refusals/refusal.ts";
import type { Bearer } from "../../../shared/token/bearer.ts";
import { meterNames, Revocations } from "../../../shared/token/revocations.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER, NO_CURVE, OTHER_METER } from "../../support/meters.ts";

/** Far ahead: workerd replaces an alarm in the past by the present. */
const NOON = Date.UTC(2046, 10, 22, 12);
const DAY_MS = 86_400_000;
const REVOKED = { ok: false, refusal: { code: "token_revoked" }, budgets: null };

let nowMs: number;
let tokenCalls: number;

const gate = () => env.QUOTA_GATE.getByName("enedis");
/** The same stub, in a type that the compiler can follow. */
const asGate = (): Gate => gate() as unknown as Gate;
const bearer = (id: string, issuedAtMs = NOON - DAY_MS): Bearer => ({ id, issuedAtMs });
const presented = (id: string, usagePoints: UsagePointId[] = [METER], issuedAtMs?: number) => ({
  ...bearer(id, issuedAtMs),
  usagePoints,
});
const ask = (who: Bearer, usagePointId = METER) =>
  gate().ask({ api: "measures", usagePointId, bearer: who, patienceMs: 25_000 });

/** Gives the object our clock and our Enedis; again after each eviction, as it is another object then. */
const hold = () =>
  runInDurableObject(gate(), (object: QuotaGate) => {
    object.clock = () => nowMs;
    object.requestToken = async () => {
      tokenCalls++;
      return accepted({ accessToken: "token", expiresInMs: 12_600_000 });
    };
  });

/** Every text and number the gate has written about tokens. */
const kept = () =>
  runInDurableObject(gate(), (_object: QuotaGate, { storage }) =>
    ["revoked_token", "revoked_meter", "forgotten_devices"].flatMap((table) =>
      storage.sql.exec(`SELECT * FROM ${table}`).toArray(),
    ),
  );

beforeEach(async () => {
  nowMs = NOON;
  tokenCalls = 0;
  await hold();
});
afterEach(() => reset());

describe("a token revoked by its id", () => {
  it("a token revoked by its id opens nothing any more and spends no turn, while the others still open", async () => {
    await gate().revokeToken("lost", NOON + DAY_MS);
    expect(await ask(bearer("lost"))).toEqual(REVOKED);
    expect(tokenCalls).toBe(0);
    expect((await gate().gauge()).lines.measures.callsInHour).toBe(0);
    expect(await ask(bearer("kept"))).toMatchObject({ ok: true });
  });

  it("a token revoked by its id may be revoked again", async () => {
    await gate().revokeToken("lost", NOON + DAY_MS);
    await gate().revokeToken("lost", NOON + DAY_MS);
    expect(await ask(bearer("lost"))).toEqual(REVOKED);
  });

  it("a token revoked by its id stays revoked when the gate starts again", async () => {
    await gate().revokeToken("lost", NOON + DAY_MS);
    await evictDurableObject(gate());
    await hold();
    expect(await ask(bearer("lost"))).toEqual(REVOKED);
  });

  it("a token revoked by its id is forgotten by the alarm when it would have ended anyway", async () => {
    await gate().revokeToken("lost", NOON + DAY_MS);
    await gate().revokeToken("lost later", NOON + 2 * DAY_MS);
    nowMs = NOON + DAY_MS - 1;
    await runDurableObjectAlarm(gate());
    expect(await kept()).toHaveLength(2);
    nowMs = NOON + DAY_MS;
    await hold();
    await runDurableObjectAlarm(gate());
    expect(await kept()).toEqual([{ id: "lost later", until_ms: NOON + 2 * DAY_MS }]);
  });

  it("a token revoked by its id has an alarm set for its end, once nothing else is to be done", async () => {
    await gate().revokeToken("lost", NOON + DAY_MS);
    await runDurableObjectAlarm(gate());
    const alarmAtMs = await runInDurableObject(gate(), (_object: QuotaGate, { storage }) => storage.getAlarm());
    expect(alarmAtMs).toBe(NOON + DAY_MS);
  });
});

describe("every token of a meter revoked, but one", () => {
  const KEPT = presented("fresh", [METER], NOON - 1000);

  it("revoking every token of a meter but one closes it to all that were issued before, and closes no other meter", async () => {
    expect(await gate().revokeOthers(KEPT)).toBe(true);
    expect(await ask(bearer("old"))).toEqual(REVOKED);
    expect(await ask(bearer("newer than the one that is kept", NOON - 1))).toEqual(REVOKED);
    expect(await ask(KEPT)).toMatchObject({ ok: true });
    expect(await ask(bearer("old"), NO_CURVE)).toMatchObject({ ok: true });
  });

  it.each([
    ["in the same second", NOON, false],
    ["in the next", NOON + 1000, true],
  ])("after the others are revoked, a token issued %s opens the meter: %s", async (_when, issuedAtMs, opens) => {
    nowMs = NOON + 300;
    await gate().revokeOthers(KEPT);
    expect((await ask(bearer("another", issuedAtMs))).ok).toBe(opens);
  });

  it("revoking the other tokens of one meter leaves a token of several meters the rest of its meters", async () => {
    await gate().revokeOthers(KEPT);
    const home = presented("home", [METER, OTHER_METER]);
    expect(await ask(home, METER)).toEqual(REVOKED);
    expect(await ask(home, OTHER_METER)).toMatchObject({ ok: true });
    expect(await asGate().tokenStatuses(home)).toMatchObject({ allowed: [[OTHER_METER]] });
  });

  it("a token that is itself revoked cannot revoke the others, and changes nothing", async () => {
    await gate().revokeToken("fresh", NOON + DAY_MS);
    expect(await gate().revokeOthers(KEPT)).toBe(false);
    expect(await ask(bearer("old"))).toMatchObject({ ok: true });
  });

  it("revoking the others a second time keeps the latest token alone", async () => {
    await gate().revokeOthers(KEPT);
    nowMs += 60_000;
    await gate().revokeOthers(presented("fresher", [METER], nowMs - 1000));
    expect(await ask(KEPT)).toEqual(REVOKED);
    expect(await ask(bearer("fresher", nowMs - 1000))).toMatchObject({ ok: true });
  });

  it("the revocation of a meter's other tokens survives a restart, and outlasts any token", async () => {
    await gate().revokeOthers(KEPT);
    await evictDurableObject(gate());
    nowMs += 1095 * DAY_MS;
    await hold();
    await runDurableObjectAlarm(gate());
    expect(await ask(bearer("old"))).toEqual(REVOKED);
    nowMs = NOON + 4 * 366 * DAY_MS;
    await runInDurableObject(gate(), (object: QuotaGate) => object.alarm());
    expect(await kept()).toEqual([]);
  });

  it("the revocation of a meter's other tokens is written without the meter, in the clear or as a plain hash", async () => {
    await gate().revokeOthers(KEPT);
    const [row] = await kept();
    expect(row).toEqual({
      meter: expect.stringMatching(/^[\w-]{43}$/),
      at_ms: NOON,
      kept_id: "fresh",
      until_ms: NOON + 4 * 366 * DAY_MS,
    });
    const plain = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(METER)));
    expect(row?.meter).not.toBe(base64url.encode(plain));
  });
});

describe("what other devices remember of a meter, forgotten", () => {
  const LAPTOP = { ...presented("on the laptop"), device: "laptop" };
  const PHONE = { ...presented("on the phone"), device: "phone" };

  it("forgetting other devices closes the meter to their tokens, and to no token of this device or of none", async () => {
    expect(await gate().forgetOtherDevices(LAPTOP)).toBe(true);
    expect(await ask(PHONE)).toEqual(REVOKED);
    expect(await ask({ ...bearer("made from the one on the phone"), device: "phone" })).toEqual(REVOKED);
    for (const who of [LAPTOP, { ...bearer("made on the laptop"), device: "laptop" }, bearer("in a program")]) {
      expect(await ask(who)).toMatchObject({ ok: true });
    }
    expect(await ask(PHONE, NO_CURVE)).toMatchObject({ ok: true });
  });

  it("forgetting other devices spares none when the token that asks is of no device", async () => {
    await gate().forgetOtherDevices(presented("of the consent"));
    for (const who of [PHONE, LAPTOP]) expect(await ask(who)).toEqual(REVOKED);
  });

  it("after other devices were forgotten, a phone that is given a new token opens the meter again", async () => {
    nowMs = NOON + 300;
    await gate().forgetOtherDevices(LAPTOP);
    const { issuableAtMs } = await asGate().tokenStatuses(presented("of the consent"));
    expect(issuableAtMs).toBe(NOON + 1000);
    expect(await ask({ ...bearer("new", issuableAtMs), device: "phone" })).toMatchObject({ ok: true });
    expect(await ask({ ...bearer("as early", NOON), device: "phone" })).toEqual(REVOKED);
  });

  it("a device that was forgotten cannot have the others forgotten, and changes nothing", async () => {
    await gate().forgetOtherDevices(LAPTOP);
    expect(await gate().forgetOtherDevices(PHONE)).toBe(false);
    expect(await ask(LAPTOP)).toMatchObject({ ok: true });
  });

  it("what other devices had to forget stays forgotten after a restart, outlasts any token, and ends then", async () => {
    await gate().forgetOtherDevices(LAPTOP);
    await evictDurableObject(gate());
    nowMs += 1095 * DAY_MS;
    await hold();
    await runDurableObjectAlarm(gate());
    expect(await ask(PHONE)).toEqual(REVOKED);
    expect(await kept()).toEqual([
      {
        meter: expect.stringMatching(/^[\w-]{43}$/),
        at_ms: NOON,
        kept_device: "laptop",
        until_ms: NOON + 4 * 366 * DAY_MS,
      },
    ]);
    nowMs = NOON + 4 * 366 * DAY_MS;
    await runInDurableObject(gate(), (object: QuotaGate) => object.alarm());
    expect(await kept()).toEqual([]);
  });
});

describe("a token issued in place of another", () => {
  it("a token issued in place of another is dated by the gate", async () => {
    expect(await asGate().tokenStatuses(presented("mine"))).toEqual({ allowed: [[METER]], issuableAtMs: NOON });
  });

  it("a token issued in place of another is dated after the last revocation, so that it stays valid", async () => {
    nowMs = NOON + 300;
    const fresh = presented("fresh", [METER], NOON);
    await gate().revokeOthers(fresh);
    const { issuableAtMs } = await asGate().tokenStatuses(fresh);
    expect(issuableAtMs).toBe(NOON + 1000);
    expect(await ask(bearer("in its place", issuableAtMs))).toMatchObject({ ok: true });
  });

  it("a token issued in place of another is revoked with the rest when it was dated before", async () => {
    const { issuableAtMs } = await asGate().tokenStatuses(presented("stolen"));
    await gate().revokeOthers(presented("fresh", [METER], NOON));
    expect(await ask(bearer("renewed by a thief", issuableAtMs))).toEqual(REVOKED);
  });
});

describe("fifty thieves who renew while the owner revokes", () => {
  it("fifty thieves who renew while the owner revokes end with nothing, in whatever order the gate hears them", async () => {
    const thieves = Array.from({ length: 50 }, (_, n) => presented(`thief ${n}`));
    const renewals = thieves.map(async (thief, n) => {
      if (n === 25) await gate().revokeOthers(presented("fresh", [METER], NOON));
      return asGate().tokenStatuses(thief);
    });
    const answers = await Promise.all(renewals);
    for (const [n, { allowed, issuableAtMs }] of answers.entries()) {
      if (allowed[0]?.length === 0) continue;
      expect(await ask(bearer(`renewed ${n}`, Math.floor(issuableAtMs / 1000) * 1000))).toEqual(REVOKED);
    }
  });
});

describe("when the secret is rotated", () => {
  const [OLD, NEW, NEWER] = ["the first secret", "the second", "the third"];
  const under = (sql: SqlStorage, current: string, ...previous: string[]) =>
    new Revocations(sql, meterNames({ current, previous }));

  it("a revocation outlives a rotation of the secret, for as long as the secret before is kept", async () => {
    await runInDurableObject(gate(), async (_object: QuotaGate, { storage: { sql } }) => {
      await under(sql, OLD).revokeOthers(presented("fresh"), () => NOON);
      under(sql, OLD).revokeToken("lost", NOON + DAY_MS);
      const rotated = under(sql, NEWER, NEW, OLD);
      const tokens = [
        presented("old"),
        presented("lost", [OTHER_METER]),
        presented("fresh"),
        presented("new", [METER], NOON + 1),
      ];
      expect(await rotated.allowed(...tokens)).toEqual([[], [], [METER], [METER]]);
      expect(await under(sql, NEWER).allowed(presented("old"))).toEqual([[METER]]);
    });
  });

  it("a revocation after a rotation of the secret is kept under the new secret", async () => {
    await runInDurableObject(gate(), async (_object: QuotaGate, { storage: { sql } }) => {
      await under(sql, NEW, OLD).revokeOthers(presented("fresh"), () => NOON);
      expect(await under(sql, NEW).allowed(presented("old"))).toEqual([[]]);
    });
  });
});

describe("what is left of the budgets", () => {
  it("the remaining budgets are known for each meter, and reading them spends nothing", async () => {
    await ask(bearer("mine"));
    const [mine, roof] = await gate().budgets([METER, OTHER_METER], "a token");
    expect(mine).toMatchObject({ shared: { remaining: 9_999 }, meter: { limit: 500, remaining: 499 } });
    expect(roof).toMatchObject({ shared: { remaining: 9_999 }, meter: { limit: 500, remaining: 500 } });
    expect((await gate().gauge()).lines.measures.callsInHour).toBe(1);
  });
});
