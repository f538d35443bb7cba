import type { Context } from "hono";
import { parseAccept } from "hono/utils/accept";
import { getPathNoStrict } from "hono/utils/url";
import { ALL_FORMATS, FORMATS, type Format } from "../readings/formats.ts";

const SERIES_PATH = /^(\/api\/v2\/(?:demo\/)?(?:consumption|production)\/[a-z_]+)(\.[a-z.-]+)$/;

/** The path that routes are matched with: a format at the end of the address of a series is not part of it. */
export function routedPath(request: Request): string {
  const path = getPathNoStrict(request);
  const [, series, suffix = ""] = SERIES_PATH.exec(path) ?? [];
  return series !== undefined && formatEnding(suffix, ALL_FORMATS) !== undefined ? series : path;
}

/**
 * The format of an answer: the one at the end of the address, else the one that `Accept` prefers among those offered
 * (RFC 9110 §12.5.1); `null` when it takes none of them.
 */
export function formatOf(c: Context, offered: readonly Format[]): Format | null {
  const suffix = SERIES_PATH.exec(getPathNoStrict(c.req.raw))?.[2];
  if (suffix !== undefined) return formatEnding(suffix, offered) ?? null;
  const header = c.req.header("Accept") ?? "";
  if (header.trim() === "") return offered[0] ?? null;
  // Sorted by preference; of equal ones the first written counts.
  for (const { type, q } of parseAccept(header)) {
    const format =
      q > 0 ? offered.find((one) => FORMATS[one].mediaTypes.some((media) => isIn(media, type))) : undefined;
    if (format !== undefined) return format;
  }
  return null;
}

/** The format that the end of an address chooses. */
const formatEnding = (suffix: string, among: readonly Format[]): Format | undefined =>
  among.find((format) => FORMATS[format].suffix === suffix);

const isIn = (media: string, range: string): boolean =>
  range === "*/*" || range.toLowerCase() === media || (range.endsWith("/*") && media.startsWith(range.slice(0, -1)));
