import { describe, expect, it } from "vitest";
import { bearerToken, covers } from "../../shared/bearer.ts";
import type { UsagePointId } from "../../shared/usage-point.ts";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOltdfQ.c2ln-_";
const INVALID = { ok: false, refusal: { code: "token_invalid" } };
const MISSING = { ok: false, refusal: { code: "authorization_missing" } };

describe("the Authorization header", () => {
  it.each([`Bearer ${TOKEN}`, `bearer ${TOKEN}`, `BEARER   ${TOKEN}`, ` Bearer ${TOKEN} `])(
    "gives its token: %j",
    (header) => {
      expect(bearerToken(header)).toEqual({ ok: true, value: TOKEN });
    },
  );

  it.each([undefined, "", "  "])("is missing when it is %j", (header) => {
    expect(bearerToken(header)).toEqual(MISSING);
  });

  it.each([
    ["a token without its scheme", TOKEN],
    ["a scheme without its token", "Bearer"],
    ["another scheme", `Basic ${TOKEN}`],
    ["a longer scheme", `XBearer ${TOKEN}`],
    ["no space", `Bearer${TOKEN}`],
    ["a colon", `Bearer: ${TOKEN}`],
    ["quotes", `Bearer "${TOKEN}"`],
    ["two headers in one", `Bearer ${TOKEN}, Bearer ${TOKEN}`],
    ["another header first", `Basic abc, Bearer ${TOKEN}`],
    ["two tokens", `Bearer ${TOKEN} ${TOKEN}`],
    ["two parts", "Bearer aaa.bbb"],
    ["four parts", `Bearer ${TOKEN}.ccc`],
    ["a tab", `Bearer\t${TOKEN}`],
    ["a line break", `Bearer ${TOKEN}\nX: y`],
    ["the placeholder of an example", "Bearer <token>"],
  ])("is refused with %s", (_fault, header) => {
    expect(bearerToken(header)).toEqual(INVALID);
  });

  it("is judged in no time, however long", () => {
    expect(bearerToken(`Bearer ${"a.".repeat(100_000)}`)).toEqual(INVALID);
  });
});

describe("a token", () => {
  const claims = { usagePoints: ["11453290002823" as UsagePointId], issuedAtMs: 0, expiresAtMs: 1, jti: null };

  it.each([
    ["11453290002823", true],
    ["22516914714270", false],
  ])("covers %s: %s", (id, covered) => {
    expect(covers(claims, id as UsagePointId)).toBe(covered);
  });
});
