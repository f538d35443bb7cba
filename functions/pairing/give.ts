import type { Context } from "hono";
import { configFrom } from "../../shared/config/config.ts";
import { renewWithGate } from "../../shared/consent/renewal.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { tokenCookie } from "../../shared/http/cookies.ts";
import type { DeviceRequest } from "../../shared/pairing/device-request.ts";
import { accepted, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { bearerOf } from "../../shared/token/bearer.ts";
import type { Claims } from "../../shared/token/claims.ts";
import { common, scopeFrom, scopeText } from "../../shared/token/scope.ts";
import { issueToken, verifyToken } from "../../shared/token/token.ts";
import { readToken } from "../../shared/token/token-text.ts";

/** The token in this browser's cookie, which a consent has just put there; `null` when there is none that is good. */
export async function heldToken(c: Context<AppEnv>): Promise<Claims | null> {
  const text = tokenCookie.get(c);
  const held = text === undefined ? null : await verifyToken(text, configFrom(c.env).tokenSecrets, Date.now());
  return held?.ok ? held.value : null;
}

/**
 * The token for a device, made from the one that the person pasted, or from the one in the cookie when they pasted none: named after
 * the device, never wider than what it asked for or than the person's own, never beyond the consent.
 */
export async function tokenForDevice(
  c: Context<AppEnv>,
  { name, scope }: DeviceRequest,
  pasted: string,
): Promise<Outcome<string>> {
  const { tokenSecrets } = configFrom(c.env);
  const read = readToken(pasted === "" ? (tokenCookie.get(c) ?? "") : pasted);
  if (!read.ok) return refused({ code: "token_malformed", fault: read.fault });
  const verified = await verifyToken(read.token, tokenSecrets, Date.now());
  if (!verified.ok) return verified;
  const claims = verified.value;

  const wanted = scopeFrom(scope);
  const both = wanted === null ? null : common(wanted, claims.scope);
  if (both === null) return refused({ code: "device_gets_nothing" });
  const chosen = { name, scope: scopeText(both) };
  const next = await renewWithGate(c.env, await bearerOf(read.token, claims), claims, chosen);
  return next.ok ? accepted(await issueToken(next.value, tokenSecrets.current)) : next;
}
