import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import { durableObject } from "../../shared/config/durable-object.ts";
import { findConsent, recordReturn } from "../../shared/consent/confirmation.ts";
import { autorisationIdFrom, consentError } from "../../shared/consent/consent.ts";
import type { StateUse } from "../../shared/consent/consent-state.ts";
import { checkReturn, departureId, JOURNEY_LIFE_MS } from "../../shared/consent/departure.ts";
import { type Journeys, openJourneys, sealJourneys, withJourney } from "../../shared/consent/journey.ts";
import { TRIES_OF_JOURNEY } from "../../shared/consent/share-rule.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { departureCookies, journeyCookie } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { keyedHash } from "../../shared/keyed-hash.ts";
import { takeLookup } from "../../shared/limits/limits.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { accepted, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { consentContext } from "./context.ts";
import { countReturn } from "./count-return.ts";
import { CONSENT_PATH } from "./pages.tsx";

const PARAMETERS = ["autorisation_id", "state", "error", "error_description"] as const;

/** `GET /api/callback?autorisation_id&state`, or `error&error_description`: Enedis sends the person back here. */
export const callback = new Hono<AppEnv>().all("/", getOnly, euOnlyShowing(refusalPage), async (c) => {
  const journeys = await journeysFrom(c);
  if (!journeys.ok) return refusalPage(c, journeys.refusal);
  journeyCookie.set(c, await sealJourneys(journeys.value, configFrom(c.env).tokenSecrets.current));
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  return c.redirect(CONSENT_PATH, 303);
});

/**
 * The journeys of this browser, the one that goes on first; or a refusal. Anybody can type this address: `autorisation_id` is a
 * small integer. It counts only in the browser that left, in time, and as the first one to come back with its state. The
 * answer does not tell whether the number exists.
 */
async function journeysFrom(c: Context<AppEnv>): Promise<Outcome<Journeys>> {
  const repeated = PARAMETERS.find((name) => (c.req.queries(name)?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });

  const { tokenSecrets, jurisdiction } = configFrom(c.env);
  const nowMs = Date.now();
  const { error, error_description, state, autorisation_id } = c.req.query();
  const departure = state === undefined ? undefined : departureCookies.get(c, await departureId(state));
  const back = await checkReturn(departure, state, nowMs, tokenSecrets);

  // Enedis's error returns do not all carry the state. They only lead to a page, so they need none.
  if (error !== undefined) {
    const refusal = consentError(error, error_description);
    if (back.ok) await countReturn(c, refusal.code === "consent_declined" ? "declined" : "failed");
    return refused(refusal);
  }

  // The address was loaded again, perhaps hours later: its journey is already in this browser.
  const autorisationId = autorisationIdFrom(autorisation_id);
  const opened = await openJourneys(journeyCookie.get(c), tokenSecrets, nowMs);
  const journeys = opened.ok ? opened.value : [];
  const underWay = journeys.find((one) => one.state === state && one.autorisationId === autorisationId);
  if (underWay !== undefined) return accepted(withJourney(journeys, underWay));

  if (!back.ok) return back;
  if (state === undefined || autorisationId === null) return refused({ code: "consent_malformed" });
  const { leftAtMs } = back.value;

  // Before any object is made for this return, so that refused ones leave nothing behind.
  const context = consentContext(c);
  const taken = await takeLookup(c.env, context.address);
  if (!taken.ok) return taken;

  const secret = tokenSecrets.current;
  const name = await keyedHash(secret, "consent state", state);
  const binding = await durableObject<StateUse>(c.env.CONSENT_STATE, jurisdiction, name)
    .bind(await keyedHash(secret, "authorisation", `${autorisationId}`), leftAtMs + JOURNEY_LIFE_MS)
    .catch(() => null);
  if (binding === null) return refused(GATE_UNREACHABLE);
  if (binding === "other" || binding === "done") return refused({ code: "consent_already_used" });

  const journey = {
    state,
    autorisationId,
    leftAtMs,
    digits: null,
    looks: 0,
    nextLookAtMs: 0,
    triesLeft: TRIES_OF_JOURNEY,
  };
  // A list that cannot be had now is asked for again once the digits are typed: the answer here is always the same.
  const found = await findConsent(context, journey, nowMs);
  await recordReturn(context, journey, found.ok ? found.value : null).catch(() => null);
  if (binding === "first") await countReturn(c, "back");
  return accepted(withJourney(journeys, journey));
}
