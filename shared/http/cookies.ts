import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { CONSENT_COOKIE_LIFE_SECONDS, type Departure, leftAtMs } from "../consent/departure.ts";
import { CODE_LIFE_MS } from "../pairing/pairing.ts";

/**
 * Lax, not Strict: the browser must send the cookie when Enedis's site leads back here. The `__Host-` prefix keeps every other
 * host of the domain from setting it.
 */
const OURS_ALONE = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** Time to copy a token: the cookie only carries it from the consent to its page. */
const TOKEN_COOKIE_LIFE_SECONDS = 600;

/** More departures than one person has under way at once; the oldest is forgotten first. */
const MOST_DEPARTURES = 5;

const DEPARTURE = "consent-";

/** Carries the journeys of this browser, sealed, from the return to the confirmed meter. */
export const journeyCookie = cookie("journey", CONSENT_COOKIE_LIFE_SECONDS);

/** Carries a new token to the page that shows it, so that no address holds it. */
export const tokenCookie = cookie("token", TOKEN_COOKIE_LIFE_SECONDS);

/** Tells the page of a new token that another browser came back with the same share. */
export const replayCookie = cookie("replayed", TOKEN_COOKIE_LIFE_SECONDS);

/** As long as the code of a device: remembers which one this browser is at, sealed. */
export const pairingCookie = cookie("pairing", CODE_LIFE_MS / 1000);

const LANGUAGE_COOKIE_LIFE_SECONDS = 365 * 86_400;

/** The language that a person chose with the switch. Only pages look at it. */
export const languageCookie = cookie("language", LANGUAGE_COOKIE_LIFE_SECONDS);

/** Remembers that this browser left for Enedis. One cookie per departure, so that two tabs can share two meters. */
export const departureCookies = {
  get: (c: Context, id: string): string | undefined => departureCookie(id).get(c),
  set: (c: Context, { id, cookie }: Departure): void => {
    for (const old of oldestDepartures(c)) departureCookie(old).clear(c);
    departureCookie(id).set(c, cookie);
  },
};

const departureCookie = (id: string) => cookie(`${DEPARTURE}${id}`, CONSENT_COOKIE_LIFE_SECONDS);

/** As many old cookies as one answer takes away: a browser never has more at once than one beyond the most. */
const MOST_CLEARED = 10;

/** The departures that make room for one more. */
function oldestDepartures(c: Context): string[] {
  const prefix = `__Host-${DEPARTURE}`;
  const departures = Object.entries(getCookie(c)).filter(([name]) => name.startsWith(prefix));
  departures.sort(([, one], [, other]) => leftAtMs(other) - leftAtMs(one));
  return departures
    .slice(MOST_DEPARTURES - 1, MOST_DEPARTURES - 1 + MOST_CLEARED)
    .map(([name]) => name.slice(prefix.length));
}

/** A meter that nobody looks at on this device for half a year is forgotten. */
export const REMEMBERED_LIFE_SECONDS = 180 * 86_400;

const REMEMBERED = "remembered-";

/** As many as one request looks at: more than a browser that only we set cookies in ever has. */
const MOST_LOOKED_AT = 8;

/** Carry what this device remembers, sealed: one cookie for each token, named after it. `Strict`: no link from another site brings them. */
export const rememberedCookies = {
  names: (c: Context): string[] => namesAfter(c, REMEMBERED).slice(0, MOST_LOOKED_AT),
  get: (c: Context, name: string): string | undefined => rememberedCookie(name).get(c),
  set: (c: Context, name: string, value: string, lifeSeconds: number): void =>
    rememberedCookie(name, Math.min(lifeSeconds, REMEMBERED_LIFE_SECONDS)).set(c, value),
  clear: (c: Context, name: string): void => rememberedCookie(name).clear(c),
};

const rememberedCookie = (name: string, maxAge = REMEMBERED_LIFE_SECONDS) =>
  cookie(`${REMEMBERED}${name}`, maxAge, { ...OURS_ALONE, sameSite: "Strict" });

/** What the names of our cookies end with that begin like this. */
const namesAfter = (c: Context, beginning: string): string[] =>
  Object.keys(getCookie(c))
    .filter((name) => name.startsWith(`__Host-${beginning}`))
    .map((name) => name.slice(`__Host-${beginning}`.length));

function cookie(name: string, maxAge: number, attributes: typeof OURS_ALONE | StrictlyOurs = OURS_ALONE) {
  return {
    get: (c: Context): string | undefined => (isSingle(c, name) ? getCookie(c, name, "host") : undefined),
    set: (c: Context, value: string): void => setCookie(c, name, value, { ...attributes, maxAge }),
    // `deleteCookie` returns the value it deletes.
    clear: (c: Context): void => void deleteCookie(c, name, attributes),
  };
}

type StrictlyOurs = Omit<typeof OURS_ALONE, "sameSite"> & { readonly sameSite: "Strict" };

/** A browser sends one `__Host-` cookie of a name. Two are an attacker's doing, and neither is believed. */
function isSingle(c: Context, name: string): boolean {
  const pairs = (c.req.header("cookie") ?? "").split(";");
  return pairs.filter((pair) => pair.trimStart().startsWith(`__Host-${name}=`)).length === 1;
}
