import { describe, expect, it } from "vitest";
import { bearerOf, bearerToken, checkAccess, covers } from "../../../shared/token/bearer.ts";
import { EVERYTHING, scopeFrom } from "../../../shared/token/scope.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";

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
  const claims = {
    usagePoints: [OTHER_METER],
    issuedAtMs: 0,
    expiresAtMs: 1,
    jti: null,
    scope: EVERYTHING,
    name: null,
    roles: [[]],
    consentedAtMs: null,
    authenticatedAtMs: null,
    consentEndsAtMs: null,
  };

  it.each([
    [OTHER_METER, true],
    [METER, false],
  ])("covers %s: %s", (id, covered) => {
    expect(covers(claims, id as UsagePointId)).toBe(covered);
  });

  it.each([
    ["consumption", "consommation_quotidienne", null],
    ["consumption", "production_quotidienne", "production daily"],
    ["daily", "puissance_conso_max_quotidienne", null],
    ["daily", "courbe_de_charge_production", "production load_curve"],
    ["consumption daily", "index_consommation", null],
    ["consumption daily", "courbe_de_charge_consommation", "consumption load_curve"],
    ["production load_curve", "courbe_de_charge_production", null],
  ] as const)("narrowed to %j, asked for %s, lacks %j", (scope, measure, needed) => {
    const narrow = { ...claims, scope: scopeFrom(scope) ?? EVERYTHING };
    const refusal = needed === null ? null : { code: "scope_insufficient", needed };
    expect(checkAccess(narrow, { usagePointId: claims.usagePoints[0] as UsagePointId, measure })).toEqual(refusal);
  });

  it("does not tell its scope to who asks for another meter", () => {
    const other = { usagePointId: METER, measure: "index_production" } as const;
    expect(checkAccess({ ...claims, scope: scopeFrom("daily") ?? EVERYTHING }, other)).toEqual({
      code: "usage_point_not_covered",
    });
  });
});

describe("the name of a token among the revoked", () => {
  const other = `${TOKEN}A`;

  it("is that of its jti, whatever else it says", async () => {
    const one = await bearerOf(TOKEN, { jti: "a", issuedAtMs: 1 });
    expect(one).toEqual({ id: expect.stringMatching(/^[\w-]{43}$/), issuedAtMs: 1 });
    expect((await bearerOf(other, { jti: "a", issuedAtMs: 2 })).id).toBe(one.id);
    expect((await bearerOf(TOKEN, { jti: "b", issuedAtMs: 1 })).id).not.toBe(one.id);
  });

  it("is that of the whole token when it has none", async () => {
    const one = await bearerOf(TOKEN, { jti: null, issuedAtMs: 1 });
    expect((await bearerOf(other, { jti: null, issuedAtMs: 1 })).id).not.toBe(one.id);
    expect((await bearerOf(TOKEN, { jti: TOKEN, issuedAtMs: 1 })).id).not.toBe(one.id);
  });
});
