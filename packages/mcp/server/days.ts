/** A window as it is asked for. */
export interface AskedWindow {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly last?: string | undefined;
}

const DAY_MS = 86_400_000;
/** The longest of each. */
const DAYS_OF: Readonly<Record<string, number>> = { D: 1, W: 7, M: 31, Y: 366 };
/** What the gateway takes when neither start nor last is named. */
const DEFAULT_DAYS = 7;

/** At least how many days a window has; `null`: it cannot be read, and the gateway says why. */
export function daysAsked({ start, end, last }: AskedWindow, nowMs: number): number | null {
  if (start !== undefined) {
    const ms = (end === undefined ? nowMs : Date.parse(end)) - Date.parse(start);
    return Number.isNaN(ms) ? null : ms / DAY_MS;
  }
  if (last === undefined) return DEFAULT_DAYS;
  const [, count, unit = ""] = /^P(\d{1,4})([DWMY])$/.exec(last.trim()) ?? [];
  return count === undefined ? null : Number(count) * (DAYS_OF[unit] ?? 0);
}
