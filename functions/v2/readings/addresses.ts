import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import type { Span } from "../../../shared/measures/placed-point.ts";
import { dayStartMs, parisDay, parisText } from "../../../shared/paris-time.ts";
import { type Cursor, sealCursor } from "../../../shared/readings/cursor.ts";
import type { Resumption } from "../../../shared/readings/reading-run.ts";
import type { Sums } from "../../../shared/readings/statistics/sums.ts";
import { cursorScope, type SeriesRequest } from "./request.ts";

const WINDOW = ["start", "end", "last", "cursor"];

/** The address that goes on with the same request from an instant, and where an answer ended with its last values. */
export const addressFrom = (
  c: Context,
  request: SeriesRequest,
  startMs: number,
  sums: Sums | null,
  resumption: Resumption | null,
): Promise<string> => cursorAddress(c, request, { startMs, endMs: request.served.endMs, sums, resumption });

/** The address that counts on from sums, up to the day before it is asked for. */
export const addressOfSums = (c: Context, request: SeriesRequest, sums: Sums): Promise<string> =>
  cursorAddress(c, request, { startMs: sums.fromMs, endMs: null, sums, resumption: null });

async function cursorAddress(c: Context, request: SeriesRequest, from: Omit<Cursor, "of">): Promise<string> {
  const cursor = { ...from, of: cursorScope(request) };
  return sameRequest(c, { cursor: await sealCursor(cursor, configFrom(c.env).tokenSecrets.current) });
}

/** The address that asks the same of a part of the window alone. */
export const addressOf = (c: Context, { startMs, endMs }: Span): string =>
  sameRequest(c, { start: boundText(startMs), end: boundText(endMs) });

/** A `Link` to what comes next. */
export const linkToNext = (address: string): string => `<${address}>; rel="next"`;

function sameRequest(c: Context, window: Readonly<Record<string, string>>): string {
  const { pathname, searchParams } = new URL(c.req.url);
  for (const name of WINDOW) searchParams.delete(name);
  for (const [name, value] of Object.entries(window)) searchParams.set(name, value);
  return `${pathname}?${searchParams}`;
}

/** A day where it begins, else the instant. */
function boundText(atMs: number): string {
  const day = parisDay(atMs);
  return dayStartMs(day) === atMs ? day : parisText(atMs);
}
