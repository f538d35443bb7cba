import { PARIS } from "../paris-offset.ts";

/**
 * How pages write dates and numbers. Each format is made when it is first used: the first of them loads the platform's tables,
 * for which a new isolate would wait before its first answer, whatever that is (`bench/cold-start.ts`).
 */
const made = <F extends object>(make: () => F): (() => F) => {
  let format: F | undefined;
  return () => {
    format ??= make();
    return format;
  };
};

const date = made(() => new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: PARIS }));
const moment = made(
  () => new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeStyle: "medium", timeZone: PARIS }),
);
const weekday = made(
  () => new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
);
const clock = made(() => new Intl.DateTimeFormat("fr-FR", { timeStyle: "short", timeZone: PARIS }));
const region = made(() => new Intl.DisplayNames("fr-FR", { type: "region", fallback: "code" }));
const number = made(() => new Intl.NumberFormat("fr-FR"));
const shares = made(() => new Intl.NumberFormat("fr-FR", { style: "percent", maximumFractionDigits: 1 }));

/** `25 novembre 2026`, in Paris. */
export const longDate = (atMs: number | Date): string => date().format(atMs);
/** `25 novembre 2026 à 08:30:00`, in Paris. */
export const longMoment = (atMs: number): string => moment().format(atMs);
/** `08:30`, in Paris. */
export const clockTime = (atMs: number): string => clock().format(atMs);
/** `Belgique`, of `BE`. */
export const countryName = (code: string): string => region().of(code) ?? code;
/** `mercredi 25 novembre`, of a day `YYYY-MM-DD`. */
export const longDay = (day: string): string => weekday().format(new Date(day));
/** `12 345`. */
export const wholeNumber = (of: number): string => number().format(of);
/** `99,5 %`, of 0.995. */
export const percent = (of: number): string => shares().format(of);
