import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { takePairing } from "../../shared/limits/limits.ts";
import { boxOf } from "../../shared/pairing/box.ts";
import { deskOf } from "../../shared/pairing/desk.ts";
import { SEED_BYTES, seedText, writeDeviceCode } from "../../shared/pairing/device-code.ts";
import { countryFrom, sealRequest } from "../../shared/pairing/device-request.ts";
import { POLL_INTERVAL_MS } from "../../shared/pairing/pairing.ts";
import { CODE_BYTES, makeUserCode, shownCode } from "../../shared/pairing/user-code.ts";
import { deskName } from "../../shared/pairing/visit.ts";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { EVERYTHING, scopeFrom, scopeText } from "../../shared/token/scope.ts";
import { oauthChecks } from "./checks.ts";
import { answerError, NOT_STORED, showError } from "./oauth-error.ts";
import { clientName, readForm } from "./oauth-form.ts";

const MINUTE_MS = 60_000;

/**
 * `POST /api/v2/device_authorization` (RFC 8628 §3.1): a device that has no browser asks for a code, which a person types on `/appareil`.
 * `client_id` is the name that the person sees. Nothing is asked of Enedis.
 */
export const deviceAuthorization = new Hono<AppEnv>().all("/", ...oauthChecks, async (c) => {
  const form = await readForm(c);
  if (!form.ok) return answerError(c, form.refusal);
  const name = clientName(form.value);
  if (!name.ok) return answerError(c, name.refusal);
  const wanted = form.value.get("scope");
  const scope = wanted === undefined ? EVERYTHING : scopeFrom(wanted);
  if (scope === null) return answerError(c, { error: "invalid_scope", description: "scope has an unknown word" });

  const taken = await takePairing(c.env, c.req.header("cf-connecting-ip"));
  if (!taken.ok) return showError(c, taken.refusal);

  const { siteOrigin, jurisdiction, tokenSecrets } = configFrom(c.env);
  const nowMs = Date.now();
  const code = makeUserCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
  if (code === null) return showError(c, GATE_UNREACHABLE);
  const seed = seedText(crypto.getRandomValues(new Uint8Array(SEED_BYTES)));
  const request = {
    name: name.value,
    scope: scopeText(scope),
    askedAtMs: nowMs - (nowMs % MINUTE_MS),
    // Cloudflare knows it; workerd on a machine makes one up.
    country: jurisdiction === null ? null : countryFrom(c.req.raw.cf?.country),
  };
  const pairing = await deskName(code, tokenSecrets.current);
  const expiresAtMs = await deskOf(c.env, pairing)
    .begin(await boxOf(seed), await sealRequest(request, code, tokenSecrets.current))
    .catch(() => null);
  // Nor when another device has the code, which one request in a hundred million may meet: the next one gets another.
  if (expiresAtMs === null) return showError(c, GATE_UNREACHABLE);

  const clientId = form.value.get("client_id") ?? "";
  const body = {
    device_code: await writeDeviceCode({ pairing, seed, expiresAtMs }, clientId, tokenSecrets.current),
    user_code: shownCode(code),
    verification_uri: `${siteOrigin}/appareil`,
    expires_in: Math.floor((expiresAtMs - nowMs) / 1000),
    interval: POLL_INTERVAL_MS / 1000,
  };
  return c.json(body, 200, NOT_STORED);
});
