import { LANGUAGE } from "#words/language";
import { linkFrom } from "../../shared/pages/addresses.ts";

/** A link that a script makes, in the language of its page: `/consommation` as `/en/consommation`. */
export const ourLink = (href: string): string => linkFrom(LANGUAGE, true, href);
