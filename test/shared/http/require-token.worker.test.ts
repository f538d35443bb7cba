import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { requireToken } from "../../../shared/http/require-token.ts";
import { issueToken } from "../../../shared/token/token.ts";
import { METER } from "../../support/meters.ts";

const SECRET = "the secret in force, long enough for HS256";
const PREVIOUS = "the secret before, long enough for HS256";
const WORLD = {
  ...env,
  TOKEN_SECRET: SECRET,
  TOKEN_SECRET_PREVIOUS: PREVIOUS,
  ENEDIS_API_URL: "https://enedis.example",
  ENEDIS_CONSENT_URL: "https://enedis.example/authorize",
  ENEDIS_CLIENT_ID: "client",
  ENEDIS_CLIENT_SECRET: "client-secret",
};
const HOUR_MS = 3_600_000;

/** A frozen route: it answers 400 where no token was sent, as the old API did. */
const PATH = "/api/daily_consumption";
const app = new Hono<AppEnv>().get(PATH, requireToken, (c) => c.json(c.var.claims.usagePoints));

const token = (expiresAtMs: number, secret = SECRET) =>
  issueToken({ usagePoints: [METER], issuedAtMs: expiresAtMs - HOUR_MS, expiresAtMs, jti: "a-token" }, secret);

const calling = (authorization?: string) =>
  app.request(PATH, authorization === undefined ? {} : { headers: { authorization } }, WORLD);

describe("a request", () => {
  it.each([
    ["the secret in force", SECRET],
    ["the previous secret", PREVIOUS],
  ])("a request with a token signed with %s goes through, its claims known", async (_which, secret) => {
    const response = await calling(`Bearer ${await token(Date.now() + HOUR_MS, secret)}`);
    expect(await response.json()).toEqual([METER]);
  });

  it.each([
    ["without a token", async () => undefined, 400, "authorization_missing"],
    ["with an expired token", async () => `Bearer ${await token(Date.now() - HOUR_MS)}`, 401, "token_expired"],
    ["with another's token", async () => `Bearer ${await token(Date.now() + HOUR_MS, "x")}`, 401, "token_invalid"],
    ["with a password", async () => "Basic dXNlcjpwYXNz", 401, "token_invalid"],
  ])("a request %s is refused", async (_which, authorization, status, code) => {
    const response = await calling(await authorization());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, origin: "client" });
  });

  it.each([
    ["in quotes", (text: string) => `Bearer "${text}"`],
    ["without its scheme", (text: string) => text],
    ["with its scheme twice", (text: string) => `Bearer Bearer ${text}`],
  ])("a request with a token that was pasted %s goes through", async (_how, paste) => {
    expect((await calling(paste(await token(Date.now() + HOUR_MS)))).status).toBe(200);
  });

  it("a request with half a token learns that its end is missing, and is not sent to a new consent", async () => {
    const response = await calling(`Bearer ${(await token(Date.now() + HOUR_MS)).slice(0, 100)}`);
    const problem = (await response.json()) as { readonly detail: string; readonly remedy: string };
    expect([response.status, problem.detail]).toEqual([401, expect.stringContaining("La fin du jeton manque")]);
    expect(problem.remedy).not.toContain("page d’accueil");
  });

  it("a request never finds its token in the answer", async () => {
    const expired = await token(Date.now() - HOUR_MS);
    const response = await calling(`Bearer ${expired}`);
    const told = (await response.text()) + JSON.stringify([...response.headers]);
    for (const part of expired.split(".")) expect(told).not.toContain(part);
  });
});
