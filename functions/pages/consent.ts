import type { Context } from "hono";
import { Hono } from "hono/tiny";
import { configFrom } from "../../shared/config/config.ts";
import { durableObject } from "../../shared/config/durable-object.ts";
import { confirmMeter } from "../../shared/consent/confirmation.ts";
import type { StateUse } from "../../shared/consent/consent-state.ts";
import { type Journey, lastDigits, looked, openJourney, sealJourney, typed } from "../../shared/consent/journey.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { consentContext } from "../../shared/http/consent-context.ts";
import { journeyCookie, tokenCookie } from "../../shared/http/cookies.ts";
import { euOnlyShowing } from "../../shared/http/eu-only.ts";
import { getOrPost } from "../../shared/http/methods.ts";
import { isKeyedHash, keyedHash } from "../../shared/keyed-hash.ts";
import { CONSENT_PATH, confirmPage, waitingPage } from "../../shared/pages/consent.tsx";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import type { Outcome } from "../../shared/refusals/refusal.ts";

type AppContext = Context<AppEnv>;

/** The form holds a hash and four digits. */
const LONGEST_FORM_BYTES = 1_000;

/**
 * `GET /consentement`: asks a person who came back from Enedis for the meter's last digits; once they are typed, asks Enedis
 * and the meter's guard, and ends in a token, a wait, or a refusal. `POST` takes the digits, and does nothing with them yet:
 * loading the page again, now or hours later, is always safe.
 */
export const consent = new Hono<AppEnv>().all("/", getOrPost, euOnlyShowing(refusalPage), async (c) => {
  c.header("Cache-Control", "no-store");
  c.header("Referrer-Policy", "no-referrer");
  const journey = await openJourney(journeyCookie.get(c), configFrom(c.env).tokenSecrets, Date.now());
  if (c.req.method === "POST") return takeDigits(c, journey);
  if (journey.ok) return journey.value.digits === null ? form(c, journey.value) : look(c, journey.value);
  // Whoever goes back from the token page need not be frightened.
  return tokenCookie.get(c) === undefined ? refusalPage(c, journey.refusal) : c.redirect("/token", 303);
});

async function form(c: AppContext, { state }: Journey, refusal: Parameters<typeof confirmPage>[1] = null) {
  return confirmPage(await keyedHash(configFrom(c.env).tokenSecrets.current, "confirmation form", state), refusal);
}

async function takeDigits(c: AppContext, journey: Outcome<Journey>): Promise<Response> {
  if (!journey.ok) return refusalPage(c, journey.refusal);
  const { current } = configFrom(c.env).tokenSecrets;
  const fields = await formFields(c);
  // The cookie does not come along from another site (`Lax`); this says the same of a neighbour on the same domain.
  const isOurForm = await isKeyedHash(fields.get("form") ?? "", current, "confirmation form", journey.value.state);
  if (!isOurForm) return refusalPage(c, { code: "consent_other_browser" });
  const digits = lastDigits(fields.get("digits") ?? "");
  if (digits === null) return form(c, journey.value, { code: "confirmation_malformed" });
  journeyCookie.set(c, await sealJourney(typed(journey.value, digits), current));
  return c.redirect(CONSENT_PATH, 303);
}

/** The fields that are text; none of a body that is no form, or too long to be this one. */
async function formFields(c: AppContext): Promise<Map<string, string>> {
  const bytes = Number(c.req.header("content-length") ?? Number.POSITIVE_INFINITY);
  const form = bytes <= LONGEST_FORM_BYTES ? await c.req.raw.formData().catch(() => null) : null;
  return new Map([...(form ?? [])].filter((field): field is [string, string] => typeof field[1] === "string"));
}

async function look(c: AppContext, journey: Journey): Promise<Response> {
  const { digits } = journey;
  const nowMs = Date.now();
  if (digits === null || c.req.query("corriger") !== undefined) return form(c, journey);
  if (nowMs < journey.nextLookAtMs) {
    return waitingPage(Math.ceil((journey.nextLookAtMs - nowMs) / 1000), journey.looks);
  }

  const token = await confirmMeter(consentContext(c), { ...journey, digits }, nowMs);
  if (token.ok) return withToken(c, journey, token.value.token);
  if (token.refusal.code !== "consent_unconfirmed") return refusalPage(c, token.refusal);
  const next = looked(journey, nowMs);
  c.res = waitingPage(next.waitSeconds, next.journey.looks);
  journeyCookie.set(c, await sealJourney(next.journey, configFrom(c.env).tokenSecrets.current));
  return c.res;
}

/** The journey is over: its state is used up and its cookie goes. */
async function withToken(c: AppContext, { state }: Journey, token: string): Promise<Response> {
  const { jurisdiction, tokenSecrets } = configFrom(c.env);
  const name = await keyedHash(tokenSecrets.current, "consent state", state);
  const finished = await durableObject<StateUse>(c.env.CONSENT_STATE, jurisdiction, name)
    .finish()
    .catch(() => null);
  // Nothing is lost: the claim stands, and whoever loads the page again is given the same token.
  if (finished === null) return refusalPage(c, GATE_UNREACHABLE);
  tokenCookie.set(c, token);
  journeyCookie.clear(c);
  return c.redirect("/token", 303);
}
