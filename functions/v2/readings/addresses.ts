import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import type { Span } from "../../../shared/measures/placed-point.ts";
import { dayStartMs, parisDay, parisText } from "../../../shared/paris-time.ts";
import { sealCursor } from "../../../shared/readings/cursor.ts";
import type { Sums } from "../../../shared/readings/formats/definition.ts";
import type { Resumption } from "../../../shared/readings/reading-run.ts";
import { cursorScope, type SeriesRequest } from "./request.ts";

const WINDOW = ["start", "end", "last", "cursor"];

/** The address that goes on with the same request from an instant, and where an answer ended with its last values. */
export async function addressFrom(
  c: Context,
  { usagePointId, direction, series, served }: SeriesRequest,
  startMs: number,
  sums: Sums,
  resumption: Resumption | null,
): Promise<string> {
  const cursor = { startMs, endMs: served.endMs, sums, resumption, of: cursorScope(usagePointId, direction, series) };
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
