import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKeyedHash, keyedHash } from "../../shared/keyed-hash.ts";

const SECRET = "a secret of the current deployment";

describe("a keyed hash", () => {
  it("a keyed hash is the same for the same text, and confirms it", async () => {
    const hash = await keyedHash(SECRET, "authorisation", "42");
    expect(await keyedHash(SECRET, "authorisation", "42")).toBe(hash);
    expect(await isKeyedHash(hash, SECRET, "authorisation", "42")).toBe(true);
  });

  it.each([
    ["another text", SECRET, "authorisation", "43"],
    ["another purpose", SECRET, "consent state", "42"],
    ["another secret", "another secret", "authorisation", "42"],
  ] as const)("a keyed hash is worth nothing for %s", async (_what, secret, purpose, text) => {
    const hash = await keyedHash(SECRET, "authorisation", "42");
    expect(await keyedHash(secret, purpose, text)).not.toBe(hash);
    expect(await isKeyedHash(hash, secret, purpose, text)).toBe(false);
  });

  it("a keyed hash is not derived from the bare secret, which signs the tokens", async () => {
    const key = await crypto.subtle.importKey(
      "raw",
      new TextEncoder().encode(SECRET),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const bare = new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode("42")));
    expect(await keyedHash(SECRET, "authorisation", "42")).not.toBe(Buffer.from(bare).toString("base64url"));
  });

  it("a keyed hash is confirmed by no other text than the one written", async () => {
    const hash = await keyedHash(SECRET, "authorisation", "42");
    await fc.assert(
      fc.asyncProperty(fc.nat(hash.length - 1), fc.string({ maxLength: 2 }), async (at, text) => {
        const mutant = hash.slice(0, at) + text + hash.slice(at + 1);
        fc.pre(mutant !== hash);
        expect(await isKeyedHash(mutant, SECRET, "authorisation", "42")).toBe(false);
      }),
    );
  });
});
