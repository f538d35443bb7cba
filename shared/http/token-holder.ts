import { euOnly } from "./eu-only.ts";
import { postOnly } from "./methods.ts";
import { limitToken } from "./request-limit.ts";
import { requireToken } from "./require-token.ts";
import { smallBody } from "./small-body.ts";

/** Somebody who asks for another token, within the European Union, with one of ours. */
export const tokenHolder = [postOnly, euOnly, requireToken, limitToken, smallBody] as const;
