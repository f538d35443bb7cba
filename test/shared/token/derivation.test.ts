import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_METERS } from "../../../shared/refusals/token.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import { type CheckedToken, mergeClaims, renewClaims } from "../../../shared/token/derivation.ts";
import { EVERYTHING, isWithin, SCOPE_WORDS, type Scope, scopeFrom } from "../../../shared/token/scope.ts";
import { issueToken, LONGEST_LIFE_MS, verifyToken } from "../../../shared/token/token.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;
const SECRET = "a secret of the current deployment";
const meter = (n: number) => `${30_000_000_000_000 + n}` as UsagePointId;

const CLAIMS: Claims = {
  usagePoints: [meter(1), meter(2)],
  roles: [["consumption"], ["production"]],
  applications: ["first", "second"],
  issuedAtMs: NOON - 100 * DAY_MS,
  expiresAtMs: NOON + 200 * DAY_MS,
  jti: "old",
  scope: EVERYTHING,
  name: "box",
  consentedAtMs: NOON - 100 * DAY_MS,
  authenticatedAtMs: NOON - 100 * DAY_MS,
  consentEndsAtMs: NOON + 300 * DAY_MS,
  device: null,
};
const STAMP = { jti: "new", nowMs: NOON };
const held = (changes: Partial<Claims> = {}, allowed?: readonly UsagePointId[]): CheckedToken => {
  const claims = { ...CLAIMS, ...changes };
  return { claims, allowed: allowed ?? claims.usagePoints };
};
const scope = (text: string) => scopeFrom(text) as Scope;

const words = fc.subarray([...SCOPE_WORDS], { minLength: 1 }).map((some) => some.join(" "));
const scopes = words.map(scope);
const days = fc.integer({ min: 1, max: 1500 });
const holders = fc
  .record({
    meters: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 4 }),
    scope: scopes,
    lifeDays: days,
    consentDays: fc.option(days),
    consentedDaysAgo: fc.option(days),
  })
  .map(({ meters, scope, lifeDays, consentDays, consentedDaysAgo }) =>
    held({
      usagePoints: meters.map(meter),
      roles: meters.map(() => []),
      applications: meters.map(() => "first"),
      scope,
      expiresAtMs: NOON + lifeDays * DAY_MS,
      consentEndsAtMs: consentDays === null ? null : NOON + (lifeDays + consentDays) * DAY_MS,
      consentedAtMs: consentedDaysAgo === null ? null : NOON - consentedDaysAgo * DAY_MS,
    }),
  );

describe("a renewed token", () => {
  it("a renewed token is another one, for the same meters, until the end of the consent", () => {
    expect(renewClaims(held(), {}, STAMP)).toEqual({
      ok: true,
      value: { ...CLAIMS, jti: "new", issuedAtMs: NOON, expiresAtMs: NOON + 300 * DAY_MS, authenticatedAtMs: null },
    });
  });

  it("a renewed token ends with the old one when the end of the consent is not known", () => {
    const legacy = held({ consentEndsAtMs: null });
    expect(renewClaims(legacy, {}, STAMP)).toMatchObject({ value: { expiresAtMs: CLAIMS.expiresAtMs } });
  });

  it("a renewed token keeps the date of the consent, and not the proof that its holder consented", () => {
    const kept = { consentedAtMs: CLAIMS.consentedAtMs, authenticatedAtMs: null };
    expect(renewClaims(held(), {}, STAMP)).toMatchObject({ value: kept });
  });

  it("a renewed token names the device of the one that it was made from, unless another will remember it", () => {
    const phone = held({ device: "phone" });
    expect(renewClaims(phone, {}, STAMP)).toMatchObject({ value: { device: "phone" } });
    expect(renewClaims(phone, { device: "laptop" }, STAMP)).toMatchObject({ value: { device: "laptop" } });
  });

  it("a renewed token may be named and narrowed", () => {
    const wanted = { name: "roof", scope: "production daily" };
    expect(renewClaims(held(), wanted, STAMP)).toMatchObject({
      value: { name: "roof", scope: scope("production daily") },
    });
  });

  it.each([
    ["production", "daily", "production daily"],
    ["daily", "consumption", "consumption daily"],
    ["production daily", "production", "production daily"],
    ["production", "daily load_curve", "production"],
  ])("a renewed token of %j, narrowed to %j, opens %j: what is not named stays as it was", (was, wanted, is) => {
    expect(renewClaims(held({ scope: scope(was) }), { scope: wanted }, STAMP)).toMatchObject({
      value: { scope: scope(is) },
    });
  });

  it("a renewed token loses the meters whose tokens were revoked", () => {
    expect(renewClaims(held({}, [meter(2)]), {}, STAMP)).toMatchObject({
      value: { usagePoints: [meter(2)], roles: [["production"]], applications: ["second"] },
    });
  });

  it("a renewed token is refused what the old one does not open", () => {
    const narrow = held({ scope: scope("consumption daily") });
    for (const wanted of ["production", "load_curve", "consumption load_curve", "consumption production", "unknown"]) {
      expect(renewClaims(narrow, { scope: wanted }, STAMP)).toEqual({
        ok: false,
        refusal: { code: "scope_widened" },
      });
    }
  });

  it("a renewed token never opens more, nor lives longer than the consent, however often it is renewed", async () => {
    await fc.assert(
      fc.asyncProperty(
        holders,
        fc.array(fc.record({ wanted: fc.option(words), afterDays: fc.nat(300) }), { maxLength: 5 }),
        async (first, wishes) => {
          const bound = first.claims.consentEndsAtMs ?? first.claims.expiresAtMs;
          let nowMs = NOON;
          let current = first;
          for (const { wanted, afterDays } of wishes) {
            nowMs += afterDays * DAY_MS;
            if (nowMs >= current.claims.expiresAtMs) break;
            const next = renewClaims(current, wanted === null ? {} : { scope: wanted }, { jti: "next", nowMs });
            if (!next.ok) {
              expect(wanted !== null && isWithin(scope(wanted), current.claims.scope)).toBe(false);
              continue;
            }
            const token = await issueToken(next.value, SECRET);
            const read = await verifyToken(token, { current: SECRET, previous: [] }, nowMs);
            if (!read.ok) throw new Error(read.refusal.code);
            expect(isWithin(read.value.scope, current.claims.scope)).toBe(true);
            expect(read.value.usagePoints).toEqual(current.claims.usagePoints);
            expect(read.value.expiresAtMs).toBeLessThanOrEqual(Math.min(bound, nowMs + LONGEST_LIFE_MS));
            expect(read.value.consentedAtMs).toBe(first.claims.consentedAtMs);
            expect(read.value.authenticatedAtMs).toBeNull();
            current = { claims: read.value, allowed: read.value.usagePoints };
          }
        },
      ),
    );
  });
});

