import type { Context } from "hono";

/** The origin at which this site was asked, as the caller wrote it: what stands before the third slash of the address. */
export const originOf = ({ req: { url } }: Context): string => url.slice(0, url.indexOf("/", "https://".length));

/**
 * Whether a page of ours sent this request: its form, or its script. The pages' `no-referrer` policy makes browsers send `Origin: null` with
 * a form: then `Sec-Fetch-Site` decides, which no page can forge (Fetch Metadata).
 */
export function isFromOurPages(c: Context): boolean {
  const origin = c.req.header("Origin") ?? "null";
  if (origin !== "null") return origin === new URL(c.req.url).origin;
  return c.req.header("Sec-Fetch-Site") === "same-origin";
}
