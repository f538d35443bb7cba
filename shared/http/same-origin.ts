import type { Context } from "hono";

/**
 * Whether a form was sent from a page of ours. Our pages tell nobody where one comes from (`no-referrer`), so browsers say
 * `Origin: null` with their forms: then `Sec-Fetch-Site`, which no page can forge, speaks for it.
 */
export function isFromOurPages(c: Context): boolean {
  const origin = c.req.header("Origin") ?? "null";
  if (origin !== "null") return origin === new URL(c.req.url).origin;
  return c.req.header("Sec-Fetch-Site") === "same-origin";
}
