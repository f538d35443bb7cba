import type { Context } from "hono";

/** Whether the answer is for a person (a page) or a program (a problem document). */
export const wantsPage = (c: Context): boolean =>
  !new URL(c.req.url).pathname.startsWith("/api/") && (c.req.header("Accept") ?? "").includes("text/html");
