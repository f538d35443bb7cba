import { day, dayStartMs } from "../paris-time.ts";

/** The instant at which a day begins in Paris; `null` for a text that names no day. */
export function parisMidnightMs(text: string): number | null {
  const read = day(text);
  return read === null ? null : dayStartMs(read);
}
