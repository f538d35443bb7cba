import type { Child } from "hono/jsx";
import { recordIncident } from "../refusals/incident-log.ts";
import { PAGE_REFUSALS_FR } from "../refusals/page-texts.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { resolveStatus, retryAfterSeconds } from "../refusals/statuses.ts";
import { wordRefusal } from "../refusals/text.ts";
import { PAGES_FR } from "../texts/pages.fr.ts";
import { page } from "./page.tsx";

const TEXTS = PAGES_FR.refusal;

/** Refusals with a cause on Enedis's site: the help page explains what may have happened there. */
const ENEDIS_SIDE = new Set(["consent_failed", "consent_stale", "consent_already_claimed", "consent_several_meters"]);

/** After these refusals, the token page offers nothing more to do. */
const ENDS_TOKEN: ReadonlySet<string> = new Set(["token_revoked", "consent_not_fresh", "outside_eu"]);
const BACK_TO_TOKEN = { href: "/token", text: TEXTS.backToToken };

/** The page of a refusal during a consent. */
export const refusalPage = (_c: unknown, refusal: Refusal): Response =>
  refused(refusal, <NextStep refusal={refusal} />);

/** The page of a refusal after a button of the token page: it leads back there. */
export const tokenRefusalPage = (_c: unknown, refusal: Refusal): Response =>
  refused(refusal, ENDS_TOKEN.has(refusal.code) ? <NextStep refusal={refusal} /> : <Step {...BACK_TO_TOKEN} />);

/** What happened, what to do, and a link to do it. Nothing of the request is in it. */
function refused(refusal: Refusal, next: Child): Response {
  const { status, origin, retryAfterMs } = resolveStatus(refusal);
  const { title, detail, remedy } = wordRefusal(PAGE_REFUSALS_FR, refusal);
  // A mistake of the person needs no operator; the log holds the other refusals under this number.
  const incident = origin === "client" ? null : crypto.randomUUID();
  if (incident !== null) recordIncident(incident, refusal, Date.now());
  const content = (
    <>
      <p class="lead">{detail}</p>
      <p>{remedy}</p>
      {next}
      <Reference code={refusal.code} incident={incident} />
    </>
  );
  const retryAfter = retryAfterMs === null ? {} : { "retry-after": `${retryAfterSeconds(retryAfterMs)}` };
  return page(status, title, content, retryAfter);
}

/** What to quote when asking for help. */
export const Reference = ({ code, incident = null }: { readonly code: string; readonly incident?: string | null }) => (
  <p class="reference">
    {TEXTS.code} : <code id="code">{code}</code>
    {incident !== null && (
      <>
        <br />
        {TEXTS.incident} : <code id="incident">{incident}</code>
      </>
    )}
  </p>
);

function NextStep({ refusal }: { readonly refusal: Refusal }) {
  if (refusal.code === "outside_eu") return null;
  // An empty address reloads the page, so authorisation and state need not be written into it.
  if (isWorthReloading(refusal)) return <Step href="" text={TEXTS.reload} />;
  return (
    <>
      <Step href="/api/auth" text={TEXTS.restart} />
      {refusal.code === "consent_already_used" && <a href="/token">{TEXTS.tokenPage}</a>}
      {ENEDIS_SIDE.has(refusal.code) && <a href="/consentement/aide">{TEXTS.help}</a>}
    </>
  );
}

const Step = ({ href, text }: { readonly href: string; readonly text: string }) => (
  <p>
    <a class="step" href={href}>
      {text}
    </a>
  </p>
);

/** The consent was given and only our lookup failed: the same address can still succeed. */
const isWorthReloading = (refusal: Refusal): boolean =>
  resolveStatus(refusal).retryable && refusal.code !== "consent_failed";
