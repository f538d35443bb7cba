import type { Context } from "hono";

/** The origin at which this site was asked, as the caller wrote it: what stands before the third slash of the address. */
export const originOf = ({ req: { url } }: Context): string => url.slice(0, url.indexOf("/", "https://".length));
