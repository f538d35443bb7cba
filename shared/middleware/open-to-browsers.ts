import { cors } from "hono/cors";

/** Any page may call the API with the token its user pasted: no cookie is ever involved, so no origin is special. */
export const openToBrowsers = cors({
  origin: "*",
  allowMethods: ["GET", "HEAD", "OPTIONS"],
  allowHeaders: ["Authorization", "Accept", "Accept-Language", "Prefer"],
  exposeHeaders: [
    "Content-Language",
    "Proxy-Status",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "WWW-Authenticate",
  ],
  maxAge: 86_400,
});
