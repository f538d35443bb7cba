import type { EnedisClient } from "../calls/client.ts";
import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { keyedHash } from "../keyed-hash.ts";
import { blockOfMeter } from "../limits/blocks.ts";
import { takeLookup } from "../limits/limits.ts";
import { parisDay } from "../paris-time.ts";
import { GATE_UNREACHABLE } from "../quota/ask-gate.ts";
import { accepted, type Outcome, type Refusal, type RefusalCode, refused } from "../refusals/refusal.ts";
import { issueToken } from "../token/token.ts";
import { type Consent, consentFrom } from "./consent.ts";
import { authorisationName, type Journey } from "./journey.ts";
import type { Guard } from "./share-guard.ts";
import type { Confirmation, ShareId } from "./share-rule.ts";

/** What one step of a consent works with. */
export interface ConsentContext {
  readonly env: Env;
  readonly enedis: Pick<EnedisClient, "subscribedServices">;
  /** The network address of the browser, for the limits. */
  readonly address: string | undefined;
}

/** The token of a confirmed meter. `isReplayed`: another browser came back with the same number in the last 24 hours. */
export interface ConfirmedMeter {
  readonly token: string;
  readonly isReplayed: boolean;
}

/** Refusals about one number. It is answered like a number without services, so that the two cannot be told apart. */
const ABOUT_NUMBER = new Set<RefusalCode>(["enedis_no_data", "enedis_no_consent", "enedis_not_holder"]);

/** The consent that Enedis lists under the number of this journey; `null` for none (yet). Takes one call, and no limit. */
export async function findConsent(
  { enedis }: ConsentContext,
  { autorisationId, application }: Journey,
  nowMs: number,
): Promise<Outcome<Consent | null>> {
  const services = await enedis.subscribedServices(autorisationId, application);
  if (services.ok) return accepted(consentFrom(services.value, nowMs));
  return isAboutNumber(services.refusal) ? accepted(null) : services;
}

const isAboutNumber = (refusal: Refusal): boolean =>
  ABOUT_NUMBER.has(refusal.code) || ("upstream" in refusal && refusal.upstream.status === 404);

/** Tells the guard that the browser is back: the first one to come back keeps tries of its own. */
export async function recordReturn(c: ConsentContext, journey: Journey, consent: Consent | null): Promise<void> {
  const { current } = configFrom(c.env).tokenSecrets;
  const guard = await guardOf(c, journey, current);
  await guard.recordReturn(await journeyHash(c, journey), await shareId(consent, current));
}

/** The token of a journey whose digits were typed, or why not: the rule of the callback, from its second condition on. */
export async function confirmMeter(
  c: ConsentContext,
  journey: Journey & { readonly digits: string },
  nowMs: number,
): Promise<Outcome<ConfirmedMeter>> {
  const taken = await takeLookup(c.env, c.address);
  if (!taken.ok) return taken;
  const found = await findConsent(c, journey, nowMs);
  if (!found.ok) return found;
  const consent = found.value;

  const obstacle = await findObstacle(c, journey, consent);
  const { current } = configFrom(c.env).tokenSecrets;
  const typed = {
    journey: await journeyHash(c, journey),
    digits: await keyedHash(current, "digits", `${authorisationName(journey)} ${journey.digits}`),
    share: await shareId(consent, current),
    isRight: consent?.usagePointId.endsWith(journey.digits) ?? false,
    isOpen: obstacle === null,
  };
  const confirmed = await (await guardOf(c, journey, current)).confirm(typed).catch(() => null);
  if (confirmed === null) return refused(GATE_UNREACHABLE);
  if (consent === null || confirmed.kind !== "claimed") return refused(refusalFor(confirmed, obstacle, nowMs));

  const claims = {
    usagePoints: [consent.usagePointId],
    roles: [consent.roles],
    applications: [journey.application],
    issuedAtMs: confirmed.atMs,
    expiresAtMs: consent.endsAtMs,
    consentedAtMs: confirmed.atMs,
    authenticatedAtMs: confirmed.atMs,
    consentEndsAtMs: consent.endsAtMs,
    // Made from the journey, so that fetching the token again gives the same one.
    jti: (await keyedHash(current, "token id", `${journey.state} ${consent.startedOn}`)).slice(0, 22),
  };
  return accepted({ token: await issueToken(claims, current), isReplayed: confirmed.isReplayed });
}

/** The first condition, in the order of the rule, that refuses the share to everybody. */
async function findObstacle(c: ConsentContext, journey: Journey, consent: Consent | null): Promise<Refusal | null> {
  // A claim made before a rotation is remembered by the guard that the previous secret names. Asked for every number alike.
  const claimed = await Promise.all(
    configFrom(c.env).tokenSecrets.previous.map(async (previous) =>
      (await guardOf(c, journey, previous)).isClaimed(await shareId(consent, previous)).catch(() => null),
    ),
  );
  const blocked = consent && (await blockOfMeter(configFrom(c.env), consent.usagePointId, Date.now()));
  if (blocked !== null) return blocked;
  if (consent?.severalMeters) return { code: "consent_several_meters" };
  if (consent !== null && consent.startedOn < parisDay(journey.leftAtMs)) return { code: "consent_stale" };
  if (claimed.includes(null)) return GATE_UNREACHABLE;
  return claimed.includes(true) ? { code: "consent_already_claimed" } : null;
}

function refusalFor(confirmation: Confirmation, obstacle: Refusal | null, nowMs: number): Refusal {
  switch (confirmation.kind) {
    case "locked":
      return { code: "confirmation_locked", retryAfterMs: confirmation.untilMs - nowMs };
    case "used":
      return { code: "consent_already_used" };
    case "taken":
      return { code: "consent_already_claimed" };
    case "unconfirmed":
      return { code: "consent_unconfirmed", triesLeft: confirmation.triesLeft };
    default:
      // `barred` says that there is an obstacle; `claimed` without a consent cannot be.
      return obstacle ?? { code: "internal_error" };
  }
}

/** The guard of the number: the same one before Enedis shows a share and after, and one for a number that does not exist. */
async function guardOf({ env }: Pick<ConsentContext, "env">, journey: Journey, secret: string) {
  const name = await keyedHash(secret, "share guard", authorisationName(journey));
  return durableObject<Guard>(env.SHARE_GUARD, configFrom(env).jurisdiction, name);
}

/** A share given again on a later day, or for another meter of the same holder, is another share under the same number. */
async function shareId(consent: Consent | null, secret: string): Promise<ShareId | null> {
  if (consent === null) return null;
  const { usagePointId, startedOn } = consent;
  return { share: await keyedHash(secret, "share", `${usagePointId} ${startedOn}`), startedOn };
}

const journeyHash = ({ env }: Pick<ConsentContext, "env">, { state }: Journey): Promise<string> =>
  keyedHash(configFrom(env).tokenSecrets.current, "journey", state);
