/** The longest wait inside a request: Cloudflare gives up on a silent answer after 100 seconds. */
export const LONGEST_PATIENCE_MS = 100_000;

/** `wait`, its value bare or quoted, and parameters after a semicolon, which are ignored. */
const WAIT = /^\s*wait\s*=\s*(?:"([^"]*)"|([^\s;]*))\s*(?:;|$)/i;

/**
 * How long this request may wait: `Prefer: wait=<seconds>` (RFC 7240 §4.3) within our bounds, else the default.
 * `applied` is the value of `Preference-Applied`; null without a readable preference.
 */
export function patience(prefer: string | null, defaultMs: number): { patienceMs: number; applied: string | null } {
  // RFC 7240 §2: the first of two equal preferences counts.
  const wait = (prefer ?? "")
    .split(",")
    .map((preference) => WAIT.exec(preference))
    .find((found) => found !== null);
  const seconds = wait?.[1] ?? wait?.[2] ?? "";
  if (!/^\d+$/.test(seconds)) return { patienceMs: defaultMs, applied: null };
  const patienceMs = Math.min(Number(seconds) * 1000, LONGEST_PATIENCE_MS);
  return { patienceMs, applied: `wait=${patienceMs / 1000}` };
}
