const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-Jul-17 05:00:00+0000 UTC`: the date format of WSO2, Enedis's gateway. */
const NEXT_ACCESS = /(\d{4})-([A-Z][a-z]{2})-(\d{2}) (\d{2}:\d{2}:\d{2})([+-]\d{2})(\d{2})/;

/** The instant that a 429 names, in `nextAccessTime` or in its sentence; `null` when it names none. */
export function nextAccessAtMs(text: string): number | null {
  const [, year, monthName = "", date, time, offsetHours, offsetMinutes] = NEXT_ACCESS.exec(text) ?? [];
  const month = MONTHS.indexOf(monthName) + 1;
  if (month === 0) return null;
  const atMs = Date.parse(`${year}-${String(month).padStart(2, "0")}-${date}T${time}${offsetHours}:${offsetMinutes}`);
  return Number.isNaN(atMs) ? null : atMs;
}

/** Hourly limits (API, resource, application, subscription, custom): WSO2 counts them by UTC clock hour. */
const HOURLY = new Set(["900800", "900802", "900803", "900804", "900806"]);

/** Whether a 429 with this code is about the hour, not the second. */
export const isHourly = (code: string | null): boolean => code !== null && HOURLY.has(code);

/**
 * How long to wait after a 429: until the instant it names, otherwise until its hour ends. Any other 429 is a burst (900807,
 * 900809): WSO2 opens a window of one second at the first call and names no instant. At least a second, at most an hour,
 * which is WSO2's longest window.
 */
export function retryAfterMs(code: string | null, text: string, nowMs: number): number {
  const named = nextAccessAtMs(text);
  const untilNextHourMs = HOUR_MS - (nowMs % HOUR_MS);
  const waitMs = named !== null ? named - nowMs : isHourly(code) ? untilNextHourMs : SECOND_MS;
  return Math.min(Math.max(waitMs, SECOND_MS), HOUR_MS);
}
