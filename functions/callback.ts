import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../shared/config/config.ts";
import { durableObject } from "../shared/config/durable-object.ts";
import { findConsent, recordReturn } from "../shared/consent/confirmation.ts";
import { consentError } from "../shared/consent/consent.ts";
import type { StateUse } from "../shared/consent/consent-state.ts";
import { checkReturn, JOURNEY_LIFE_MS } from "../shared/consent/departure.ts";
import { type Journey, openJourney, sealJourney } from "../shared/consent/journey.ts";
import type { AppEnv } from "../shared/http/app-env.ts";
import { consentContext } from "../shared/http/consent-context.ts";
import { departureCookie, journeyCookie } from "../shared/http/cookies.ts";
import { euOnlyShowing } from "../shared/http/eu-only.ts";
import { getOnly } from "../shared/http/methods.ts";
import { keyedHash } from "../shared/keyed-hash.ts";
import { takeLookup } from "../shared/limits/limits.ts";
import { CONSENT_PATH } from "../shared/pages/consent.tsx";
import { refusalPage } from "../shared/pages/refusal.tsx";
import { GATE_UNREACHABLE } from "../shared/quota/ask-gate.ts";
import { accepted, type Outcome, refused } from "../shared/refusals/refusal.ts";

const PARAMETERS = ["autorisation_id", "state", "error", "error_description"] as const;

/** `GET /api/callback?autorisation_id&state`, or `error&error_description`: Enedis sends the person back here. */
export const callback = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const journey = await journeyFrom(c);
  if (!journey.ok) return refusalPage(c, journey.refusal);
  journeyCookie.set(c, await sealJourney(journey.value, configFrom(c.env).tokenSecrets.current));
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  return c.redirect(CONSENT_PATH, 303);
});

/**
 * The journey that goes on, or why not. This address is hostile ground: `autorisation_id` is a small integer that anybody can
 * type. It counts only in the browser that left, in time, and as the first one to come back with its state. Whether it
 * exists is not told here.
 */
async function journeyFrom(c: Context<AppEnv>): Promise<Outcome<Journey>> {
  const repeated = PARAMETERS.find((name) => (c.req.queries(name)?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });

  // Enedis's error returns do not all carry the state. They change nothing here, so they need none.
  const { error, error_description, state, autorisation_id } = c.req.query();
  if (error !== undefined) return refused(consentError(error, error_description));

  const config = configFrom(c.env);
  const nowMs = Date.now();
  const numbered = autorisation_id !== undefined && /^[1-9][0-9]{0,14}$/.test(autorisation_id);
  const autorisationId = Number(autorisation_id);

  // The page was loaded again, perhaps hours later: the journey is already in this browser.
  const under = await openJourney(journeyCookie.get(c), config.tokenSecrets, nowMs);
  if (under.ok && under.value.state === state && under.value.autorisationId === autorisationId) return under;

  const back = await checkReturn(departureCookie.get(c), state, nowMs, config.tokenSecrets);
  if (!back.ok) return back;
  if (state === undefined || !numbered) return refused({ code: "consent_malformed" });
  const { leftAtMs } = back.value;

  // Before any object is made for this return, so that refused ones leave nothing behind.
  const context = consentContext(c);
  const taken = await takeLookup(c.env, context.address);
  if (!taken.ok) return taken;

  const secret = config.tokenSecrets.current;
  const stateUse = durableObject<StateUse>(
    c.env.CONSENT_STATE,
    config.jurisdiction,
    await keyedHash(secret, "consent state", state),
  );
  const authorisation = await keyedHash(secret, "authorisation", autorisation_id);
  const binding = await stateUse.bind(authorisation, leftAtMs + JOURNEY_LIFE_MS).catch(() => null);
  if (binding === null) return refused(GATE_UNREACHABLE);
  if (binding === "other" || binding === "done") return refused({ code: "consent_already_used" });

  const journey = { state, autorisationId, leftAtMs, digits: null, looks: 0, nextLookAtMs: 0 };
  // A list that cannot be had now is asked for again once the digits are typed: the answer here is always the same.
  const found = await findConsent(context, journey, nowMs);
  await recordReturn(context, journey, found.ok ? found.value : null).catch(() => null);
  return accepted(journey);
}
