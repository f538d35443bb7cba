import { type Asked, answered, jsonOf } from "../ask.ts";
import { fault, type Line, none, ok, warning } from "../finding.ts";
import { isHere, isSimulation, type Seen } from "../seen.ts";

/** The consent link leads to a page that answers, with what Enedis needs to know. */
export function consentPage(seen: Seen): Line {
  const { consentLink, consentPage: page } = seen;
  const url = answered(consentLink) ? URL.parse(consentLink.headers.get("location") ?? "") : null;
  if (url === null || page === null) return none("/api/auth leads nowhere from here");
  const missing = ["client_id", "response_type", "duration", "state"].find((name) => !url.searchParams.get(name));
  if (missing !== undefined) return fault(`the consent link has no ${missing}`, "deploy this version again");
  if (!isSimulation(seen) && !/(^|\.)enedis\.fr$/.test(url.hostname))
    return fault(
      `the consent link leads to ${url.host}, which is not Enedis`,
      "set ENEDIS_CONSENT_URL as in wrangler.toml",
    );
  if (!answered(page))
    return fault(
      `${url.host} does not answer: ${page.failure}`,
      "compare ENEDIS_CONSENT_URL with wrangler.toml; otherwise wait for Enedis",
    );
  if (page.status >= 400)
    return fault(
      `${url.host} answers ${page.status}`,
      "compare ENEDIS_CONSENT_URL and the application's key with Enedis's portal",
    );
  return ok(`${url.host} answers`);
}

/** Where people come back from Enedis: it is declared there, and cannot be read from outside; what is on our side can. */
export function redirectAddress(seen: Seen): Line {
  const { callback, metadata, site } = seen;
  const address = new URL("/api/callback", site).href;
  if (!isCallback(callback))
    return fault(
      `${address} is not answered by the gateway`,
      "let the proxy pass /api/ on, and serve the callback at this address",
    );
  if (!answered(metadata)) return none("the gateway does not say its own address");
  if (metadata.status !== 200)
    return warning(
      "the gateway does not know its own address, so no device can be paired",
      `set SITE_URL to ${site.origin}`,
    );
  const issuer = (jsonOf(metadata) as { issuer?: unknown } | null)?.issuer;
  if (issuer !== site.origin)
    return fault(`the gateway believes that its address is ${issuer}`, `set SITE_URL to ${site.origin}`);
  return ok(isHere(seen) ? `${address} answers` : `${address} answers: declare exactly this at Enedis`);
}

/** A return without anything in it is refused by our own page. */
const isCallback = (asked: Asked): boolean =>
  answered(asked) && (/consent_malformed|outside_eu/.test(asked.text) || asked.status === 429);
