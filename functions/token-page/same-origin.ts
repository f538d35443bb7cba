import type { Context } from "hono";

/**
 * Whether a form was sent from one of our pages. Their `no-referrer` policy makes browsers send `Origin: null` with a form:
 * then `Sec-Fetch-Site` decides, which no page can forge (Fetch Metadata).
 */
export function isFromOurPages(c: Context): boolean {
  const origin = c.req.header("Origin") ?? "null";
  if (origin !== "null") return origin === new URL(c.req.url).origin;
  return c.req.header("Sec-Fetch-Site") === "same-origin";
}
