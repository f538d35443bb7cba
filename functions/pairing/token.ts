import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { boxOf, takeFromBox } from "../../shared/pairing/box.ts";
import { deskOf } from "../../shared/pairing/desk.ts";
import { type DeviceCode, readDeviceCode } from "../../shared/pairing/device-code.ts";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { scopeText } from "../../shared/token/scope.ts";
import { verifyToken } from "../../shared/token/token.ts";
import { oauthChecks } from "./checks.ts";
import { answerError, NOT_STORED, type OAuthErrorCode, showError } from "./oauth-error.ts";
import { clientName, readForm } from "./oauth-form.ts";

export const DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

const DESCRIPTIONS = {
  invalid_grant: "The device code is not one of ours, belongs to another client, or has given its token",
  expired_token: "The device code has expired: begin again",
  authorization_pending: "The person has not finished yet",
  slow_down: "Wait five seconds longer between polls from now on",
  access_denied: "The person declined, or the consent failed",
} satisfies Partial<Record<OAuthErrorCode, string>>;

const refusePoll = (c: Context<AppEnv>, error: keyof typeof DESCRIPTIONS): Response =>
  answerError(c, { error, description: DESCRIPTIONS[error] });

/**
 * `POST /api/v2/token` (RFC 8628 §3.4): a device that has a code asks whether the person has agreed. Once they have, the answer is the
 * gateway's ordinary token, and the code is used up.
 */
export const token = new Hono<AppEnv>().all("/", ...oauthChecks, async (c) => {
  const form = await readForm(c);
  if (!form.ok) return answerError(c, form.refusal);
  const grant = form.value.get("grant_type");
  if (grant === undefined) return answerError(c, { error: "invalid_request", description: "grant_type is missing" });
  if (grant !== DEVICE_GRANT)
    return answerError(c, { error: "unsupported_grant_type", description: `The one grant type is ${DEVICE_GRANT}` });
  const client = clientName(form.value);
  if (!client.ok) return answerError(c, client.refusal);
  const text = form.value.get("device_code");
  if (text === undefined) return answerError(c, { error: "invalid_request", description: "device_code is missing" });

  // What a guess gets depends on nothing that is stored.
  const code = await readDeviceCode(text, form.value.get("client_id") ?? "", configFrom(c.env).tokenSecrets);
  if (code === null) return refusePoll(c, "invalid_grant");
  const nowMs = Date.now();
  if (nowMs >= code.expiresAtMs) return refusePoll(c, "expired_token");
  return poll(c, code, nowMs);
});

async function poll(c: Context<AppEnv>, code: DeviceCode, nowMs: number): Promise<Response> {
  const polled = await deskOf(c.env, code.pairing)
    .poll(await boxOf(code.seed))
    .catch(() => null);
  switch (polled?.kind) {
    case undefined:
      return showError(c, GATE_UNREACHABLE);
    case "pending":
      return refusePoll(c, "authorization_pending");
    case "too_fast":
      return refusePoll(c, "slow_down");
    case "declined":
      return refusePoll(c, "access_denied");
    case "gone":
      return refusePoll(c, "invalid_grant");
    case "granted":
      return answerToken(c, polled.token, code.seed, nowMs);
  }
}

/** The token in its box, in the members of RFC 6749 §5.1. */
async function answerToken(c: Context<AppEnv>, sealed: string, seed: string, nowMs: number): Promise<Response> {
  const text = await takeFromBox(sealed, seed);
  const claims = text === null ? null : await verifyToken(text, configFrom(c.env).tokenSecrets, nowMs);
  if (!claims?.ok) return refusePoll(c, "invalid_grant");
  const { expiresAtMs, scope } = claims.value;
  const body = {
    access_token: text,
    token_type: "Bearer",
    expires_in: Math.floor((expiresAtMs - nowMs) / 1000),
    scope: scopeText(scope),
  };
  return c.json(body, 200, NOT_STORED);
}
