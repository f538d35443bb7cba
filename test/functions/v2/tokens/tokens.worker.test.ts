import { reset } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import app from "../../../../functions/index.ts";
import type { NewToken } from "../../../../shared/token/claims.ts";
import { scopeFrom } from "../../../../shared/token/scope.ts";
import { issueToken } from "../../../../shared/token/token.ts";
import { METER, OTHER_METER } from "../../../support/meters.ts";
import { TOKEN_SECRET } from "../../../support/secrets.ts";

const DAY_MS = 86_400_000;

let upstream: MockInstance<typeof fetch>;
let nowMs: number;

beforeEach(() => {
  nowMs = Date.now();
  upstream = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no upstream call is expected"));
});
afterEach(async () => {
  // Nothing about tokens is ever asked of Enedis.
  expect(upstream).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await reset();
});

let tokens = 0;
const token = (changes: Partial<NewToken> = {}) =>
  issueToken(
    {
      usagePoints: [METER],
      roles: [["consumption"]],
      issuedAtMs: nowMs - DAY_MS,
      expiresAtMs: nowMs + 200 * DAY_MS,
      consentedAtMs: nowMs - DAY_MS,
      authenticatedAtMs: nowMs - DAY_MS,
      consentEndsAtMs: nowMs + 300 * DAY_MS,
      jti: `token ${tokens++}`,
      ...changes,
    },
    TOKEN_SECRET,
  );

async function call(path: string, init: RequestInit & { readonly bearer?: string } = {}) {
  const headers = new Headers(init.headers);
  if (init.bearer !== undefined) headers.set("authorization", `Bearer ${init.bearer}`);
  const response = await exports.default.fetch(new URL(path, "https://conso.example"), { ...init, headers });
  const text = await response.clone().text();
  return { response, body: text === "" ? null : JSON.parse(text) };
}

