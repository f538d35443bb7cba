import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { noteRefusal } from "../../shared/http/log-requests.ts";
import { recordIncident } from "../../shared/refusals/incident-log.ts";
import { REFUSALS_EN } from "../../shared/refusals/program-texts.ts";
import type { Refusal } from "../../shared/refusals/refusal.ts";
import { resolveStatus, retryAfterSeconds } from "../../shared/refusals/statuses.ts";

/** The codes of RFC 6749 §5.2 and RFC 8628 §3.5; `temporarily_unavailable` (RFC 6749 §4.1.2.1) goes with a status of its own. */
export type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "authorization_pending"
  | "slow_down"
  | "access_denied"
  | "expired_token"
  | "temporarily_unavailable";

/** An error of the token endpoint. `description` is for a developer, in the ASCII that RFC 6749 §5.2 allows. */
export interface OAuthError {
  readonly error: OAuthErrorCode;
  readonly description: string;
}

/** What goes with every answer that may hold a code or a token (RFC 6749 §5.1). */
export const NOT_STORED = { "cache-control": "no-store", pragma: "no-cache" } as const;

/** Answers an error: 400, or 401 for a client that tried to authenticate (RFC 6749 §5.2). */
export const answerError = (c: Context, error: OAuthError): Response =>
  error.error === "invalid_client"
    ? write(c, error, 401, { "www-authenticate": 'Basic realm="conso-api"' })
    : write(c, error, 400);

/** Answers a refusal of the gateway in the members of RFC 6749, with its own status. */
export function showError(c: Context<AppEnv>, refusal: Refusal): Response {
  noteRefusal(c, refusal.code);
  const { status, origin, retryAfterMs } = resolveStatus(refusal, "v2");
  if (origin !== "client") recordIncident(crypto.randomUUID(), refusal, Date.now());
  const texts: Readonly<Record<string, { readonly title: string }>> = REFUSALS_EN;
  const error = {
    error: status === 429 || status >= 500 ? "temporarily_unavailable" : "invalid_request",
    description: texts[refusal.code]?.title ?? "Too many requests",
  } as const;
  return write(c, error, status, {
    ...(retryAfterMs !== null && { "retry-after": `${retryAfterSeconds(retryAfterMs)}` }),
    ...(refusal.code === "method_not_allowed" && { allow: refusal.allow }),
  });
}

const write = (c: Context, { error, description }: OAuthError, status: number, headers: Record<string, string> = {}) =>
  c.json({ error, error_description: description }, status as ContentfulStatusCode, { ...NOT_STORED, ...headers });
