import { euOnly } from "./eu-only.ts";
import { getOnly } from "./methods.ts";
import { requireToken } from "./require-token.ts";

/** The checks of every read: method, EU, token. */
export const readChecks = [getOnly, euOnly, requireToken] as const;