describe("a merged token", () => {
  const other = held({
    usagePoints: [meter(2), meter(3)],
    roles: [["production"], ["consumption"]],
    applications: ["second", "third"],
    expiresAtMs: NOON + 150 * DAY_MS,
    consentEndsAtMs: NOON + 160 * DAY_MS,
    consentedAtMs: NOON - 5 * DAY_MS,
    scope: scope("daily"),
    name: "roof",
  });

  it("a merged token opens the meters of both, with the scope that both share, until the first of them ends", () => {
    expect(mergeClaims(held(), other, {}, STAMP)).toEqual({
      ok: true,
      value: {
        usagePoints: [meter(1), meter(2), meter(3)],
        roles: [["consumption"], ["production"], ["consumption"]],
        applications: ["first", "second", "third"],
        issuedAtMs: NOON,
        expiresAtMs: NOON + 150 * DAY_MS,
        jti: "new",
        scope: scope("daily"),
        name: "box",
        consentedAtMs: NOON - 100 * DAY_MS,
        consentEndsAtMs: NOON + 160 * DAY_MS,
        device: null,
      },
    });
  });

  it("a merged token names the device of the first that has one, so that a lost device does not live on in it", () => {
    const [phone, laptop] = [held({ device: "phone" }), held({ device: "laptop" })];
    for (const [one, two, device] of [
      [phone, other, "phone"],
      [other, phone, "phone"],
      [laptop, phone, "laptop"],
    ] as const) {
      expect(mergeClaims(one, two, {}, STAMP)).toMatchObject({ value: { device } });
    }
  });

  it("a merged token has no known consent date unless both have one", () => {
    expect(mergeClaims(held(), held({ consentedAtMs: null }), {}, STAMP)).toMatchObject({
      value: { consentedAtMs: null },
    });
  });

  it.each([
    ["consumption", "production"],
    ["daily", "load_curve"],
  ])("a merged token of %j and %j is refused: it would open nothing", (one, two) => {
    expect(mergeClaims(held({ scope: scope(one) }), held({ scope: scope(two) }), {}, STAMP)).toEqual({
      ok: false,
      refusal: { code: "scopes_disjoint" },
    });
  });

  it.each([
    [MOST_METERS, true],
    [MOST_METERS + 1, false],
  ])("a merged token of %d meters is issued: %s", (meters, issued) => {
    const ids = Array.from({ length: meters }, (_, n) => meter(n));
    const [one, rest] = [held({ usagePoints: ids.slice(0, 5) }), held({ usagePoints: ids.slice(4) })];
    const result = mergeClaims(one, rest, {}, STAMP);
    expect(result.ok).toBe(issued);
    if (!result.ok) expect(result.refusal).toEqual({ code: "meters_too_many", most: MOST_METERS });
  });

  it("a merged token intersects the scopes, joins the meters, and outlives neither token, whatever the two are", () => {
    fc.assert(
      fc.property(holders, holders, (one, two) => {
        const result = mergeClaims(one, two, {}, STAMP);
        if (!result.ok) return;
        const { scope = EVERYTHING, usagePoints, expiresAtMs, consentEndsAtMs } = result.value;
        for (const { claims } of [one, two]) {
          expect(isWithin(scope, claims.scope)).toBe(true);
          expect(expiresAtMs).toBeLessThanOrEqual(claims.expiresAtMs);
          expect(consentEndsAtMs).toBeLessThanOrEqual(claims.consentEndsAtMs ?? claims.expiresAtMs);
        }
        expect(new Set(usagePoints)).toEqual(new Set([...one.allowed, ...two.allowed]));
        expect(new Set(usagePoints).size).toBe(usagePoints.length);
      }),
    );
  });
});
