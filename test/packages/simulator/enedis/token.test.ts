import { describe, expect, it } from "vitest";
import { createEnedis } from "../../../../packages/simulator/index.ts";
import { APPLICATION, FORM, MORNING, simulated } from "../../../support/simulated.ts";

const GRANT = { grant_type: "client_credentials" };
const CREDENTIALS = { client_id: APPLICATION.clientId, client_secret: APPLICATION.clientSecret };
const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` });
const GOOD_BASIC = basic(APPLICATION.clientId, APPLICATION.clientSecret);

const ask = (form: Record<string, string>, headers: Record<string, string> = {}, query = "") =>
  createEnedis({ now: () => MORNING, application: APPLICATION }).fetch(
    new Request(`http://enedis.example/oauth2/v3/token${query}`, {
      method: "POST",
      headers: { ...FORM, ...headers },
      body: `${new URLSearchParams(form)}`,
    }),
  );

describe("the token endpoint", () => {
  it.each([
    ["Basic credentials", GRANT, GOOD_BASIC],
    ["credentials in the form", { ...GRANT, ...CREDENTIALS }, {}],
    ["a redirect_uri, which it ignores", { ...GRANT, ...CREDENTIALS, redirect_uri: "https://example.org" }, {}],
  ])("the token endpoint accepts %s", async (_, form, headers) => {
    const answer = await ask(form, headers);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      access_token: expect.any(String),
      token_type: "Bearer",
      expires_in: 12_600,
      scope: "am_application_scope default",
    });
  });

  const FAILED = { error_description: "Client Authentication failed.", error: "invalid_client" };
  it.each([
    ["no credentials", 401, FAILED, GRANT, {}, ""],
    ["a wrong secret", 401, FAILED, GRANT, basic(APPLICATION.clientId, "wrong"), ""],
    ["credentials in the query string", 401, FAILED, GRANT, {}, `?${new URLSearchParams(CREDENTIALS)}`],
    [
      "credentials in the query string beside valid ones",
      401,
      FAILED,
      GRANT,
      GOOD_BASIC,
      `?${new URLSearchParams(CREDENTIALS)}`,
    ],
    [
      "an unknown application",
      401,
      { error_description: "A valid OAuth client could not be found for client_id: xxxx", error: "invalid_client" },
      GRANT,
      basic("xxxx", "yyyy"),
      "",
    ],
    [
      "a grant_type in the query string only",
      400,
      { error_description: "missing_parameter", error: "invalid_request" },
      {},
      GOOD_BASIC,
      "?grant_type=client_credentials",
    ],
    [
      "the authorization code of the first generation",
      400,
      { error_description: "Unsupported grant_type value", error: "unsupported_grant_type" },
      { grant_type: "authorization_code", code: "x" },
      GOOD_BASIC,
      "",
    ],
    [
      "another content type",
      415,
      { error_description: "unsupported_media_type", error: "invalid_request" },
      GRANT,
      { ...GOOD_BASIC, "content-type": "application/json" },
      "",
    ],
  ] as const)("the token endpoint refuses %s", async (_, status, body, form, headers, query) => {
    const answer = await ask({ ...form }, { ...headers }, query);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(JSON.stringify(body));
  });
});

describe("a token", () => {
  const METER = { pointId: "22516914714270", dateDebut: "2026-11-01", dateFin: "2026-11-02" };

  it.each([
    ["the instant before three and a half hours", 12_600_000 - 1, 200],
    ["until three and a half hours, and no longer", 12_600_000, 401],
  ])("a token is accepted %s", async (_, ms, status) => {
    const { measure, pass } = await simulated();
    pass(ms);
    expect((await measure("consommation_quotidienne", METER)).status).toBe(status);
  });

  it("a token is refused once it is revoked, and revoking an unknown token is no error", async () => {
    const { request, measure, token } = await simulated();
    const revoke = (text: string) =>
      request("/oauth2/v3/revoke", {
        method: "POST",
        headers: FORM,
        body: `${new URLSearchParams({ token: text })}`,
      });

    expect((await revoke("unknown")).status).toBe(200);
    expect((await measure("consommation_quotidienne", METER)).status).toBe(200);
    expect((await revoke(token())).status).toBe(200);
    expect((await measure("consommation_quotidienne", METER)).status).toBe(401);
  });
});
