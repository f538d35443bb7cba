import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import type { NewToken } from "../../../shared/token/claims.ts";
import { scopeText } from "../../../shared/token/scope.ts";
import { issueToken, verifyToken } from "../../../shared/token/token.ts";

/** Signs a token and answers it in the members of RFC 6749 §5.1, with the dates and the name beside them. */
export async function answerToken<E extends AppEnv>(c: Context<E>, token: NewToken): Promise<Response> {
  const { tokenSecrets } = configFrom(c.env);
  const text = await issueToken(token, tokenSecrets.current);
  // Reports the signed claims: expiry is capped at three years and cut to seconds.
  const signed = await verifyToken(text, tokenSecrets, token.issuedAtMs);
  if (!signed.ok) throw new Error("a token of ours does not verify");
  const { issuedAtMs, expiresAtMs, scope, name } = signed.value;
  const body = {
    access_token: text,
    token_type: "Bearer",
    expires_in: (expiresAtMs - issuedAtMs) / 1000,
    expires_at: new Date(expiresAtMs).toISOString(),
    scope: scopeText(scope),
    name,
  };
  return c.json(body, 200, { "cache-control": "no-store", vary: "Authorization" });
}
