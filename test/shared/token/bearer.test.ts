import { describe, expect, it } from "vitest";
import { bearerOf, bearerToken, checkAccess, covers } from "../../../shared/token/bearer.ts";
import { EVERYTHING, scopeFrom } from "../../../shared/token/scope.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";

const TOKEN = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOltdfQ.${"c2ln-_".repeat(7)}A`;

describe("the Authorization header", () => {
  it.each([`Bearer ${TOKEN}`, `bearer ${TOKEN}`, ` Bearer "${TOKEN}" `, TOKEN])(
    "the Authorization header gives its token: %j",
    (header) => {
      expect(bearerToken(header)).toEqual({ ok: true, value: TOKEN });
    },
  );

  it.each([undefined, "", "  "])("the Authorization header counts as missing when it is %j", (header) => {
    expect(bearerToken(header)).toEqual({ ok: false, refusal: { code: "authorization_missing" } });
  });

  it("the Authorization header is refused with what is wrong with its text, when that is known", () => {
    const refusal = { code: "token_invalid" };
    expect(bearerToken("Bearer")).toEqual({ ok: false, refusal: { ...refusal, fault: "nothing" } });
    expect(bearerToken("Bearer a.b.c")).toEqual({ ok: false, refusal });
  });

  it("the Authorization header is judged at once, however long it is", () => {
    expect(bearerToken(`Bearer ${"a.".repeat(100_000)}`)).toEqual({ ok: false, refusal: { code: "token_invalid" } });
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
    applications: ["first"],
    consentedAtMs: null,
    authenticatedAtMs: null,
    consentEndsAtMs: null,
    device: null,
  };

  it.each([
    [OTHER_METER, true],
    [METER, false],
  ])("a token covers the meter %s: %s", (id, covered) => {
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
  ] as const)("a token narrowed to %j and used for %s lacks %j", (scope, measure, needed) => {
    const narrow = { ...claims, scope: scopeFrom(scope) ?? EVERYTHING };
    const refusal = needed === null ? null : { code: "scope_insufficient", needed };
    expect(checkAccess(narrow, { usagePointId: claims.usagePoints[0] as UsagePointId, measure })).toEqual(refusal);
  });

  it("a token does not show its scope to a caller that asks for another meter", () => {
    const other = { usagePointId: METER, measure: "index_production" } as const;
    expect(checkAccess({ ...claims, scope: scopeFrom("daily") ?? EVERYTHING }, other)).toEqual({
      code: "usage_point_not_covered",
    });
  });
});

describe("the name of a token among the revoked", () => {
  const ALONE = { usagePoints: [METER as UsagePointId], applications: ["first"] };
  const other = `${TOKEN}A`;

  it("the name of a token among the revoked is that of its jti, whatever else it says", async () => {
    const one = await bearerOf(TOKEN, { ...ALONE, jti: "a", issuedAtMs: 1, device: null });
    expect(one).toEqual({ id: expect.stringMatching(/^[\w-]{43}$/), issuedAtMs: 1 });
    expect((await bearerOf(other, { ...ALONE, jti: "a", issuedAtMs: 2, device: null })).id).toBe(one.id);
    expect((await bearerOf(TOKEN, { ...ALONE, jti: "b", issuedAtMs: 1, device: null })).id).not.toBe(one.id);
  });

  it("the name of a token among the revoked is that of the whole token when it has no jti", async () => {
    const one = await bearerOf(TOKEN, { ...ALONE, jti: null, issuedAtMs: 1, device: null });
    expect((await bearerOf(other, { ...ALONE, jti: null, issuedAtMs: 1, device: null })).id).not.toBe(one.id);
    expect((await bearerOf(TOKEN, { ...ALONE, jti: TOKEN, issuedAtMs: 1, device: null })).id).not.toBe(one.id);
  });
});
