import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { CONSENT_COOKIE_LIFE_SECONDS } from "../consent/departure.ts";

/**
 * Lax, not Strict: the browser must bring the cookie along when Enedis's site sends it back here. The `__Host-` prefix lets
 * no other host of the domain set it in our place.
 */
const OURS_ALONE = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** Time to copy a token, no more: the cookie is its only way from the callback to the page. */
const TOKEN_COOKIE_LIFE_SECONDS = 600;

/** What remembers, in the browser that leaves for Enedis, that it left. */
export const departureCookie = cookie("consent", CONSENT_COOKIE_LIFE_SECONDS);

/** What carries a journey, sealed, from the return to the confirmed meter. */
export const journeyCookie = cookie("journey", CONSENT_COOKIE_LIFE_SECONDS);

/** What carries a new token to the page that shows it, never through an address. */
export const tokenCookie = cookie("token", TOKEN_COOKIE_LIFE_SECONDS);

function cookie(name: string, maxAge: number) {
  return {
    get: (c: Context): string | undefined => (isSingle(c, name) ? getCookie(c, name, "host") : undefined),
    set: (c: Context, value: string): void => setCookie(c, name, value, { ...OURS_ALONE, maxAge }),
    // `deleteCookie` answers the value it deletes.
    clear: (c: Context): void => void deleteCookie(c, name, OURS_ALONE),
  };
}

/** A browser has one `__Host-` cookie of a name. Two are somebody else's doing, and none of them is believed. */
function isSingle(c: Context, name: string): boolean {
  const pairs = (c.req.header("cookie") ?? "").split(";");
  return pairs.filter((pair) => pair.trimStart().startsWith(`__Host-${name}=`)).length === 1;
}