const renew = (bearer: string, body?: object | string) =>
  call("/api/v2/tokens/renew", {
    method: "POST",
    bearer,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const merge = (bearer: string, body: object) =>
  call("/api/v2/tokens/merge", { method: "POST", bearer, body: JSON.stringify(body) });
const revoke = (fields: Record<string, string> | string) =>
  call("/api/v2/tokens/revoke", { method: "POST", body: new URLSearchParams(fields) });
const me = (bearer: string) => call("/api/v2/me", { bearer });

describe("POST /api/v2/tokens/renew", () => {
  it("POST /api/v2/tokens/renew answers another token, until the end of the consent, in the members of OAuth", async () => {
    const old = await token();
    const { response, body } = await renew(old);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: expect.any(Number),
      expires_at: new Date(Math.floor((nowMs + 300 * DAY_MS) / 1000) * 1000).toISOString(),
      scope: "consumption production daily load_curve",
      name: null,
    });
    expect(decodeJwt(body.access_token)).toMatchObject({
      sub: [METER],
      consent_start: Math.floor((nowMs - DAY_MS) / 1000),
    });
    expect(decodeJwt(body.access_token)).not.toHaveProperty("auth_time");
    expect(decodeJwt(body.access_token).jti).not.toBe(decodeJwt(old).jti);
  });

  it("POST /api/v2/tokens/renew names and narrows the new token once and for all", async () => {
    const { body: narrow } = await renew(await token(), { name: "Box", scope: "daily" });
    expect(narrow).toMatchObject({ name: "Box", scope: "consumption production daily" });
    const { body: kept } = await renew(narrow.access_token);
    expect(kept).toMatchObject({ name: "Box", scope: "consumption production daily" });
    for (const scope of ["load_curve", "consumption load_curve", "consumption production daily load_curve"]) {
      const { body } = await renew(narrow.access_token, { scope });
      expect(body).toMatchObject({ status: 400, code: "scope_widened", origin: "client", retryable: false });
    }
  });

  it("POST /api/v2/tokens/renew lets a token of an earlier Conso API live no longer", async () => {
    const legacy = await token({ consentEndsAtMs: null, consentedAtMs: null, authenticatedAtMs: null });
    const { body } = await renew(legacy);
    expect(decodeJwt(body.access_token).exp).toBe(decodeJwt(legacy).exp);
  });

  it("POST /api/v2/tokens/renew leaves the old token good, and revoking one leaves the other", async () => {
    const old = await token();
    const { body } = await renew(old);
    expect((await me(old)).response.status).toBe(200);
    await revoke({ token: old });
    expect((await me(old)).body.code).toBe("token_revoked");
    expect((await me(body.access_token)).response.status).toBe(200);
  });

  it.each([
    ["a body that is not JSON", "scope=daily", "body_malformed", 400],
    ["a member that it does not know", '{"scopes":"daily"}', "body_malformed", 400],
    ["a scope that does not exist", '{"scope":"identity"}', "parameter_not_allowed", 400],
    ["a name of two lines", '{"name":"a\\nb"}', "name_malformed", 400],
    ["a body without end", `{"name":"${"n".repeat(40_000)}"}`, "body_too_large", 413],
  ])("POST /api/v2/tokens/renew refuses %s", async (_what, text, code, status) => {
    expect((await renew(await token(), text)).body).toMatchObject({ status, code });
  });

  it("POST /api/v2/tokens/renew limits the tokens of a meter, whichever asks, then says when the next is possible", async () => {
    for (let count = 0; count < 30; count++) expect((await renew(await token())).response.status).toBe(200);
    const { response, body } = await renew(await token());
    expect(body).toMatchObject({ status: 429, code: "too_many_tokens", origin: "client", retryable: true });
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(1_700);
    expect((await merge(await token(), { token: await token({ usagePoints: [OTHER_METER] }) })).body.code).toBe(
      "too_many_tokens",
    );
    // Another meter is another matter; and what is lost can always be revoked.
    const other = await token({ usagePoints: [OTHER_METER] });
    expect((await renew(other)).response.status).toBe(200);
    expect((await revoke({ token: other })).response.status).toBe(200);
  });

  it("POST /api/v2/tokens/renew counts only the tokens that it gave", async () => {
    const narrow = await token({ scope: scopeFrom("daily") as never });
    for (let count = 0; count < 31; count++) {
      expect((await renew(narrow, { scope: "load_curve" })).body.code).toBe("scope_widened");
    }
    expect((await renew(narrow)).response.status).toBe(200);
  });

  it("POST /api/v2/tokens/renew refuses a revoked token", async () => {
    const lost = await token();
    await revoke({ token: lost });
    const { response, body } = await renew(lost);
    expect(body).toMatchObject({ status: 401, code: "token_revoked" });
    expect(response.headers.get("www-authenticate")).toContain('error="invalid_token"');
  });

  it.each([
    ["no token", undefined, "authorization_missing", 'Bearer realm="conso-api"'],
    ["something else", "a.b.c", "token_invalid", 'Bearer realm="conso-api", error="invalid_token"'],
  ])(
    "POST /api/v2/tokens/renew refuses a request with %s by the book, with 401 and a challenge",
    async (_what, bearer, code, challenge) => {
      const init = { method: "POST", ...(bearer !== undefined && { bearer }) };
      const { response, body } = await call("/api/v2/tokens/renew", init);
      expect(body).toMatchObject({ status: 401, code });
      expect(response.headers.get("www-authenticate")).toBe(challenge);
    },
  );
});

