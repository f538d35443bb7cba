import type { InLanguages } from "../../../shared/language.ts";
import { PAIRING as EN } from "../../../shared/texts/pairing.en.ts";
import { PAIRING as FR } from "../../../shared/texts/pairing.fr.ts";

/** What the pages of a device say. */
export const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };
