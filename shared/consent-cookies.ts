import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { CONSENT_COOKIE_LIFE_SECONDS } from "./consent-state.ts";

/**
 * Lax, not Strict: the browser must bring the cookie along when Enedis's site sends it back here. The `__Host-` prefix lets
 * no other host of the domain set it in our place.
 */
const OURS_ALONE = { prefix: "host", path: "/", secure: true, httpOnly: true, sameSite: "Lax" } as const;

/** Time to copy a token, no more: the cookie is its only way from the callback to the page. */
const TOKEN_COOKIE_LIFE_SECONDS = 600;

/** What remembers, in the browser that leaves for Enedis, that it left. */
export const departureCookie = {
  get: (c: Context): string | undefined => getCookie(c, "consent", "host"),
  set: (c: Context, value: string): void =>
    setCookie(c, "consent", value, { ...OURS_ALONE, maxAge: CONSENT_COOKIE_LIFE_SECONDS }),
};

/** What carries a new token to the page that shows it, never through an address. */
export const tokenCookie = {
  get: (c: Context): string | undefined => getCookie(c, "token", "host"),
  set: (c: Context, value: string): void =>
    setCookie(c, "token", value, { ...OURS_ALONE, maxAge: TOKEN_COOKIE_LIFE_SECONDS }),
};
