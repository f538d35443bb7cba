import type { EnedisClient } from "../calls/client.ts";
import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import { takeLookup } from "../limits/limits.ts";
import { parisDay } from "../paris-time.ts";
import { accepted, type Outcome, type Refusal, refused } from "../refusals/refusal.ts";
import { issueToken } from "../token/token.ts";
import type { ShareId, Verdict } from "./claims.ts";
import { type Consent, consentFrom } from "./consent.ts";
import type { Journey } from "./journey.ts";
import type { Guard } from "./meter-guard.ts";

/** What one step of a consent works with. */
export interface ConsentContext {
  readonly env: Env;
  readonly enedis: Pick<EnedisClient, "subscribedServices">;
  /** Where the browser comes from, for the limits. */
  readonly address: string | undefined;
}

const UNREACHABLE = { code: "gate_unreachable", retryAfterMs: 5_000 } as const;

/**
 * The share this journey came back with, if Enedis knows one. The limits come first: each look is a call, and a number to
 * try is nothing but an integer.
 */
export async function lookUp(
  c: ConsentContext,
  { autorisationId }: Journey,
  nowMs: number,
): Promise<Outcome<Consent | null>> {
  const granted = await takeLookup(c.env, c.address);
  if (!granted.ok) return granted;
  const services = await c.enedis.subscribedServices(autorisationId);
  return services.ok ? accepted(consentFrom(services.value, nowMs)) : services;
}

/** The browser is back: the guard notes who came first. That list may not be there yet changes nothing for the person. */
export async function noteReturn(c: ConsentContext, journey: Journey, consent: Consent | null): Promise<void> {
  const { guard, id } = await guardOf(c, journey, consent, configFrom(c.env).tokenSecrets.current);
  await guard.arrive(id, await journeyHash(c, journey));
}

/** The token of a journey whose digits were typed, or why not: the callback rule, from the second condition on. */
export async function confirmMeter(
  c: ConsentContext,
  journey: Journey & { readonly digits: string },
  nowMs: number,
): Promise<Outcome<string>> {
  const looked = await lookUp(c, journey, nowMs);
  if (!looked.ok) return looked;
  const consent = looked.value;

  const standing = consent === null ? null : await obstacle(c, journey, consent);
  const { current } = configFrom(c.env).tokenSecrets;
  const { guard, id } = await guardOf(c, journey, consent, current);
  const answer = {
    journey: await journeyHash(c, journey),
    digits: await keyedHash(current, "digits", `${journey.autorisationId} ${journey.digits}`),
    right: consent?.usagePointId.endsWith(journey.digits) ?? false,
    open: standing === null,
  };
  const verdict = await guard.confirm(id, answer).catch(() => null);
  if (verdict === null) return refused(UNREACHABLE);
  if (consent === null || verdict.kind !== "claimed") return refused(refusalOf(verdict, standing, nowMs));

  const claims = {
    usagePoints: [consent.usagePointId],
    roles: [consent.roles],
    issuedAtMs: verdict.atMs,
    expiresAtMs: consent.endsAtMs,
    consentedAtMs: verdict.atMs,
    consentEndsAtMs: consent.endsAtMs,
    // Made from the journey, so that fetching the token again fetches the same one.
    jti: (await keyedHash(current, "token id", `${journey.state} ${id.startedOn}`)).slice(0, 22),
  };
  return accepted(await issueToken(claims, current));
}

/** What stands against a share that is there, whoever knows its meter; in the order of the rule. */
async function obstacle(c: ConsentContext, journey: Journey, consent: Consent): Promise<Refusal | null> {
  if (consent.severalMeters) return { code: "consent_several_meters" };
  if (consent.startedOn < parisDay(journey.leftAtMs)) return { code: "consent_stale" };
  // The guards that the previous secrets name: claims of the days before a rotation are remembered there.
  for (const previous of configFrom(c.env).tokenSecrets.previous) {
    const { guard, id } = await guardOf(c, journey, consent, previous);
    if (await guard.isClaimed(id)) return { code: "consent_already_claimed" };
  }
  return null;
}

function refusalOf(verdict: Verdict, standing: Refusal | null, nowMs: number): Refusal {
  switch (verdict.kind) {
    case "locked":
      return { code: "confirmation_locked", retryAfterMs: verdict.untilMs - nowMs };
    case "used":
      return { code: "consent_already_used" };
    case "taken":
      return { code: "consent_already_claimed" };
    case "barred":
      return standing ?? { code: "consent_unconfirmed" };
    default:
      return { code: "consent_unconfirmed" };
  }
}

/**
 * The guard of the meter behind a share. A number that Enedis knows nothing of gets one too, of a meter that does not exist:
 * it counts, locks and answers in the same way and in the same time, so that nobody learns from it which numbers exist.
 */
async function guardOf(
  { env }: Pick<ConsentContext, "env">,
  { autorisationId }: Journey,
  consent: Consent | null,
  secret: string,
) {
  const meter = consent?.usagePointId ?? `none, authorisation ${autorisationId}`;
  const name = await keyedHash(secret, "meter guard", meter);
  const id: ShareId = {
    authorisation: await keyedHash(secret, "authorisation", `${autorisationId}`),
    startedOn: consent?.startedOn ?? null,
  };
  return { guard: durableObject<Guard>(env.METER_GUARD, configFrom(env).jurisdiction, name), id };
}

const journeyHash = ({ env }: Pick<ConsentContext, "env">, { state }: Journey): Promise<string> =>
  keyedHash(configFrom(env).tokenSecrets.current, "journey", state);
