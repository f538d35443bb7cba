import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import { autorisationIdFrom, consentError } from "../../shared/consent/consent.ts";
import { checkReturn, departureId } from "../../shared/consent/departure.ts";
import { type Journeys, openJourneys, sealJourneys, withJourney } from "../../shared/consent/journey.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { departureCookies, journeyCookie } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { accepted, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { beginJourney } from "./begin-journey.ts";
import { countReturn } from "./count-return.ts";
import { declineForDevice } from "./device.ts";
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
 * The journeys of this browser, the one that goes on first; or a refusal. Anyone can type this address: `autorisation_id` is a
 * small integer. It counts only in the browser that left, in time, and as the first one to come back with its state. The
 * answer does not tell whether the number exists.
 */
async function journeysFrom(c: Context<AppEnv>): Promise<Outcome<Journeys>> {
  const repeated = PARAMETERS.find((name) => (c.req.queries(name)?.length ?? 0) > 1);
  if (repeated !== undefined) return refused({ code: "parameter_repeated", parameter: repeated });

  const { tokenSecrets } = configFrom(c.env);
  const nowMs = Date.now();
  const { error, error_description, state, autorisation_id } = c.req.query();
  const cookie = state === undefined ? undefined : departureCookies.get(c, await departureId(state));
  const departure = await checkReturn(cookie, state, nowMs, tokenSecrets);
  if (error !== undefined) {
    const refusal = consentError(error, error_description);
    if (departure.ok && state !== undefined) await declineForDevice(c, state, refusal);
    return errorReturn(c, refusal, departure.ok);
  }

  // The address was loaded again, perhaps hours later: its journey is already in this browser.
  const autorisationId = autorisationIdFrom(autorisation_id);
  const opened = await openJourneys(journeyCookie.get(c), tokenSecrets, nowMs);
  const journeys = opened.ok ? opened.value : [];
  const underWay = journeys.find((one) => one.state === state && one.autorisationId === autorisationId);
  if (underWay !== undefined) return accepted(withJourney(journeys, underWay));

  if (!departure.ok) return departure;
  if (state === undefined || autorisationId === null) return refused({ code: "consent_malformed" });
  const journey = await beginJourney(c, { state, autorisationId, ...departure.value }, nowMs);
  return journey.ok ? accepted(withJourney(journeys, journey.value)) : journey;
}

type ReturnError = ReturnType<typeof consentError>;

/** Enedis's error returns do not all carry the state. They only lead to a page, so they need none; only those that do are counted. */
async function errorReturn(c: Context<AppEnv>, refusal: ReturnError, isOurs: boolean): Promise<Outcome<Journeys>> {
  if (isOurs) await countReturn(c, refusal.code === "consent_declined" ? "declined" : "failed");
  return refused(refusal);
}