describe("POST /api/v2/tokens/merge", () => {
  it("POST /api/v2/tokens/merge answers one token for the meters of two, no longer and no wider than either", async () => {
    const roof = await token({
      usagePoints: [OTHER_METER],
      roles: [["production"]],
      expiresAtMs: nowMs + 100 * DAY_MS,
    });
    const narrow = (await renew(roof, { scope: "daily" })).body.access_token;
    const { body } = await merge(await token({ name: "home" }), { token: narrow });
    expect(body).toMatchObject({ name: "home", scope: "consumption production daily" });
    expect(decodeJwt(body.access_token)).toMatchObject({
      sub: [METER, OTHER_METER],
      roles: [["consumption"], ["production"]],
    });
    expect(decodeJwt(body.access_token).exp).toBe(Math.floor((nowMs + 200 * DAY_MS) / 1000));
  });

  it.each([
    ["is not one", async () => "a.b.c", "invalid"],
    ["has expired", () => token({ issuedAtMs: nowMs - 2 * DAY_MS, expiresAtMs: nowMs - DAY_MS }), "expired"],
  ])("POST /api/v2/tokens/merge refuses when the token to add %s", async (_what, added, why) => {
    const init = { method: "POST", bearer: await token(), body: JSON.stringify({ token: await added() }) };
    const { body } = await call("/api/v2/tokens/merge", { ...init, headers: { "accept-language": "en" } });
    expect(body).toMatchObject({
      status: 400,
      code: "added_token_refused",
      detail: expect.stringContaining(` ${why}.`),
    });
  });

  it("POST /api/v2/tokens/merge takes the token to add as it was pasted, and says what is wrong with half of one", async () => {
    const roof = await token({ usagePoints: [OTHER_METER] });
    expect((await merge(await token(), { token: `"Bearer ${roof}"` })).response.status).toBe(200);
    const { body } = await merge(await token(), { token: roof.slice(0, -10) });
    expect(body).toMatchObject({
      code: "added_token_refused",
      detail: expect.stringContaining("La fin du jeton manque"),
    });
  });

  it("POST /api/v2/tokens/merge refuses two tokens of which one is revoked, whichever it is", async () => {
    const [mine, roof] = [await token(), await token({ usagePoints: [OTHER_METER] })];
    await revoke({ token: roof });
    expect((await merge(mine, { token: roof })).body).toMatchObject({ status: 400, code: "added_token_refused" });
    expect((await merge(roof, { token: mine })).body).toMatchObject({ status: 401, code: "token_revoked" });
  });

  it("POST /api/v2/tokens/merge refuses to make a token that opens nothing, or too many meters", async () => {
    const consumption = await token({ scope: scopeFrom("consumption") as never });
    const production = await token({ usagePoints: [OTHER_METER], scope: scopeFrom("production") as never });
    expect((await merge(consumption, { token: production })).body.code).toBe("scopes_disjoint");
    const many = (from: number) => Array.from({ length: 6 }, (_, n) => `${30_000_000_000_000 + from + n}`) as never;
    const full = await token({ usagePoints: many(0) });
    expect((await merge(full, { token: await token({ usagePoints: many(6) }) })).body.code).toBe("meters_too_many");
  });
});

