import { day, dayStartMs } from "../paris-time.ts";

/** The midnight asked for last: a reader asks for both ends of a day, and the end of one is the beginning of the next. */
let latest: { readonly text: string; readonly atMs: number | null } = { text: "", atMs: null };

/** The instant at which a day begins in Paris; `null` for a text that names no day. */
export function parisMidnightMs(text: string): number | null {
  if (text === latest.text) return latest.atMs;
  const read = day(text);
  latest = { text, atMs: read === null ? null : dayStartMs(read) };
  return latest.atMs;
}
