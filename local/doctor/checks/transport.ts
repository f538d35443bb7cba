import { HSTS } from "../../../shared/http/transport-security.ts";
import { SECURITY_HEADERS } from "../../../shared/pages/security.ts";
import { type Asked, answered } from "../ask.ts";
import { fault, type Line, none, ok, warning } from "../finding.ts";
import { isHere, isSimulation, type Seen } from "../seen.ts";

const DAY_MS = 86_400_000;
/** Who renews certificates does so a month before their end; two weeks before it, nobody did. */
const RENEWED_DAYS = 14;

export function tls(seen: Seen): Line {
  const { site, certificate, nowMs } = seen;
  if (site.protocol === "http:") {
    if (isHere(seen)) return none("this address is on this machine: nothing travels");
    return fault("tokens and readings travel in clear", "serve it over https, and run the doctor on that address");
  }
  if (certificate === null)
    return fault(
      `nothing speaks TLS at ${site.host}`,
      "look at the DNS entry, and at the custom domain or the proxy in front",
    );
  const { distrust, endsAtMs, protocol, isOldSpoken } = certificate;
  if (distrust !== null)
    return fault(
      `the certificate is not trusted: ${distrust}`,
      "have it issued again by a public authority (Cloudflare and Caddy do so by themselves)",
    );
  if (isOldSpoken) return fault("TLS 1.1 is accepted", "set the minimum version to TLS 1.2");
  const days = Math.floor((endsAtMs - nowMs) / DAY_MS);
  if (days < RENEWED_DAYS) return warning(`the certificate ends in ${days} days`, "find out why nothing renews it");
  return ok(`${protocol}, certificate good for ${days} days`);
}

export function plainHttp({ plainPage, plainProgram }: Seen): Line {
  if (plainPage === null || plainProgram === null)
    return none("without https on its usual port there is nothing to compare");
  const remedy = "switch on “Always Use HTTPS”, or let the proxy redirect";
  if (answered(plainPage) && !leadsToTls(plainPage))
    return fault(`http: answers the home page with ${plainPage.status}`, remedy);
  if (answered(plainProgram) && !leadsToTls(plainProgram) && plainProgram.status !== 403)
    return fault(`http: answers the API with ${plainProgram.status}, so a token is read on the way`, remedy);
  return ok("without TLS nothing is served");
}

const leadsToTls = (asked: Asked): boolean =>
  answered(asked) && /^30[1278]$/.test(`${asked.status}`) && /^https:/.test(asked.headers.get("location") ?? "");

export function hsts(seen: Seen): Line {
  if (seen.site.protocol === "http:") return none("means something over https only");
  if (isSimulation(seen)) return none("a simulation does not send it");
  const without = unless({ "the API": seen.status, "the pages": seen.home }, (asked) => {
    const [, seconds = "0"] = /max-age=(\d+)/.exec(asked.headers.get(HSTS[0]) ?? "") ?? [];
    return Number(seconds) >= Number(HSTS[1].split("=")[1]);
  });
  return without === null
    ? ok("a year, on the API and on the pages")
    : fault(
        `${without} answer without a year of Strict-Transport-Security`,
        "look at what stands in front: the gateway sends it",
      );
}

export function headers({ home, lost, status }: Seen): Line {
  const remedy = "serve `_headers` with the files, and let nothing in front remove a header";
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    const without = unless({ "the files": home, "the pages": lost }, (asked) => asked.headers.get(name) === value);
    if (without !== null) return fault(`${without} answer without the ${name} of this version`, remedy);
  }
  const closed = unless({ "the API": status }, (asked) => asked.headers.get("access-control-allow-origin") === "*");
  return closed === null
    ? ok("as this version sends them")
    : fault("pages of other sites cannot read the API (CORS)", remedy);
}

/** The name of the first answer that is not so; an answer that did not come is judged elsewhere. */
function unless(
  all: Readonly<Record<string, Asked>>,
  isSo: (answer: Extract<Asked, { status: number }>) => boolean,
): string | null {
  return Object.entries(all).find(([, asked]) => answered(asked) && !isSo(asked))?.[0] ?? null;
}
