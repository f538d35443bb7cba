/** Sweden writes dates as ISO 8601 does. */
const PARIS = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short" });

const DAY_MS = 86_400_000;
const DAY_LENGTH = "YYYY-MM-DD".length;

/** The day in Paris at an instant, as `YYYY-MM-DD`. */
export const parisDay = (atMs: number): string => PARIS.format(atMs);

/** The day after a day; days of the calendar have no clock changes. */
export const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, DAY_LENGTH);

/** Whether an instant is at a bound or behind it; the bound is a day in Paris or an instant. */
export const isAtOrBehind = (instant: string, bound: string): boolean =>
  bound.length === DAY_LENGTH ? parisDay(Date.parse(instant)) >= bound : Date.parse(instant) >= Date.parse(bound);
