import type { Config } from "../config/env.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { exchange } from "./exchange.ts";
import { readAppToken } from "./wire.ts";

export interface AppToken {
  readonly accessToken: string;
  readonly expiresInMs: number;
}

/**
 * Asks Enedis for the token of our application (client credentials). The secret travels in the `Authorization` header:
 * in the query string it has been refused since July 2026. Whatever goes wrong is one refusal: nothing can be read without it.
 */
export async function requestAppToken(config: Config): Promise<Outcome<AppToken, EnedisRefusal>> {
  const { apiUrl, clientId, clientSecret, timeoutMs } = config.enedis;
  const answer = await exchange(
    new URL("oauth2/v3/token", withSlash(apiUrl)),
    {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`, accept: "application/json" },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    },
    timeoutMs,
  );
  const token = answer.ok && answer.value.status === 200 ? readAppToken(answer.value.text) : null;
  return token === null ? refused({ code: "enedis_token_unavailable" }) : accepted(token);
}

/** So that a path is added to the address we were given, not put in place of its last segment. */
export const withSlash = (base: URL): URL => new URL(base.href.endsWith("/") ? base.href : `${base.href}/`);
