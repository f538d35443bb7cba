import { base64url } from "jose";
import { type ApplicationId, FIRST_APPLICATION } from "../config/applications.ts";
import type { TokenSecrets } from "../config/secrets.ts";
import { isKeyedHash, keyedHash } from "../keyed-hash.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";

/** 128 bits (RFC 9700 §4.7: unguessable, tied to the browser that left). */
export const STATE_BYTES = 16;

/** How long a person may take on Enedis's pages. */
export const STATE_LIFE_MS = 30 * 60_000;

/** The cookie outlives the state, so that a person who took too long sees that reason, and not that of a foreign browser. */
export const CONSENT_COOKIE_LIFE_SECONDS = 24 * 3600;

/** How long after leaving a journey may end that came back in time: Enedis's list can be late. */
export const JOURNEY_LIFE_MS = 24 * 3_600_000;

export type StateRefusal =
  | { readonly code: "consent_other_browser" }
  | { readonly code: "consent_expired" }
  | { readonly code: "consent_malformed" };

/**
 * One departure to Enedis: `state` goes with the person and comes back in the address, `cookie` stays in the browser under a
 * name made of `id`.
 */
export interface Departure {
  readonly state: string;
  readonly id: string;
  readonly cookie: string;
}

/**
 * The cookie is the instant of departure and a keyed hash of it with the state: it can confirm a state and reveals none. Behind them stands
 * the application that the person left for, unless it is the first.
 */
export async function startDeparture(
  random: Uint8Array,
  nowMs: number,
  secret: string,
  application: ApplicationId = FIRST_APPLICATION,
): Promise<Departure> {
  const state = base64url.encode(random);
  const suffix = suffixOf(application);
  const cookie = `${nowMs}.${await keyedHash(secret, "consent cookie", `${nowMs}.${state}${suffix}`)}${suffix}`;
  return { state, id: await departureId(state), cookie };
}

const suffixOf = (application: ApplicationId): string => (application === FIRST_APPLICATION ? "" : `.${application}`);

/** Tells the departures of one browser apart. No secret: a hash of 128 random bits says nothing of them. */
export async function departureId(state: string): Promise<string> {
  const bytes = new TextEncoder().encode(`departure ${state}`);
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))).slice(0, 8);
}

/** When the departure of this cookie was; 0 for a text that is none. */
export const leftAtMs = (cookie: string): number => Number(/^([0-9]{1,15})\./.exec(cookie)?.[1] ?? 0);

/** Whether the browser that comes back is the one that left, and in time. */
export async function checkReturn(
  cookie: string | undefined,
  returnedState: string | undefined,
  nowMs: number,
  { current, previous }: TokenSecrets,
): Promise<Outcome<{ readonly leftAtMs: number; readonly application: ApplicationId }, StateRefusal>> {
  if (returnedState === undefined || !/^[\w-]{22}$/.test(returnedState)) return refused({ code: "consent_malformed" });
  const [, leftAt, hash, application = FIRST_APPLICATION] =
    /^([0-9]{1,15})\.([\w-]{43})(?:\.([a-z0-9-]{1,16}))?$/.exec(cookie ?? "") ?? [];
  if (leftAt === undefined || hash === undefined) return refused({ code: "consent_other_browser" });
  const hashed = `${leftAt}.${returnedState}${suffixOf(application)}`;
  const isOurs = (secret: string) => isKeyedHash(hash, secret, "consent cookie", hashed);
  // The secret may have been rotated between the departure and the return.
  if (!(await Promise.all([current, ...previous].map(isOurs))).includes(true))
    return refused({ code: "consent_other_browser" });
  return nowMs < Number(leftAt) + STATE_LIFE_MS
    ? accepted({ leftAtMs: Number(leftAt), application })
    : refused({ code: "consent_expired" });
}
