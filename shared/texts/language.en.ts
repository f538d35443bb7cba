import type { Language } from "../language.ts";

/** The language of this build of pages and scripts. */
export const LANGUAGE: Language = "en";

/** How it writes numbers and dates (BCP 47): as Europe does, the day before the month. */
export const LOCALE = "en-GB";
