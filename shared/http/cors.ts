import { cors } from "hono/cors";

/** Any web page may call the API with a token: the API uses no cookie, so no origin is special. */
export const openToBrowsers = cors({
  origin: "*",
  allowMethods: ["GET", "HEAD", "POST", "OPTIONS"],
  allowHeaders: ["Authorization", "Accept", "Accept-Language", "Content-Type", "If-None-Match", "Prefer", "Token"],
  exposeHeaders: [
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
  ],
  maxAge: 86_400,
});
