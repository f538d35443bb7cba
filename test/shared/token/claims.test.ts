import { describe, expect, it } from "vitest";
import { claimsFrom, type NewToken, wireOf } from "../../../shared/token/claims.ts";
import { EVERYTHING } from "../../../shared/token/scope.ts";
import { METER, OTHER_METER } from "../../support/meters.ts";

const TOKEN: NewToken = { usagePoints: [METER, OTHER_METER], issuedAtMs: 1_000, expiresAtMs: 2_000, jti: "a-token" };
const BARE = { jti: "a-token", sub: [METER, OTHER_METER], iat: 1, exp: 2 };

describe("the claims that are signed", () => {
  it("the claims that are signed leave out what is not known, so that a nameless token stays so when renewed", () => {
    const unknown = { name: null, roles: [[], []], consentedAtMs: null, consentEndsAtMs: null, device: null };
    expect(wireOf({ ...TOKEN, ...unknown, scope: EVERYTHING })).toEqual(BARE);
  });

  it("the claims that are signed name no application where every meter consented to the first", () => {
    expect(wireOf({ ...TOKEN, applications: ["first", "first"] })).toEqual(BARE);
    expect(wireOf({ ...TOKEN, applications: ["first", "b"] })).toEqual({ ...BARE, apps: ["first", "b"] });
  });

  it("the claims that are signed hold the roles of all meters as soon as those of one are known", () => {
    const roles = [[], ["production"]] as const;
    expect(wireOf({ ...TOKEN, roles })).toEqual({ ...BARE, roles });
  });
});

describe("when the consent was given", () => {
  it.each([
    ["is said apart on a token made from another", { consent_start: 5 }, 5_000, null],
    ["is when its holder proved who they are on an older token of the consent", { auth_time: 6 }, 6_000, 6_000],
    ["is said twice on a token of the consent", { consent_start: 5, auth_time: 6 }, 5_000, 6_000],
    ["is not known on a token of an earlier API", {}, null, null],
  ])("the date of the consent %s", (_where, said, consentedAtMs, authenticatedAtMs) => {
    expect(claimsFrom({ ...BARE, ...said })).toMatchObject({ consentedAtMs, authenticatedAtMs });
  });
});

describe("claims that we do not sign", () => {
  it.each([null, {}, { ...BARE, sub: METER }, { ...BARE, exp: "2" }])(
    "claims that we do not sign are read as nothing: %j",
    (payload) => {
      expect(claimsFrom(payload)).toBeNull();
    },
  );
});
