import { euOnly } from "../../../shared/http/eu-only.ts";
import { postOnly } from "../../../shared/http/methods.ts";
import { limitToken } from "../../../shared/http/request-limit.ts";
import { requireToken } from "../../../shared/http/require-token.ts";
import { smallBody } from "../../../shared/http/small-body.ts";

/** Somebody who asks for another token, within the European Union, with one of ours. */
export const tokenHolder = [postOnly, euOnly, requireToken, limitToken, smallBody] as const;
