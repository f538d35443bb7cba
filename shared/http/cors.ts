import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";

/** The headers of an answer that a script of another origin may read. */
const EXPOSED = [
  "Conso-Api-Mode",
  "Cache-Status",
  "Content-Language",
  "Deprecation",
  "ETag",
  "Link",
  "Proxy-Status",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  "Sunset",
  "Token-Expires",
  "WWW-Authenticate",
].join(",");

/** Those that our contracts read, and three that libraries add to every request (jQuery, axios, pages that avoid a cache). */
const ALLOWED = [
  "Authorization",
  "Accept",
  "Accept-Language",
  "Content-Type",
  "If-None-Match",
  "Prefer",
  "Statistics-Sums",
  "Token",
  "Cache-Control",
  "Pragma",
  "X-Requested-With",
];

const preflight = cors({
  origin: "*",
  allowMethods: ["GET", "HEAD", "POST", "OPTIONS"],
  allowHeaders: ALLOWED,
  maxAge: 86_400,
});

/**
 * Any web page may call the API with a token: the API uses no cookie, so no origin is special. Hono's middleware answers the
 * preflight only: it would copy each other answer to add these two headers.
 */
export const openToBrowsers = createMiddleware(async (c, next) => {
  if (c.req.method === "OPTIONS") return preflight(c, next);
  await next();
  c.res.headers.set("Access-Control-Allow-Origin", "*");
  c.res.headers.set("Access-Control-Expose-Headers", EXPOSED);
});