describe("POST /api/v2/tokens/revoke", () => {
  it("POST /api/v2/tokens/revoke answers 200 without a word, and the token opens nothing any more", async () => {
    const lost = await token();
    const { response, body } = await revoke({ token: lost, token_type_hint: "access_token" });
    expect([response.status, body]).toEqual([200, null]);
    expect((await me(lost)).body).toMatchObject({ status: 401, code: "token_revoked" });
  });

  it.each([
    ["one that was revoked before", async () => token()],
    ["one that has ended", () => token({ issuedAtMs: nowMs - 2 * DAY_MS, expiresAtMs: nowMs - DAY_MS })],
    [
      "one that another signed",
      () => issueToken({ usagePoints: [METER], issuedAtMs: 0, expiresAtMs: 9e12, jti: "x" }, "x"),
    ],
  ])("POST /api/v2/tokens/revoke gives the same answer for a token that is %s", async (_what, text) => {
    const presented = await text();
    for (const _time of ["first", "second"]) {
      const { response, body } = await revoke({ token: presented });
      expect([response.status, body]).toEqual([200, null]);
    }
  });

  it.each([
    ["in quotes", (text: string) => `"${text}"`],
    ["with its scheme", (text: string) => `Bearer ${text}`],
    ["broken into lines", (text: string) => text.replaceAll(/.{40}/g, "$&\r\n")],
  ])("POST /api/v2/tokens/revoke revokes a token that was pasted %s", async (_how, paste) => {
    const lost = await token();
    expect((await revoke({ token: paste(lost) })).response.status).toBe(200);
    expect((await me(lost)).body.code).toBe("token_revoked");
  });

  it.each([
    ["half of one", (text: string) => text.slice(0, 200), "La fin du jeton manque"],
    ["its end alone", (text: string) => text.slice(text.indexOf(".") + 2), "Le début du jeton manque"],
    ["two in one field", (text: string) => `${text} ${text}`, "plusieurs jetons"],
    ["another text", () => "anything at all", "n’a pas la forme d’un jeton"],
    ["three parts of anything", () => "a.b.c", "n’a pas la forme d’un jeton"],
  ])("POST /api/v2/tokens/revoke answers that %s is no token, and revokes nothing", async (_what, cut, detail) => {
    const mine = await token();
    const { body } = await revoke({ token: cut(mine) });
    expect(body).toMatchObject({
      status: 400,
      code: "token_malformed",
      error: "invalid_request",
      detail: expect.stringContaining(detail),
    });
    expect(body.remedy).not.toContain("page d’accueil");
    expect((await me(mine)).response.status).toBe(200);
  });

  it("POST /api/v2/tokens/revoke revokes a token of an earlier Conso API, which has no id", async () => {
    const legacy = await issueToken({ ...decoded(await token()), jti: undefined as never }, TOKEN_SECRET);
    expect(decodeJwt(legacy).jti).toBeUndefined();
    await revoke({ token: legacy });
    expect((await me(legacy)).body.code).toBe("token_revoked");
  });

  it.each([
    ["no field", "", "parameter_missing"],
    ["an empty one", "token=", "parameter_missing"],
    ["two tokens", "token=a&token=b", "parameter_repeated"],
  ])("POST /api/v2/tokens/revoke refuses a form with %s as RFC 7009 says", async (_what, form, code) => {
    const { body } = await revoke(form);
    expect(body).toMatchObject({ status: 400, code, error: "invalid_request" });
  });

  it("POST /api/v2/tokens/revoke reads no token from the address, nor from a body of another kind", async () => {
    const mine = await token();
    const inAddress = await call(`/api/v2/tokens/revoke?token=${mine}`, { method: "POST" });
    const asJson = await call("/api/v2/tokens/revoke", { method: "POST", body: JSON.stringify({ token: mine }) });
    expect([inAddress.body.code, asJson.body.code]).toEqual(["parameter_unknown", "parameter_missing"]);
    expect((await me(mine)).response.status).toBe(200);
  });
});

describe("GET /api/v2/me", () => {
  it("GET /api/v2/me says what the token is and opens, with its meters masked", async () => {
    const mine = await token({
      usagePoints: [METER, OTHER_METER],
      roles: [["consumption", "production"], []],
      name: "Box",
    });
    const { response, body } = await me(mine);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    const iso = (ms: number) => new Date(Math.floor(ms / 1000) * 1000).toISOString();
    const budget = { limit: 500, remaining: 500, window_seconds: 86_400, reset_in_seconds: expect.any(Number) };
    expect(body).toEqual({
      name: "Box",
      scope: "consumption production daily load_curve",
      issued_at: iso(nowMs - DAY_MS),
      expires_at: iso(nowMs + 200 * DAY_MS),
      consented_at: iso(nowMs - DAY_MS),
      consent_ends_at: iso(nowMs + 300 * DAY_MS),
      meters: [
        { meter: "••••••••••4270", roles: ["consumption", "production"], budget },
        { meter: "••••••••••2823", roles: [], budget },
      ],
      shared_budget: { limit: 10_000, remaining: 10_000, window_seconds: 3600, reset_in_seconds: 3600 },
    });
  });

  it("GET /api/v2/me says of an older token only what it says itself", async () => {
    const { body } = await me(
      await token({ roles: [], consentedAtMs: null, authenticatedAtMs: null, consentEndsAtMs: null }),
    );
    expect(body).toMatchObject({ name: null, consented_at: null, consent_ends_at: null, meters: [{ roles: [] }] });
  });
});

