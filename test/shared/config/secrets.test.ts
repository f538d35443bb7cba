import { describe, expect, it } from "vitest";
import { candidates, isStrong, keyId, previousSecrets } from "../../../shared/config/secrets.ts";

const A = "a".repeat(32);
const B = "b".repeat(43);

describe("TOKEN_SECRET_PREVIOUS", () => {
  it.each([
    ["is not set", undefined, []],
    ["is empty", "", []],
    ["is one secret, as ever", "the secret before", ["the secret before"]],
    ["is one secret that holds a comma", "the secret, before", ["the secret, before"]],
    ["is one strong secret that holds a comma", `${A},x`, [`${A},x`]],
    ["is several strong secrets", `${A}, ${B}`, [A, B, `${A}, ${B}`]],
    ["ends with a comma", `${A},`, [`${A},`]],
  ])("the variable TOKEN_SECRET_PREVIOUS gives the right list of secrets when it %s", (_what, given, secrets) => {
    expect(previousSecrets(given)).toEqual(secrets);
  });
});

describe("a strong secret", () => {
  it.each([
    ["s".repeat(31), false],
    ["s".repeat(32), true],
    ["é".repeat(15), false],
    ["é".repeat(16), true],
  ])("a secret is strong from 32 bytes on: %s", (secret, strong) => {
    expect(isStrong(secret)).toBe(strong);
  });
});

describe("the secrets that may have signed a token", () => {
  const SECRETS = { current: A, previous: [B, ""] };

  it("a token that names no secret may be signed with any but the empty one, the newest first", async () => {
    expect(await candidates(SECRETS, undefined)).toEqual([A, B]);
  });

  it("a token that names its secret may be signed with that one only", async () => {
    expect(await candidates(SECRETS, await keyId(B))).toEqual([B]);
  });

  it.each([null, "", 0, ["x"], "unknown"])("no secret may have signed a token that names %j", async (kid) => {
    expect(await candidates(SECRETS, kid)).toEqual([]);
  });
});
