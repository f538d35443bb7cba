import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { replayCookie, tokenCookie } from "../../shared/http/cookies.ts";
import { refusalPage } from "../../shared/pages/refusal.tsx";
import { bearerToken } from "../../shared/token/bearer.ts";
import { ownForm } from "./form.ts";

/**
 * `POST /token/forget`, by a page of ours on which a person erases the token in `Authorization`: takes the cookie with that very token from
 * the browser, so that the token page does not show it again, and has the browser empty its cache of this site, where pages of ours left
 * readings from 28 to 30 November 2026. Revokes nothing, and checks nothing but that the two texts are the same.
 */
export const forgetToken = new Hono<AppEnv>().all("/", ...ownForm(refusalPage), (c) => {
  const erased = bearerToken(c.req.header("Authorization"));
  if (erased.ok && tokenCookie.get(c) === erased.value) {
    tokenCookie.clear(c);
    replayCookie.clear(c);
  }
  return c.body(null, 204, { "cache-control": "no-store", "clear-site-data": '"cache"' });
});
