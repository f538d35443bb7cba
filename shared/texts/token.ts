import type { InLanguages } from "../language.ts";
import { TOKEN as EN } from "./token.en.ts";
import { TOKEN as FR } from "./token.fr.ts";

/** What the page of a token says, in each language. */
export const TOKEN: InLanguages<typeof FR> = { fr: FR, en: EN };
