import type { Language } from "../language.ts";

/** The language of this build of pages and scripts. */
export const LANGUAGE: Language = "fr";

/** How it writes numbers and dates (BCP 47). */
export const LOCALE = "fr-FR";

/** Between words and what they announce. */
export const COLON = "\u00a0: ";

/** Between a number and the signs around it: `+ 12 %`. */
export const GAP = "\u00a0";

/** Whether a count has its word in the singular. */
export const isSingular = (count: number): boolean => count < 2;

/** The first of a month has a name of its own: `1er`. */
export const withFirstOfMonth = (date: string): string => date.replace(/(^|\s)1($|\s)/, "$11er$2");
