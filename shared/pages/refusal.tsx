import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { pageLanguage } from "../http/language.ts";
import type { InLanguages, Language } from "../language.ts";
import { recordIncident } from "../refusals/incident-log.ts";
import { wordForPage } from "../refusals/page-texts.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { resolveStatus, retryAfterSeconds } from "../refusals/statuses.ts";
import { PAGES as EN } from "../texts/pages.en.ts";
import { PAGES as FR } from "../texts/pages.fr.ts";
import { NewToken } from "./new-token.tsx";
import { page } from "./page.tsx";
import { WAIT_SCRIPT, Wait } from "./wait.tsx";

/** What pages of refusals say beside the refusal. */
export const REFUSED: InLanguages<typeof FR.refusal> = { fr: FR.refusal, en: EN.refusal };

/** Between words and what they announce. */
export const COLON: InLanguages<string> = { fr: " : ", en: ": " };

/** Refusals with a cause on Enedis's site: the help page explains what may have happened there. */
const ENEDIS_SIDE = new Set(["consent_failed", "consent_stale", "consent_already_claimed", "consent_several_meters"]);

/** After these refusals, the token page offers nothing more to do. */
const ENDS_TOKEN: ReadonlySet<string> = new Set(["token_revoked", "consent_not_fresh", "outside_eu", "blocked"]);

/** Refused until tomorrow: neither trying again nor starting again helps today. */
const UNTIL_TOMORROW: ReadonlySet<string> = new Set(["confirmation_locked", "consent_already_claimed"]);

/** A page loads again by itself after a wait of at most an hour: no one looks at it for longer. */
const LONGEST_WAIT_MS = 3_600_000;

/** The page of a refusal during a consent. */
export const refusalPage = (c: Context, refusal: Refusal): Response =>
  refused(c, refusal, <NextStep refusal={refusal} language={pageLanguage(c)} />, comesBack(refusal));

/** The page of a refusal after a button of the token page: it leads back there. */
export function tokenRefusalPage(c: Context, refusal: Refusal): Response {
  const language = pageLanguage(c);
  const isEnd = ENDS_TOKEN.has(refusal.code);
  const back = <Step href="/token" text={REFUSED[language].backToToken} />;
  return refused(c, refusal, isEnd ? <NextStep refusal={refusal} language={language} /> : back, false);
}

/** What happened, what to do, and a link to do it. Nothing of the request is in it. `again`: it loads again once the wait is over. */
function refused(c: Context, refusal: Refusal, next: Child, again: boolean): Response {
  const { status, origin, retryAfterMs } = resolveStatus(refusal);
  const language = pageLanguage(c);
  const { title, detail, remedy } = wordForPage(refusal, language);
  // A mistake of the person needs no operator; the log holds the other refusals under this number.
  const incident = origin === "client" ? null : crypto.randomUUID();
  if (incident !== null) recordIncident(incident, refusal, Date.now());
  const content = (
    <>
      <p class="lead">{detail}</p>
      <p>{remedy}</p>
      {next}
      <Reference code={refusal.code} incident={incident} language={language} />
    </>
  );
  return page(c, status, title, content, retryHeaders(retryAfterMs, again), again ? [WAIT_SCRIPT] : []);
}

/** When to come back; `again`: the browser does it by itself. */
export function retryHeaders(retryAfterMs: number | null, again: boolean): Record<string, string> {
  if (retryAfterMs === null) return {};
  const seconds = `${retryAfterSeconds(retryAfterMs)}`;
  return { "retry-after": seconds, ...(again && { refresh: seconds }) };
}

/** Whether a page tries again by itself: too many requests, and a wait that a person may sit through. */
export function comesBack(refusal: Refusal): boolean {
  const { status, retryAfterMs } = resolveStatus(refusal);
  return status === 429 && retryAfterMs !== null && retryAfterMs <= LONGEST_WAIT_MS;
}

interface ToQuote extends Spoken {
  readonly code: string;
  readonly incident?: string | null;
}

/** What to quote when asking for help. */
export const Reference = ({ code, incident = null, language }: ToQuote) => (
  <p class="reference">
    {REFUSED[language].code}
    {COLON[language]}
    <code id="code">{code}</code>
    {incident !== null && (
      <>
        <br />
        {REFUSED[language].incident}
        {COLON[language]}
        <code id="incident">{incident}</code>
      </>
    )}
  </p>
);

interface Spoken {
  readonly language: Language;
}

function NextStep({ refusal, language }: Spoken & { readonly refusal: Refusal }) {
  const texts = REFUSED[language];
  // Whom to write to is in the words of a block.
  if (refusal.code === "outside_eu" || refusal.code === "blocked") return null;
  if (UNTIL_TOMORROW.has(refusal.code)) return <Tomorrow language={language} />;
  if (refusal.code === "token_revoked") return <NewToken consentedToday={null} language={language} />;
  if (comesBack(refusal)) return <Again refusal={refusal} language={language} />;
  // An empty address reloads the page, so authorisation and state need not be written into it.
  if (isWorthReloading(refusal)) return <Step href="" text={texts.reload} />;
  return (
    <>
      <Step href="/api/auth" text={texts.restart} />
      {refusal.code === "consent_already_used" && <a href="/token">{texts.tokenPage}</a>}
      {ENEDIS_SIDE.has(refusal.code) && <a href="/consentement/aide">{texts.help}</a>}
    </>
  );
}

/** What a person can do today who can only start again tomorrow. */
const Tomorrow = ({ language }: Spoken) => (
  <>
    <Step href="/exemples" text={REFUSED[language].meanwhile} />
    <a href="/consentement/aide">{REFUSED[language].help}</a>
  </>
);

/** Says when the page loads again. */
export const Again = ({ refusal, language }: Spoken & { readonly refusal: Refusal }) => (
  <p role="status">
    {REFUSED[language].again}{" "}
    <Wait seconds={retryAfterSeconds(resolveStatus(refusal).retryAfterMs ?? 0)} language={language} />.
  </p>
);

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
