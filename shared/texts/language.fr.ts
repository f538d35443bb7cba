import type { Language } from "../language.ts";

/** The language of this build of pages and scripts. */
export const LANGUAGE: Language = "fr";

/** How it writes numbers and dates (BCP 47). */
export const LOCALE = "fr-FR";
