import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import { configFrom } from "../config/config.ts";
import type { RefusalCode } from "../refusals/refusal.ts";
import { type Effort, requestLog } from "../refusals/request-log.ts";
import type { AppEnv } from "./app-env.ts";

/** What handlers note about a request while it lasts. */
interface Notes {
  code: RefusalCode | null;
  readonly effort: Effort;
}

/** By request, so that nothing outlives it. */
const notes = new WeakMap<Request, Notes>();

function notesOf({ req }: Context): Notes {
  const known = notes.get(req.raw) ?? { code: null, effort: { waitedMs: 0, upstreamCalls: 0 } };
  notes.set(req.raw, known);
  return known;
}

/** What a request has come to so far. */
export const notesSoFar = (c: Context): Readonly<Notes> => notesOf(c);

/** The address in our table of routes; `null`: there is none. */
export const routeOf = (c: Context): string | null =>
  matchedRoutes(c).findLast(({ path }) => !path.includes("*"))?.path ?? null;

/** Notes why a request is refused. */
export const noteRefusal = (c: Context, code: RefusalCode): void => {
  notesOf(c).code = code;
};

/** What a request has cost so far; its client adds to it. */
export const effortOf = (c: Context): Effort => notesOf(c).effort;

/**
 * Writes a line for each request where `LOG_REQUESTS` is `true`: which of our routes, in which minute, how it ended and what it cost.
 * Neither who, nor which meter. By default a success leaves no line (decision 0135).
 */
export function logRequests(paths: () => readonly string[]) {
  let write: ReturnType<typeof requestLog> | undefined;
  return createMiddleware<AppEnv>(async (c, next) => {
    await next();
    if (!configFrom(c.env).logsRequests) return;
    write ??= requestLog(new Set(paths()));
    const { code, effort } = notesOf(c);
    write({ route: routeOf(c), code, status: c.res.status, effort }, Date.now());
  });
}
