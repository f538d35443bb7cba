/** The longest a request waits inside, whoever asks: Cloudflare gives up on a silent answer after 100 seconds. */
export const LONGEST_PATIENCE_MS = 100_000;

/** A preference: its name, and its value as a token or quoted; its parameters, after a semicolon, say nothing to us. */
const WAIT = /^\s*wait\s*=\s*(?:"([^"]*)"|([^\s;]*))\s*(?:;|$)/i;

/**
 * How long this caller lets its request wait: `Prefer: wait=<seconds>` (RFC 7240 §4.3) within our bounds, else the default.
 * `applied` is what to say in `Preference-Applied`; null when there was no such wish, or none that can be read.
 */
export function patience(prefer: string | null, defaultMs: number): { patienceMs: number; applied: string | null } {
  // §2: of a preference given twice the first counts.
  const wait = (prefer ?? "")
    .split(",")
    .map((preference) => WAIT.exec(preference))
    .find((found) => found !== null);
  const seconds = wait?.[1] ?? wait?.[2] ?? "";
  if (!/^\d+$/.test(seconds)) return { patienceMs: defaultMs, applied: null };
  const patienceMs = Math.min(Number(seconds) * 1000, LONGEST_PATIENCE_MS);
  return { patienceMs, applied: `wait=${patienceMs / 1000}` };
}
