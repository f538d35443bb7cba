import { describe, expect, it } from "vitest";
import {
  issueOperatorToken,
  OPERATOR_TOKEN_SECONDS,
  signerOfOperatorToken,
} from "../../../shared/token/operator-token.ts";
import { issueToken } from "../../../shared/token/token.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

const NOW = Date.parse("2026-11-30T12:00:00Z");
const HOST = "conso.example";
const CURRENT = "the secret in use, which is as long as it has to be";
const OLDER = "the secret of last year, as long as it had to be";
const SECRETS = { current: CURRENT, previous: [OLDER, ""] };

const signer = async (secret: string, { host = HOST, laterMs = 0 } = {}) =>
  signerOfOperatorToken(await issueOperatorToken(secret, host, NOW), HOST, SECRETS, NOW + laterMs);

describe("the token of an operator", () => {
  it.each([
    [CURRENT, "current"],
    [OLDER, "previous"],
    ["a secret of somebody else, as long as it has to be", null],
    ["", null],
  ])("a token names which secret of the gateway signed it, or none: %s", async (secret, expected) => {
    expect(await signer(secret)).toBe(expected);
  });

  it("a token for one host opens nothing at another", async () => {
    expect(await signer(CURRENT, { host: "evil.example" })).toBeNull();
  });

  it.each([
    [OPERATOR_TOKEN_SECONDS * 1000, "current"],
    [(OPERATOR_TOKEN_SECONDS + 31) * 1000, null],
    [-60_000, null],
  ])(
    "a token %i ms after it was signed is good for its five minutes only, and not before",
    async (laterMs, expected) => {
      expect(await signer(CURRENT, { laterMs })).toBe(expected);
    },
  );

  it("the token of a meter is no operator's, though the same secret signed it", async () => {
    const usagePoints = ["22516914714270" as UsagePointId];
    const text = await issueToken({ usagePoints, issuedAtMs: NOW, expiresAtMs: NOW + 60_000, jti: "a" }, CURRENT);
    expect(await signerOfOperatorToken(text, HOST, SECRETS, NOW)).toBeNull();
  });
});
