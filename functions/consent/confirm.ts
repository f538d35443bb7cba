import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import { durableObject } from "../../shared/config/durable-object.ts";
import { type ConfirmedMeter, confirmMeter } from "../../shared/consent/confirmation.ts";
import type { StateUse } from "../../shared/consent/consent-state.ts";
import {
  countLook,
  type Journey,
  type Journeys,
  lastDigits,
  openJourneys,
  sealJourneys,
  withDigits,
  withJourney,
  withoutJourney,
} from "../../shared/consent/journey.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { journeyCookie, replayCookie, tokenCookie } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { getOrPost } from "../../shared/http/methods.ts";
import { isKeyedHash, keyedHash } from "../../shared/keyed-hash.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import type { Refusal } from "../../shared/refusals/refusal.ts";
import { consentContext } from "./context.ts";
import { declineForDevice, isForDevice } from "./device.ts";
import { CONSENT_PATH, confirmPage, waitingPage } from "./pages.tsx";

type AppContext = Context<AppEnv>;

/** The form holds a hash and four digits. */
const LONGEST_FORM_BYTES = 1_000;

/**
 * `GET /consentement`: asks a person who came back from Enedis for the meter's last digits; once they are typed, asks Enedis
 * and the guard of the number, and ends in a token, a wait, or a refusal. `POST` only takes the digits, so that loading the
 * page again, now or hours later, is always safe.
 */
export const consent = new Hono<AppEnv>().all("/", getOrPost, euOnlyShowing(refusalPage), async (c) => {
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  const opened = await openJourneys(journeyCookie.get(c), configFrom(c.env).tokenSecrets, Date.now());
  if (opened.ok) return c.req.method === "POST" ? takeDigits(c, opened.value) : look(c, opened.value);
  // Back button after success: forward to the token.
  const isAfterToken = c.req.method !== "POST" && tokenCookie.get(c) !== undefined;
  return isAfterToken ? c.redirect("/token", 303) : refusalPage(c, opened.refusal);
});

async function form(c: AppContext, { state, triesLeft }: Journey, refusal: Refusal | null = null) {
  const key = await keyedHash(configFrom(c.env).tokenSecrets.current, "confirmation form", state);
  return confirmPage(c, key, triesLeft, refusal);
}

async function takeDigits(c: AppContext, journeys: Journeys): Promise<Response> {
  const { current } = configFrom(c.env).tokenSecrets;
  const fields = await formFields(c);
  // The cookie does not come along from another site (`Lax`); the key in the form says the same of a neighbour on the same
  // domain, and which of the browser's journeys the form belongs to.
  const key = fields.get("form") ?? "";
  const isOurs = await Promise.all(journeys.map(({ state }) => isKeyedHash(key, current, "confirmation form", state)));
  const journey = journeys[isOurs.indexOf(true)];
  if (journey === undefined) return refusalPage(c, { code: "consent_other_browser" });
  const digits = lastDigits(fields.get("digits") ?? "");
  if (digits === null) return form(c, journey, { code: "confirmation_malformed" });
  journeyCookie.set(c, await sealJourneys(withJourney(journeys, withDigits(journey, digits)), current));
  return c.redirect(CONSENT_PATH, 303);
}

/** The fields that are text; none of a body that is no form, or too long to be this one. */
async function formFields(c: AppContext): Promise<Map<string, string>> {
  const bytes = Number(c.req.header("content-length") ?? Number.POSITIVE_INFINITY);
  const form = bytes <= LONGEST_FORM_BYTES ? await c.req.raw.formData().catch(() => null) : null;
  return new Map([...(form ?? [])].filter((field): field is [string, string] => typeof field[1] === "string"));
}

async function look(c: AppContext, journeys: Journeys): Promise<Response> {
  const [journey] = journeys;
  const { digits } = journey;
  const nowMs = Date.now();
  if (digits === null || c.req.query("corriger") !== undefined) return form(c, journey);
  if (nowMs < journey.nextLookAtMs) {
    return waitingPage(c, Math.ceil((journey.nextLookAtMs - nowMs) / 1000), journey);
  }

  const confirmed = await confirmMeter(consentContext(c), { ...journey, digits }, nowMs);
  if (confirmed.ok) return giveToken(c, journeys, confirmed.value);
  if (confirmed.refusal.code !== "consent_unconfirmed") {
    await declineForDevice(c, journey.state, confirmed.refusal);
    return refusalPage(c, confirmed.refusal);
  }
  const next = countLook(journey, confirmed.refusal.triesLeft, nowMs);
  c.res = waitingPage(c, next.waitSeconds, next.journey);
  const sealed = await sealJourneys(withJourney(journeys, next.journey), configFrom(c.env).tokenSecrets.current);
  journeyCookie.set(c, sealed);
  return c.res;
}

/** The first journey is over: its state is used up, and the cookie keeps the others. */
async function giveToken(c: AppContext, journeys: Journeys, confirmed: ConfirmedMeter): Promise<Response> {
  const { jurisdiction, tokenSecrets } = configFrom(c.env);
  const { state } = journeys[0];
  const name = await keyedHash(tokenSecrets.current, "consent state", state);
  const finished = await durableObject<StateUse>(c.env.CONSENT_STATE, jurisdiction, name)
    .finish()
    .catch(() => null);
  // Nothing is lost: the claim stands, and loading the page again gives the same token.
  if (finished === null) return refusalPage(c, GATE_UNREACHABLE);
  tokenCookie.set(c, confirmed.token);
  const [next, ...others] = withoutJourney(journeys, state);
  if (next === undefined) journeyCookie.clear(c);
  else journeyCookie.set(c, await sealJourneys([next, ...others], tokenSecrets.current));
  if (confirmed.isReplayed) replayCookie.set(c, "1");
  else if (replayCookie.get(c) !== undefined) replayCookie.clear(c);
  return c.redirect((await isForDevice(c, state)) ? "/appareil" : "/token", 303);
}
