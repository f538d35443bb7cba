import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { configFrom } from "../config/config.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse } from "./problem.ts";

/** RFC 6797: for a year, browsers do not even try this host without TLS. */
export const HSTS = ["Strict-Transport-Security", "max-age=31536000"] as const;

/** The addresses under `/api/` that people open in a browser. */
const PAGES = new Set(["/api/auth", "/api/callback"]);

/** The addresses that programs call, with a token in their requests. */
const isForPrograms = (path: string): boolean => /^\/(api|operator|versions)\//.test(path) && !PAGES.has(path);

/** Only this machine can be meant: nothing leaves it. */
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Every answer is what its content type says, and a browser guesses nothing else. */
export const noSniff = createMiddleware(async (c, next) => {
  await next();
  c.res.headers.set("X-Content-Type-Options", "nosniff");
});

/**
 * Refuses plain HTTP outside the simulation: a page is opened again over TLS (308), a program gets an error. It has
 * already sent its token in clear, and a redirect would hide that at every request.
 */
export const requireTls = createMiddleware<AppEnv>(async (c, next) => {
  if (configFrom(c.env).simulated) return next();
  const url = new URL(c.req.url);
  if (isEncrypted(c, url)) {
    await next();
    c.res.headers.set(...HSTS);
    return;
  }
  if (LOOPBACK.has(url.hostname)) return next();
  if (isForPrograms(c.req.path)) return refuse(c, { code: "tls_required" });
  url.protocol = "https:";
  return c.redirect(url.href, 308);
});

/** Elsewhere than on Cloudflare a proxy in front ends TLS, and says so. */
const isEncrypted = (c: Context, url: URL): boolean =>
  url.protocol === "https:" || c.req.header("X-Forwarded-Proto") === "https";
