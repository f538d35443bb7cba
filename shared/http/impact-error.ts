import { faultEn } from "../refusals/impact.en.ts";
import { faultFr } from "../refusals/impact.fr.ts";
import { MOST_FAULTS } from "../refusals/impact.ts";
import type { Refusal } from "../refusals/refusal.ts";

/** Where the contract of Ecobalyse is followed, errors included. */
export const speaksOfImpacts = (path: string): boolean => /^\/(api|api\/v2)\/impact(\/|$)|^\/versions\//.test(path);

/**
 * The two members that a client of Ecobalyse reads in every refusal: a message for each field (`general` when it is about
 * none) and where to look further.
 */
export function impactMembers(refusal: Refusal, detail: string, language: "en" | "fr", origin: string): object {
  return { error: fieldsOf(refusal, detail, language), documentation: `${origin}/documentation/api` };
}

function fieldsOf(refusal: Refusal, detail: string, language: "en" | "fr"): Readonly<Record<string, string>> {
  switch (refusal.code) {
    case "fields_invalid": {
      const say = language === "en" ? faultEn : faultFr;
      return Object.fromEntries(refusal.faults.slice(0, MOST_FAULTS).map((fault) => [fault.field, say(fault)]));
    }
    case "json_malformed":
      return { decoding: detail };
    case "impact_unknown":
      return { impact: detail };
    case "authorization_missing":
    case "token_invalid":
    case "token_expired":
    case "token_revoked":
    case "scope_insufficient":
      return { authorization: detail };
    default:
      return { ["parameter" in refusal ? refusal.parameter : "general"]: detail };
  }
}
