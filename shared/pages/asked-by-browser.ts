import type { Context } from "hono";

/** Whether a person asks, who reads pages, rather than a program that reads problem documents. */
export const askedByBrowser = (c: Context): boolean =>
  !new URL(c.req.url).pathname.startsWith("/api/") && (c.req.header("Accept") ?? "").includes("text/html");
