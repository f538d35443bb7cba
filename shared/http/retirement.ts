import { createMiddleware } from "hono/factory";

/** When an operation of `/api/v2` or `/api/impact` goes, and what replaces it. A frozen operation never has one. */
export interface Retirement {
  readonly announcedAtMs: number;
  /** At least a year after its announcement; `docs/versions.md` promises it. */
  readonly endsAtMs: number;
  /** The path of the operation to use instead. */
  readonly successor: string;
}

export const SHORTEST_NOTICE_MS = 365 * 86_400_000;

/** Announces the end on every answer, refusals included: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), and the successor (RFC 5829). */
export const retiring = ({ announcedAtMs, endsAtMs, successor }: Retirement) =>
  createMiddleware(async (c, next) => {
    await next();
    c.res.headers.set("Deprecation", `@${Math.floor(announcedAtMs / 1000)}`);
    c.res.headers.set("Sunset", new Date(endsAtMs).toUTCString());
    c.res.headers.append("Link", `<${successor}>; rel="successor-version"`);
  });
