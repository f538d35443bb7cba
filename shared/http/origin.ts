import type { Context } from "hono";

/** The origin at which this site was asked. */
export const originOf = (c: Context): string => new URL(c.req.url).origin;
