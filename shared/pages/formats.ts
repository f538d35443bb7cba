import type { Language } from "../language.ts";
import { PARIS } from "../paris-offset.ts";

/** As Europe writes English: the day before the month, 24 hours. */
const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-FR", en: "en-GB" };

/**
 * How pages write dates and numbers. Each format is made when it is first used: the first of them loads the platform's tables,
 * for which a new isolate would wait before its first answer, whatever that is (`bench/cold-start.ts`).
 */
function made<F extends object>(make: (locale: string) => F): (language: Language) => F {
  const formats = new Map<Language, F>();
  return (language) => {
    const format = formats.get(language) ?? make(LOCALES[language]);
    formats.set(language, format);
    return format;
  };
}

const date = made((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: PARIS }));
const moment = made(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium", timeZone: PARIS }),
);
const weekday = made(
  (locale) => new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
);
const clock = made((locale) => new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: PARIS }));
const region = made((locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }));
const number = made((locale) => new Intl.NumberFormat(locale));
const shares = made((locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }));

/** `25 novembre 2026`, in Paris. */
export const longDate = (language: Language, atMs: number | Date): string => date(language).format(atMs);
/** `25 novembre 2026 à 08:30:00`, in Paris. */
export const longMoment = (language: Language, atMs: number): string => moment(language).format(atMs);
/** `08:30`, in Paris. */
export const clockTime = (language: Language, atMs: number): string => clock(language).format(atMs);
/** `Belgique`, of `BE`. */
export const countryName = (language: Language, code: string): string => region(language).of(code) ?? code;
/** `mercredi 25 novembre`, of a day `YYYY-MM-DD`. */
export const longDay = (language: Language, day: string): string => weekday(language).format(new Date(day));
/** `12 345`. */
export const wholeNumber = (language: Language, of: number): string => number(language).format(of);
/** `99,5 %`, of 0.995. */
export const percent = (language: Language, of: number): string => shares(language).format(of);
