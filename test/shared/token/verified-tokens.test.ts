import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { bearerOf } from "../../../shared/token/bearer.ts";
import { issueToken, verifyToken } from "../../../shared/token/token.ts";
import { VerifiedTokens } from "../../../shared/token/verified-tokens.ts";
import { METER } from "../../support/meters.ts";

const NOON = Date.UTC(2026, 10, 28, 12);
const SECRETS = { current: "a secret of the current deployment", previous: ["the secret before"] };

const issue = (jti: string, lifeMs: number, secret = SECRETS.current) =>
  issueToken({ usagePoints: [METER], issuedAtMs: NOON, expiresAtMs: NOON + lifeMs, jti }, secret);

const signatureChecks = () => vi.spyOn(crypto.subtle, "verify");
afterEach(() => vi.restoreAllMocks());

describe("the tokens verified lately", () => {
  it("recently verified tokens give the verdict of a fresh verification, in any order and at any time", async () => {
    const texts = await Promise.all([
      issue("short", 3_000),
      issue("long", 60_000),
      issue("of the secret before", 60_000, SECRETS.previous[0]),
      issue("foreign", 60_000, "another gateway's secret"),
    ]);
    const [, long = ""] = texts;
    texts.push(long.replace(/\.[^.]+\./, ".e30."), `${long.slice(0, -1)}-`, "a.b.c");
    const asks = fc.array(fc.tuple(fc.constantFrom(...texts), fc.integer({ min: 0, max: 70_000 })), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(asks, async (asked) => {
        const tokens = new VerifiedTokens(SECRETS);
        for (const [text, afterMs] of asked) {
          const verified = await tokens.verify(text, NOON + afterMs);
          const outcome = verified.ok ? { ok: true, value: verified.value.claims } : verified;
          expect(outcome).toEqual(await verifyToken(text, SECRETS, NOON + afterMs));
          if (verified.ok) expect(verified.value.bearer).toEqual(await bearerOf(text, verified.value.claims));
        }
      }),
    );
  });

  it("recently verified tokens have a good signature checked once, and a bad one each time", async () => {
    const tokens = new VerifiedTokens(SECRETS);
    const [good, other] = await Promise.all([issue("good", 60_000), issue("other", 60_000)]);
    const bad = `${good.slice(0, good.lastIndexOf("."))}${other.slice(other.lastIndexOf("."))}`;
    const checks = signatureChecks();
    for (let n = 0; n < 3; n++) await tokens.verify(good, NOON);
    expect(checks).toHaveBeenCalledTimes(1);
    for (let n = 0; n < 3; n++) expect((await tokens.verify(bad, NOON)).ok).toBe(false);
    expect(checks).toHaveBeenCalledTimes(1 + 3);
  });

  it("recently verified tokens are not valid under another configuration", async () => {
    const good = await issue("good", 60_000);
    expect((await new VerifiedTokens(SECRETS).verify(good, NOON)).ok).toBe(true);
    const rotated = new VerifiedTokens({ current: "the secret after", previous: [] });
    expect(await rotated.verify(good, NOON)).toEqual({ ok: false, refusal: { code: "token_invalid" } });
  });

  it("recently verified tokens are a thousand at most: with one more, the oldest is verified again", async () => {
    const tokens = new VerifiedTokens(SECRETS);
    const [first, last] = await Promise.all([issue("first", 60_000), issue("last", 60_000)]);
    await tokens.verify(first, NOON);
    for (let n = 0; n < 999; n++) await tokens.verify(await issue(`${n}`, 60_000), NOON);
    const checks = signatureChecks();
    await tokens.verify(first, NOON);
    expect(checks).not.toHaveBeenCalled();
    await tokens.verify(last, NOON);
    await tokens.verify(first, NOON);
    expect(checks).toHaveBeenCalledTimes(2);
  });
});
