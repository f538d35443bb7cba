import type { Config } from "../config/env.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../refusals/refusal.ts";
import { exchange } from "./exchange.ts";
import { readAppToken } from "./wire.ts";

export interface AppToken {
  readonly accessToken: string;
  readonly expiresInMs: number;
}

/**
 * Requests our application's token from Enedis (client credentials). The secret travels in the `Authorization` header: Enedis
 * has refused it in the query string since July 2026. Every failure is the same refusal, as no call works without the token.
 */
export async function requestAppToken(config: Config): Promise<Outcome<AppToken, EnedisRefusal>> {
  const { apiUrl, clientId, clientSecret, timeoutMs } = config.enedis;
  const answer = await exchange(
    `${apiUrl}oauth2/v3/token`,
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
