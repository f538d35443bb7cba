/** Made when it is first needed: it takes longer than all else of the library. */
let paris: Intl.DateTimeFormat | undefined;

const DAY_MS = 86_400_000;
const DAY_LENGTH = "YYYY-MM-DD".length;

/** The day in Paris at an instant, as `YYYY-MM-DD`. */
export function parisDay(atMs: number): string {
  // Sweden writes dates as ISO 8601 does.
  paris ??= new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short" });
  return paris.format(atMs);
}

/** The day after a day; days of the calendar have no clock changes. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, DAY_LENGTH);

/** Whether an instant is at a bound or behind it; the bound is a day in Paris or an instant. */
export const isAtOrBehind = (instant: string, bound: string): boolean =>
  bound.length === DAY_LENGTH ? parisDay(Date.parse(instant)) >= bound : Date.parse(instant) >= Date.parse(bound);
