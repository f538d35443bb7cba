import { CONSENT_FR } from "./consent.fr.ts";
import { PAIRING_FR } from "./pairing.fr.ts";
import { REFUSALS_FR } from "./program-texts.ts";
import type { Refusal } from "./refusal.ts";
import { type Texts, type Wording, wordRefusal } from "./text.ts";

/** Every refusal, in French: pages speak no other language. */
export const PAGE_REFUSALS_FR: Texts<Refusal> = { ...REFUSALS_FR, ...CONSENT_FR, ...PAIRING_FR };

/** Words one refusal for a page. */
export const wordForPage = (refusal: Refusal): Wording => wordRefusal(PAGE_REFUSALS_FR, refusal);
