import type { Context } from "hono";
import { configFrom } from "../../shared/config/config.ts";
import { durableObject } from "../../shared/config/durable-object.ts";
import { findConsent, recordReturn } from "../../shared/consent/confirmation.ts";
import type { StateUse } from "../../shared/consent/consent-state.ts";
import { JOURNEY_LIFE_MS } from "../../shared/consent/departure.ts";
import { authorisationName, type Journey } from "../../shared/consent/journey.ts";
import { TRIES_OF_JOURNEY } from "../../shared/consent/share-rule.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { keyedHash } from "../../shared/keyed-hash.ts";
import { takeLookup } from "../../shared/limits/limits.ts";
import { GATE_UNREACHABLE } from "../../shared/quota/ask-gate.ts";
import { accepted, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { consentContext } from "./context.ts";
import { countReturn } from "./count-return.ts";

/** A return from Enedis that this browser may make: its state, its number, and when it left for which application. */
type Return = Pick<Journey, "state" | "autorisationId" | "leftAtMs" | "application">;

/**
 * Begins the journey of a return: binds its state to this authorisation, looks at Enedis's list of services and records the
 * return with the guard of the number. Refuses an address beyond its limit, before any object is made, and a state that came back
 * with another number or is used up.
 */
export async function beginJourney(c: Context<AppEnv>, back: Return, nowMs: number): Promise<Outcome<Journey>> {
  const context = consentContext(c);
  const taken = await takeLookup(c.env, context.address);
  if (!taken.ok) return taken;

  const bound = await bindState(c, back);
  if (!bound.ok) return bound;

  const journey = { ...back, digits: null, looks: 0, nextLookAtMs: 0, triesLeft: TRIES_OF_JOURNEY };
  // A list that does not arrive now is asked for again once the digits are typed: the answer here is always the same.
  const found = await findConsent(context, journey, nowMs);
  await recordReturn(context, journey, found.ok ? found.value : null).catch(() => null);
  if (bound.value === "first") await countReturn(c, "back");
  return accepted(journey);
}

/** Binds the state to this authorisation until its journey ends: `first`, or `same` when it came back before. */
async function bindState(c: Context<AppEnv>, back: Return): Promise<Outcome<"first" | "same">> {
  const { jurisdiction, tokenSecrets } = configFrom(c.env);
  const name = await keyedHash(tokenSecrets.current, "consent state", back.state);
  const binding = await durableObject<StateUse>(c.env.CONSENT_STATE, jurisdiction, name)
    .bind(
      await keyedHash(tokenSecrets.current, "authorisation", authorisationName(back)),
      back.leftAtMs + JOURNEY_LIFE_MS,
    )
    .catch(() => null);
  if (binding === null) return refused(GATE_UNREACHABLE);
  return binding === "other" || binding === "done" ? refused({ code: "consent_already_used" }) : accepted(binding);
}
