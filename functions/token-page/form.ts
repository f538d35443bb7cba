import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { euOnlyShowing, type Show } from "../../shared/http/eu-only.ts";
import { isFromOurPages } from "../../shared/http/origin.ts";
import { type CookieToken, readCookieToken } from "./cookie-token.ts";

/** A context with the token that the browser holds. */
export type TokenFormEnv = AppEnv & { Variables: { cookieToken: CookieToken } };

/** Lets through what is posted from one of our pages. Any other method is sent to the token page. */
export const ownForm = (refusalPage: Show) =>
  [postedOnly, euOnlyShowing(refusalPage), ownPagesOnly(refusalPage)] as const;

/** The same for a browser that holds a token. One that holds none is sent to the token page, which explains what to do. */
export const tokenForm = (refusalPage: Show) => [...ownForm(refusalPage), heldOnly] as const;

const toTokenPage = (c: Context): Response => c.redirect("/token", 303);

const postedOnly = createMiddleware(async (c, next) => (c.req.method === "POST" ? next() : toTokenPage(c)));

const ownPagesOnly = (refusalPage: Show) =>
  createMiddleware<AppEnv>(async (c, next) => (isFromOurPages(c) ? next() : refusalPage(c, { code: "form_foreign" })));

const heldOnly = createMiddleware<TokenFormEnv>(async (c, next) => {
  const cookieToken = await readCookieToken(c);
  if (cookieToken === null) return toTokenPage(c);
  c.set("cookieToken", cookieToken);
  await next();
});
