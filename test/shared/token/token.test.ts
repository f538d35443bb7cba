import { createHmac } from "node:crypto";
import fc from "fast-check";
import { CompactSign, decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { keyId } from "../../../shared/config/secrets.ts";
import { EVERYTHING, scopeFrom } from "../../../shared/token/scope.ts";
import { hasExpired, issueToken, verifyToken } from "../../../shared/token/token.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;
const SECRET = "a secret of the current deployment";
const SECRETS = { current: SECRET, previous: [] };
const CLAIMS = { usagePoints: [METER], issuedAtMs: NOON, expiresAtMs: NOON + DAY_MS, jti: "a-token" };
/** What a token says of itself when it says no more than it must. */
const PLAIN = {
  scope: EVERYTHING,
  name: null,
  roles: [[]],
  applications: ["first"],
  consentedAtMs: null,
  authenticatedAtMs: null,
  consentEndsAtMs: null,
  device: null,
};
const VALID = { ok: true, value: { ...CLAIMS, ...PLAIN } };

const INVALID = { ok: false, refusal: { code: "token_invalid" } };
const EXPIRED = { ok: false, refusal: { code: "token_expired" } };

const bytes = (secret: string) => new TextEncoder().encode(secret);
const inSeconds = (ms: number) => ms / 1000;

/** Signs anything, so that each test can break one thing. */
const signed = (body: unknown, secret = SECRET, header: { alg: string; kid?: string } = { alg: "HS256" }) =>
  new CompactSign(bytes(JSON.stringify(body))).setProtectedHeader(header).sign(bytes(secret));

const legacy = { sub: [METER, OTHER_METER], iat: inSeconds(NOON), exp: inSeconds(NOON + DAY_MS) };

describe("a token", () => {
  it("a token gives back, once verified, the claims with which it was issued", async () => {
    const token = await issueToken(CLAIMS, SECRET);
    expect(await verifyToken(token, SECRETS, NOON)).toEqual(VALID);
  });

  it("a token shows its meters as an array in `sub`, where clients in the field read them", async () => {
    const token = await issueToken({ ...CLAIMS, usagePoints: [METER, OTHER_METER] }, SECRET);
    expect(decodeJwt(token)).toEqual({
      iss: "conso-api",
      aud: "conso-api",
      jti: "a-token",
      sub: [METER, OTHER_METER],
      iat: inSeconds(NOON),
      exp: inSeconds(NOON + DAY_MS),
    });
  });

  it.each([
    ["one ms before its end", DAY_MS - 1, VALID],
    ["at its end", DAY_MS, EXPIRED],
    ["long after", 400 * DAY_MS, EXPIRED],
  ])("a token is valid before its end and expired from then on: %s", async (_when, afterMs, verdict) => {
    const token = await issueToken(CLAIMS, SECRET);
    expect(await verifyToken(token, SECRETS, NOON + afterMs)).toEqual(verdict);
  });

  it("a token is refused before the start that it names", async () => {
    const token = await signed({ ...legacy, nbf: inSeconds(NOON) + 1 });
    expect(await verifyToken(token, SECRETS, NOON)).toEqual(INVALID);
  });

  it.each(["s", "un secret de vingt c.", "é"])(
    "a token works with the short secret %j of an existing deployment",
    async (secret) => {
      const token = await issueToken(CLAIMS, secret);
      expect(await verifyToken(token, { current: secret, previous: [] }, NOON)).toEqual(VALID);
    },
  );
});

describe("the end of a token", () => {
  it.each([
    ["the consent's, when that comes first", NOON + DAY_MS, NOON + DAY_MS],
    ["three years later, when the consent lasts longer", NOON + 4 * 365 * DAY_MS, NOON + 1095 * DAY_MS],
    ["three years later, when the consent has no end", Number.POSITIVE_INFINITY, NOON + 1095 * DAY_MS],
  ])("the end of a token is %s", async (_which, expiresAtMs, endMs) => {
    expect(decodeJwt(await issueToken({ ...CLAIMS, expiresAtMs }, SECRET)).exp).toBe(inSeconds(endMs));
  });

  it("the end of a token never rounds up past the consent's", async () => {
    const token = await issueToken({ ...CLAIMS, expiresAtMs: NOON + 999 }, SECRET);
    expect(await verifyToken(token, SECRETS, NOON)).toEqual(EXPIRED);
  });
});

describe("a token of an earlier Conso API", () => {
  it("a token of an earlier Conso API is accepted with `sub`, `iat` and `exp` only", async () => {
    expect(await verifyToken(await signed(legacy), SECRETS, NOON)).toEqual({
      ok: true,
      value: {
        ...PLAIN,
        usagePoints: [METER, OTHER_METER],
        roles: [[], []],
        applications: ["first", "first"],
        issuedAtMs: NOON,
        expiresAtMs: NOON + DAY_MS,
        jti: null,
      },
    });
  });

  it.each([
    ["no `sub`", { sub: undefined }],
    ["a `sub` that is not an array", { sub: METER }],
    ["an empty `sub`", { sub: [] }],
    ["a number in `sub`", { sub: [22516914714270] }],
    ["13 digits in `sub`", { sub: [METER.slice(0, 13)] }],
    ["a digit too many before the meter", { sub: [`9${METER}`] }],
    ["a digit too many after the meter", { sub: [`${METER}9`] }],
    ["spaces in `sub`", { sub: ["114 532 900 028 23"] }],
    ["one bad meter beside a good one", { sub: [METER, "*"] }],
    ["digits of another script in `sub`", { sub: ["١١٤٥٣٢٩٠٠٠٢٨٢٣"] }],
    ["no `exp`", { exp: undefined }],
    ["an `exp` that is text", { exp: "4102444800" }],
    ["an endless `exp`", { exp: null }],
    ["no `iat`", { iat: undefined }],
    ["a foreign issuer", { iss: "https://elsewhere.example" }],
    ["a foreign audience", { aud: "another-api" }],
    ["an audience of several", { aud: ["conso-api", "another-api"] }],
    ["an empty audience", { aud: "" }],
    ["an issuer of null", { iss: null }],
    ["a scope we do not know", { scope: "consumption address" }],
    ["an empty scope", { scope: "" }],
    ["a scope of null", { scope: null }],
    ["a name of two lines", { name: "one\ntwo" }],
    ["an application by another name", { apps: ["First!"] }],
    ["a role we do not know", { roles: [["address"], []] }],
    ["an end of consent that is text", { consent_end: "never" }],
  ])("a token of an earlier Conso API is refused with %s", async (_fault, fault) => {
    expect(await verifyToken(await signed({ ...legacy, ...fault }), SECRETS, NOON)).toEqual(INVALID);
  });

  it.each(["null", "[]", '"text"', "not json"])(
    "a token of an earlier Conso API is refused when its claims are %s",
    async (text) => {
      const token = await new CompactSign(bytes(text)).setProtectedHeader({ alg: "HS256" }).sign(bytes(SECRET));
      expect(await verifyToken(token, SECRETS, NOON)).toEqual(INVALID);
    },
  );
});

describe("the algorithm", () => {
  it("the algorithm of a token is never none", async () => {
    const unsigned = new UnsecuredJWT({ iat: legacy.iat, exp: legacy.exp }).encode();
    expect(await verifyToken(unsigned, SECRETS, NOON)).toEqual(INVALID);
    const [, payload, signature] = (await signed(legacy)).split(".");
    const header = Buffer.from('{"alg":"none"}').toString("base64url");
    expect(await verifyToken(`${header}.${payload}.`, SECRETS, NOON)).toEqual(INVALID);
    expect(await verifyToken(`${header}.${payload}.${signature}`, SECRETS, NOON)).toEqual(INVALID);
  });

  it.each(["HS384", "HS512"])("the algorithm of a token is never %s, not even with the right secret", async (alg) => {
    const secret = "s".repeat(64);
    const token = await signed(legacy, secret, { alg });
    expect(await verifyToken(token, { current: secret, previous: [] }, NOON)).toEqual(INVALID);
  });

  it("the algorithm of a token is never RS256", async () => {
    const { privateKey } = await generateKeyPair("RS256");
    const token = await new SignJWT({ iat: legacy.iat, exp: legacy.exp })
      .setProtectedHeader({ alg: "RS256" })
      .sign(privateKey);
    expect(await verifyToken(token, SECRETS, NOON)).toEqual(INVALID);
  });
});

describe("what a token may say beyond its meters", () => {
  const claims = {
    ...CLAIMS,
    usagePoints: [METER, OTHER_METER],
    scope: scopeFrom("consumption daily") ?? EVERYTHING,
    name: "Chauffe-eau « cave »",
    roles: [["consumption", "production"], []] as const,
    applications: ["first", "second"],
    consentedAtMs: NOON,
    authenticatedAtMs: NOON,
    consentEndsAtMs: NOON + 2 * DAY_MS,
    device: "a device",
  };

  it("every further claim of a token is read back as it was written", async () => {
    expect(await verifyToken(await issueToken(claims, SECRET), SECRETS, NOON)).toEqual({ ok: true, value: claims });
  });

  it("every further claim of a token is written under its standard name where there is one", async () => {
    expect(decodeJwt(await issueToken(claims, SECRET))).toMatchObject({
      scope: "consumption daily",
      name: "Chauffe-eau « cave »",
      roles: [["consumption", "production"], []],
      apps: ["first", "second"],
      auth_time: inSeconds(NOON),
      consent_start: inSeconds(NOON),
      consent_end: inSeconds(NOON + 2 * DAY_MS),
    });
  });

  it("a token names no end of the consent where the consent has none", async () => {
    const token = await issueToken({ ...claims, consentEndsAtMs: Number.POSITIVE_INFINITY }, SECRET);
    expect(await verifyToken(token, SECRETS, NOON)).toMatchObject({ value: { consentEndsAtMs: null } });
  });
});

describe("the secret's name in a token", () => {
  const OLD = "the secret before";
  const OLDER = "the secret before that one";

  it("the secret's name in a token is short, and stays the same until the secret changes", async () => {
    const { kid, ...others } = decodeProtectedHeader(await issueToken(CLAIMS, SECRET));
    expect(others).toEqual({ alg: "HS256", typ: "JWT" });
    expect(kid).toMatch(/^[\w-]{8}$/);
    expect(kid).toBe(await keyId(SECRET));
    expect(kid).not.toBe(await keyId(OLD));
  });

  it.each([SECRET, OLD, OLDER])(
    "the secret's name in a token leads to the secret that signed it, among several: %s",
    async (secret) => {
      const token = await issueToken(CLAIMS, secret);
      expect(await verifyToken(token, { current: SECRET, previous: [OLD, OLDER] }, NOON)).toEqual(VALID);
    },
  );

  it.each([SECRET, OLD, OLDER])(
    "a token without a secret's name still verifies with any of our secrets: %s",
    async (secret) => {
      const token = await signed(legacy, secret);
      expect((await verifyToken(token, { current: SECRET, previous: [OLD, OLDER] }, NOON)).ok).toBe(true);
    },
  );

  it.each([
    ["another of our secrets", async () => keyId(OLD)],
    ["a secret we do not have", async () => keyId("foreign")],
    ["a path", async () => "../../etc/passwd"],
    ["nothing", async () => ""],
  ])("a token that names %s as its secret is worth nothing", async (_what, name) => {
    const token = await signed(legacy, SECRET, { alg: "HS256", kid: await name() });
    expect(await verifyToken(token, { current: SECRET, previous: [OLD] }, NOON)).toEqual(INVALID);
    expect(await verifyToken(token, { current: SECRET, previous: [] }, NOON)).toEqual(INVALID);
  });
});

describe("the length of a token", () => {
  /** A valid token of this many characters. */
  async function ofLength(characters: number): Promise<string> {
    const spare = characters - (await signed({ ...legacy, ignored: "" })).length;
    return signed({ ...legacy, ignored: "n".repeat(Math.round((spare * 3) / 4)) });
  }

  it.each([
    [8_192, true],
    [8_196, false],
    [28_000, false],
  ])("a token of %i characters is accepted: %s", async (characters, isRead) => {
    const token = await ofLength(characters);
    expect(token).toHaveLength(characters);
    expect((await verifyToken(token, SECRETS, NOON)).ok).toBe(isRead);
  });
});

describe("the secret", () => {
  it.each([
    ["the current one", SECRET, VALID],
    ["the previous one, while it is kept for rotation", "the secret before", VALID],
    ["any other", "the secret before that", INVALID],
  ])("the secret of a valid token is the current or the previous one: %s", async (_which, secret, verdict) => {
    const secrets = { current: SECRET, previous: ["the secret before"] };
    expect(await verifyToken(await issueToken(CLAIMS, secret), secrets, NOON)).toEqual(verdict);
  });

  it("the previous secret still tells an expired token from an invalid one", async () => {
    const token = await issueToken(CLAIMS, "the secret before");
    const secrets = { current: SECRET, previous: ["the secret before"] };
    expect(await verifyToken(token, secrets, NOON + DAY_MS)).toEqual(EXPIRED);
  });

  it("an empty secret verifies nothing, not even what an empty key signed", async () => {
    const payload = Buffer.from(JSON.stringify(legacy)).toString("base64url");
    const signing = `${Buffer.from('{"alg":"HS256"}').toString("base64url")}.${payload}`;
    const token = `${signing}.${createHmac("sha256", "").update(signing).digest("base64url")}`;
    expect(await verifyToken(token, { current: "", previous: [] }, NOON)).toEqual(INVALID);
    expect(await verifyToken(token, { current: SECRET, previous: [""] }, NOON)).toEqual(INVALID);
  });
});

describe("no mutation of a valid token verifies", () => {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ~";

  it("a token with one character replaced never verifies", async () => {
    const token = await issueToken(CLAIMS, SECRET);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.constantFrom(...ALPHABET), async (at, character) => {
        const mutant = token.slice(0, at) + character + token.slice(at + 1);
        fc.pre(mutant !== token);
        expect(await verifyToken(mutant, SECRETS, NOON)).toEqual(INVALID);
      }),
      { numRuns: 500 },
    );
  });

  it("a token with its last character replaced by any other never verifies", async () => {
    const token = await issueToken(CLAIMS, SECRET);
    const mutants = [...ALPHABET].map((character) => token.slice(0, -1) + character).filter((text) => text !== token);
    for (const mutant of mutants) expect(await verifyToken(mutant, SECRETS, NOON)).toEqual(INVALID);
  });

  it("a token with a part removed, repeated, inserted or taken from another token never verifies", async () => {
    const token = await issueToken(CLAIMS, SECRET);
    const other = await issueToken({ ...CLAIMS, usagePoints: [OTHER_METER], jti: "another" }, SECRET);
    const range = fc.tuple(fc.nat(token.length), fc.nat(token.length));
    await fc.assert(
      fc.asyncProperty(range, fc.oneof(fc.string(), fc.constant(token), fc.constant(other)), async ([a, b], text) => {
        const mutant = token.slice(0, Math.min(a, b)) + text + token.slice(Math.max(a, b));
        fc.pre(mutant !== token && mutant !== other);
        expect(await verifyToken(mutant, SECRETS, NOON)).toEqual(INVALID);
      }),
      { numRuns: 500 },
    );
  });

  it("a random text never verifies as a token", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        expect(await verifyToken(text, SECRETS, NOON)).toEqual(INVALID);
      }),
    );
  });
});

describe("the end of a token", () => {
  it.each([
    ["in the second before", -1, false],
    ["at its instant", 0, true],
    ["after it", 1, true],
  ])("the end of a token is checked in whole seconds: %s", (_when, afterMs, isOver) => {
    expect(hasExpired({ expiresAtMs: NOON }, NOON + afterMs)).toBe(isOver);
  });
});
