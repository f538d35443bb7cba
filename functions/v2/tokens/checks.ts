import { euOnly } from "../../../shared/http/eu-only.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { smallBody } from "../../../shared/http/limited-body.ts";
import { postOnly } from "../../../shared/http/methods.ts";
import { limitToken } from "../../../shared/http/request-limit.ts";
import { requireToken } from "../../../shared/http/require-token.ts";

/** The checks of a route that makes a token out of the caller's: method, EU, token, limit, no parameter, length of the body. */
export const issuingChecks = [postOnly, euOnly, requireToken, limitToken, onlyParameters([]), smallBody] as const;