describe("an answer to a token that is about to end", () => {
  it.each([
    ["in 61 days", 61, false],
    ["in 60 days", 60, true],
    ["tomorrow", 1, true],
  ])(
    "a token that ends %s has its end announced from 60 days before (days left: %s)",
    async (_when, days, announced) => {
      const ending = await token({ expiresAtMs: nowMs + days * DAY_MS });
      const { exp = 0 } = decodeJwt(ending);
      const { response } = await me(ending);
      expect(response.headers.get("token-expires")).toBe(announced ? new Date(exp * 1000).toUTCString() : null);
    },
  );

  it("a token that is about to end has it announced on data routes, refusals included, and browsers may read it", async () => {
    const ending = await token({ expiresAtMs: nowMs + DAY_MS });
    const { response } = await call("/api/daily_consumption", { bearer: ending });
    expect(response.status).toBe(400);
    expect(response.headers.get("token-expires")).toMatch(/ GMT$/);
    expect(response.headers.get("access-control-expose-headers")).toContain("Token-Expires");
  });
});

describe("a narrowed token", () => {
  it("a narrowed token does not open the rest: a frozen route answers 401 and names the scope it would take", async () => {
    const narrow = await token({ scope: scopeFrom("daily") as never });
    const address = `/api/consumption_load_curve?prm=${METER}&start=2026-11-01&end=2026-11-03`;
    const { response, body } = await call(address, { bearer: narrow });
    expect(body).toMatchObject({ status: 401, code: "scope_insufficient", origin: "client" });
    expect(response.headers.get("www-authenticate")).toBe(
      'Bearer realm="conso-api", error="insufficient_scope", scope="consumption load_curve"',
    );
  });
});

describe("when the gate does not answer", () => {
  const broken = { getByName: () => new Proxy({}, { get: () => () => Promise.reject(new Error("gone")) }) };
  const DEAF = { ...env, QUOTA_GATE: broken, DO_JURISDICTION: "none", EU_ONLY: "false" };

  it.each(["renew", "merge", "revoke"])(
    "POST /api/v2/tokens/%s is refused for now when the gate does not answer, and never taken as done",
    async (what) => {
      const mine = await token();
      const bodies = {
        renew: null,
        merge: JSON.stringify({ token: mine }),
        revoke: new URLSearchParams({ token: mine }),
      };
      const init = { method: "POST", headers: { authorization: `Bearer ${mine}` }, body: bodies[what as "renew"] };
      const response = await app.request(`https://conso.example/api/v2/tokens/${what}`, init, DEAF);
      expect(response.status).toBe(503);
      expect(response.headers.get("retry-after")).toBe("5");
      expect(await response.json()).toMatchObject({ code: "gate_unreachable", retryable: true });
    },
  );
});

describe("the addresses where something is done", () => {
  it.each(["renew", "merge", "revoke"])("GET /api/v2/tokens/%s is refused with 405", async (what) => {
    const { response, body } = await call(`/api/v2/tokens/${what}`, { bearer: await token() });
    expect(body).toMatchObject({ status: 405, code: "method_not_allowed" });
    expect(response.headers.get("allow")).toBe("POST, OPTIONS");
  });

  it("an address where tokens are made or revoked may be called from any page", async () => {
    const response = await exports.default.fetch("https://conso.example/api/v2/tokens/renew", {
      method: "OPTIONS",
      headers: {
        origin: "https://maison.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
      },
    });
    expect(response.headers.get("access-control-allow-methods")).toContain("POST");
    expect(response.headers.get("access-control-allow-headers")).toContain("Content-Type");
  });
});

/** The claims of a token, as they were asked for. */
function decoded(text: string): NewToken {
  const { sub, iat = 0, exp = 0, jti = "" } = decodeJwt(text);
  return { usagePoints: sub as never, issuedAtMs: iat * 1000, expiresAtMs: exp * 1000, jti };
}
