import { createHmac } from "node:crypto";
import { CompactSign, decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { Victim } from "./victim.ts";

const HOUR = 3600;

let running: Running;
let victim: Victim;

beforeAll(async () => {
  running = await startBoth();
  victim = new Victim(running, METER, await tokenFor(METER));
});
afterAll(() => running.stop());

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = () => Math.floor(Date.now() / 1000);
const claims = () => decodeJwt(victim.token);
const parts = () => victim.token.split(".") as [string, string, string];

/** What our own signature would say of anything: only the holder of the secret can make it. */
const signed = (payload: JWTPayload | object, header: object = {}, secret: string = TOKEN_SECRET) =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "HS256", ...header })
    .sign(new TextEncoder().encode(secret));

/** The same with an HMAC of another strength, or under a key that jose would not take. */
function hmac(hash: string, header: object, payload: object, key: string): string {
  const signing = `${base64(header)}.${base64(payload)}`;
  return `${signing}.${createHmac(hash, key).update(signing).digest("base64url")}`;
}

async function rsa(alg: string, payload: object): Promise<string> {
  const { privateKey } = await generateKeyPair(alg);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg })
    .sign(privateKey);
}

const INVALID = { status: 401, code: "token_invalid" };
const EXPIRED = { status: 401, code: "token_expired" };

describe("a forged token", () => {
  it.each([
    ["says that it is not signed", () => `${base64({ alg: "none" })}.${parts()[1]}.`],
    ["says so in another case", () => `${base64({ alg: "nOnE", typ: "JWT" })}.${parts()[1]}.${parts()[2]}`],
    ["names no algorithm", () => `${base64({ typ: "JWT" })}.${parts()[1]}.${parts()[2]}`],
    ["is signed with HS384, by the right secret", () => hmac("sha384", { alg: "HS384" }, claims(), TOKEN_SECRET)],
    ["is signed with HS512, by the right secret", () => hmac("sha512", { alg: "HS512" }, claims(), TOKEN_SECRET)],
    ["says HS512 over an HS256 signature", () => hmac("sha256", { alg: "HS512" }, claims(), TOKEN_SECRET)],
    ["is signed with a key pair of the attacker's", () => rsa("RS256", claims())],
    ["is signed with an elliptic one", () => rsa("ES256", claims())],
    ["brings its own key", () => signed(claims(), { jwk: { kty: "oct", k: "YXR0YWNrZXI" } }, "attacker")],
    ["says where its key is", () => signed(claims(), { jku: "https://attacker.example/keys" }, "attacker")],
    ["is signed with an empty key", () => hmac("sha256", { alg: "HS256" }, claims(), "")],
    ["is signed with a guessed secret", () => signed(claims(), {}, "secret")],
    ["names our secret, signed with another", () => signed(claims(), decodeProtectedHeader(victim.token), "attacker")],
    ["names a secret that is a path", () => signed(claims(), { kid: "../../dev/null" })],
    [
      "says that a header it invents must be understood",
      () => hmac("sha256", { alg: "HS256", crit: ["own"], own: 1 }, claims(), TOKEN_SECRET),
    ],
    [
      "adds a meter to a good one's claims",
      () => `${parts()[0]}.${base64({ ...claims(), sub: [METER, OTHER_METER] })}.${parts()[2]}`,
    ],
    [
      "adds years to a good one's life",
      () => `${parts()[0]}.${base64({ ...claims(), exp: 9_999_999_999 })}.${parts()[2]}`,
    ],
    ["spells a good one's signature otherwise", () => respelt(victim.token)],
    ["is a good one's first two parts", () => victim.token.slice(0, victim.token.lastIndexOf("."))],
    ["is for another service", () => signed({ ...claims(), aud: "another-api" })],
    ["is for several services, ours among them", () => signed({ ...claims(), aud: ["conso-api", "another-api"] })],
    ["comes from another service", () => signed({ ...claims(), iss: "https://elsewhere.example" })],
    ["is not valid yet", () => signed({ ...claims(), nbf: now() + HOUR })],
    ["has no end", () => signed({ sub: [METER], iat: now() })],
    ["has a meter that is a pattern", () => signed({ ...claims(), sub: ["*"] })],
    ["has a scope that we do not know", () => signed({ ...claims(), scope: "everything" })],
  ])("a forged token that %s opens nothing", async (_how, forge) => {
    const forged = await forge();
    await victim.survives(async () => expect(await victim.read(forged)).toEqual(INVALID));
  });

  it.each([
    ["a second ago", () => now() - 1],
    ["at the beginning of time", () => 1],
  ])("a token that ended %s is refused as expired", async (_when, exp) => {
    const ended = await signed({ ...claims(), exp: exp() });
    await victim.survives(async () => expect(await victim.read(ended)).toEqual(EXPIRED));
  });

  it.each([
    ["an end", { exp: 1e15 }],
    ["an end just after the year 9999", { exp: 253_402_300_800 }],
    ["a beginning", { iat: 1e15 }],
    ["a beginning before 1970", { iat: -1 }],
    ["a consent's end", { consent_end: 1e15 }],
    ["a consent's beginning", { auth_time: 1e300 }],
  ])(
    "a token with %s that no calendar of ours has opens nothing and breaks nothing, even when we signed it",
    async (_what, date) => {
      const authorization = `Bearer ${await signed({ ...claims(), ...date })}`;
      for (const [path, method] of [
        ["/api/v2/me", "GET"],
        ["/api/v2/slot", "GET"],
        ["/api/v2/tokens/renew", "POST"],
        [`/api/daily_consumption?prm=${METER}&start=2026-11-01&end=2026-11-02`, "GET"],
      ] as const) {
        const response = await fetch(new URL(path, running.gateway), { method, headers: { authorization } });
        expect(await response.json()).toMatchObject(INVALID);
      }
    },
  );

  it("a forged token opens neither its own description nor another token", async () => {
    const forged = await signed(claims(), {}, "attacker");
    const authorization = `Bearer ${forged}`;
    await victim.survives(async () => {
      for (const [path, method] of [
        ["/api/v2/me", "GET"],
        ["/api/v2/tokens/renew", "POST"],
        ["/api/v2/tokens/merge", "POST"],
      ] as const) {
        const response = await fetch(new URL(path, running.gateway), { method, headers: { authorization } });
        expect(await response.json()).toMatchObject(INVALID);
      }
    });
  });

  it("a forged token with the victim's id revokes nothing, as another secret signed it", async () => {
    const forged = await signed(claims(), {}, "attacker");
    await victim.survives(async () => {
      const body = new URLSearchParams({ token: forged });
      const response = await fetch(new URL("/api/v2/tokens/revoke", running.gateway), { method: "POST", body });
      expect(response.status).toBe(200);
    });
  });
});

/** Of the last character of a signature two bits say nothing: three other characters decode to the same bytes. */
function respelt(token: string): string {
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return token.slice(0, -1) + ALPHABET[ALPHABET.indexOf(token.at(-1) ?? "") + 1];
}
