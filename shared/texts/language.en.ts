import type { Language } from "../language.ts";

/** The language of this build of pages and scripts. */
export const LANGUAGE: Language = "en";

/** How it writes numbers and dates (BCP 47): as Europe does, the day before the month. */
export const LOCALE = "en-GB";

/** Between words and what they announce. */
export const COLON = ": ";

/** Between a number and the signs around it: `+12%`. */
export const GAP = "";

/** Whether a count has its word in the singular. */
export const isSingular = (count: number): boolean => count === 1;

/** Numbers are names enough. */
export const withFirstOfMonth = (date: string): string => date;
