import type { Language } from "../language.ts";
import { CONSENT_EN } from "./consent.en.ts";
import { CONSENT_FR } from "./consent.fr.ts";
import { PAIRING_EN } from "./pairing.en.ts";
import { PAIRING_FR } from "./pairing.fr.ts";
import { REFUSALS_EN, REFUSALS_FR } from "./program-texts.ts";
import type { Refusal } from "./refusal.ts";
import { type Texts, type Wording, wordRefusal } from "./text.ts";

/** Every refusal, in each language of the pages. */
export const PAGE_REFUSALS: Readonly<Record<Language, Texts<Refusal>>> = {
  fr: { ...REFUSALS_FR, ...CONSENT_FR, ...PAIRING_FR },
  en: { ...REFUSALS_EN, ...CONSENT_EN, ...PAIRING_EN },
};

/** Words one refusal for a page. */
export const wordForPage = (refusal: Refusal, language: Language): Wording =>
  wordRefusal(PAGE_REFUSALS[language], refusal);
