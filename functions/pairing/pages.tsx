import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { pageLanguage } from "../../shared/http/language.ts";
import type { InLanguages } from "../../shared/language.ts";
import { page } from "../../shared/pages/page.tsx";
import { Reference } from "../../shared/pages/refusal.tsx";
import { Prose } from "../../shared/pages/rich.tsx";
import { WAIT_SCRIPT, Wait } from "../../shared/pages/wait.tsx";
import type { DeviceRequest } from "../../shared/pairing/device-request.ts";
import type { UserCode } from "../../shared/pairing/user-code.ts";
import { wordForPage } from "../../shared/refusals/page-texts.ts";
import type { Refusal } from "../../shared/refusals/refusal.ts";
import { resolveStatus, retryAfterSeconds } from "../../shared/refusals/statuses.ts";
import { PAIRING as EN } from "../../shared/texts/pairing.en.ts";
import { PAIRING as FR } from "../../shared/texts/pairing.fr.ts";
import { TOKEN } from "../../shared/texts/token.ts";
import type { Claims } from "../../shared/token/claims.ts";
import { common, EVERYTHING, scopeFrom } from "../../shared/token/scope.ts";
import { LONGEST_TOKEN } from "../../shared/token/token-text.ts";
import { DeviceCard } from "./device-card.tsx";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };

/** The page of a device. */
export const PAIRING_PATH = "/appareil";

/** The way to Enedis from here: the departure that it begins leads back to the device. */
export const CONSENT_FOR_DEVICE = "/api/auth?appareil";

/** What a page knows of the device that waits. */
export interface Waiting {
  readonly code: UserCode;
  readonly request: DeviceRequest;
  readonly formKey: string;
  readonly nowMs: number;
}

/** Asks for the code. `holdsToken`: a consent given in this browser moments ago is not lost with an ended code. */
export function codePage(c: Context, refusal: Refusal | null, holdsToken: boolean): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].code;
  const wording = refusal === null ? null : wordForPage(refusal, language);
  const { status, retryAfterMs } = refusal === null ? { status: 200, retryAfterMs: null } : resolveStatus(refusal);
  return page(
    c,
    status,
    wording?.title ?? texts.title,
    <>
      {wording !== null && (
        <div class="note bad" id="problem" role="alert">
          <p>{wording.detail}</p>
          <p>{wording.remedy}</p>
          {retryAfterMs !== null && (
            <p>
              <Wait seconds={retryAfterSeconds(retryAfterMs)} language={language} />
            </p>
          )}
        </div>
      )}
      {refusal?.code === "device_code_ended" && holdsToken && (
        <>
          <Prose texts={[texts.ended]} />
          <p>
            <a href="/token">{texts.toToken}</a>
          </p>
        </>
      )}
      {refusal === null && <p class="lead">{texts.lead}</p>}
      <form method="post" action={PAIRING_PATH}>
        <p>
          <label for="code">{texts.label}</label>
          <input
            id="code"
            name="code"
            autocomplete="off"
            autocapitalize="characters"
            autocorrect="off"
            spellcheck={false}
            maxlength={20}
            required
            aria-describedby="hint"
            {...(wording !== null && { "aria-invalid": "true" })}
          />
        </p>
        <p id="hint">{texts.hint}</p>
        <p>
          <button class="step" type="submit">
            {texts.submit}
          </button>
        </p>
      </form>
      <div class="note warn">
        <Prose texts={[texts.warning]} />
      </div>
      {refusal !== null && <Reference code={refusal.code} language={language} />}
    </>,
    retryAfterMs === null ? {} : { "retry-after": `${retryAfterSeconds(retryAfterMs)}` },
    retryAfterMs === null ? [] : [WAIT_SCRIPT],
  );
}

/** Before anything is given: who asks, and whether that is the person's own device. */
export function askPage(c: Context, { code, request, formKey, nowMs }: Waiting): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].ask;
  return page(
    c,
    200,
    texts.title,
    <>
      <DeviceCard language={language} code={code} request={request} nowMs={nowMs} />
      <h2>{texts.question}</h2>
      <p>{texts.why}</p>
      <div class="row">
        <Answer formKey={formKey} answer="yes" text={texts.yes} />
        <Answer formKey={formKey} answer="no" text={texts.no} isQuiet />
      </div>
    </>,
  );
}

/** Where the token of the device may come from, and what to know before leaving for Enedis. */
export function waysPage(
  c: Context,
  { code, request, formKey, nowMs }: Waiting,
  held: Claims | null,
  refusal: Refusal | null,
): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].ways;
  const wording = refusal === null ? null : wordForPage(refusal, language);
  return page(
    c,
    refusal === null ? 200 : resolveStatus(refusal).status,
    texts.title,
    <>
      {wording !== null && (
        <div class="note bad" id="problem" role="alert">
          <p>
            <strong>{wording.title}.</strong> {wording.detail}
          </p>
          <p>{wording.remedy}</p>
        </div>
      )}
      <p class="lead">{texts.lead}</p>
      <DeviceCard language={language} code={code} request={request} nowMs={nowMs} />
      <p>
        <strong>{texts.question}</strong>
      </p>
      {held !== null && (
        <section>
          <h2>{texts.cookie.title}</h2>
          <p>{texts.cookie.text}</p>
          <Answer formKey={formKey} answer="give" text={texts.cookie.button} />
        </section>
      )}
      <section id="kept" hidden>
        <h2>{texts.kept.title}</h2>
        <p>{texts.kept.text}</p>
        <Answer formKey={formKey} answer="give" text={texts.kept.button}>
          <label>
            {texts.kept.meter}
            <select id="kept-meter" autocomplete="off" />
          </label>
          <input type="hidden" name="token" value="" />
        </Answer>
      </section>
      <section>
        <h2>{texts.pasted.title}</h2>
        <p>{texts.pasted.text}</p>
        <Answer formKey={formKey} answer="give" text={texts.pasted.button}>
          <label>
            {texts.pasted.label}
            <input name="token" class="wide" type="password" autocomplete="off" maxlength={LONGEST_TOKEN} required />
          </label>
        </Answer>
      </section>
      <section>
        <h2>{texts.consent.title}</h2>
        <div class="note warn">
          <Prose texts={[texts.consent.warning]} />
        </div>
        <p>{texts.consent.text}</p>
        <p>
          <a class="step quiet" id="consent" href={CONSENT_FOR_DEVICE}>
            {texts.consent.button}
          </a>
        </p>
      </section>
      <Answer formKey={formKey} answer="no" text={texts.no} isQuiet />
      {refusal !== null && <Reference code={refusal.code} language={language} />}
    </>,
    {},
    ["/scripts/appareil.js"],
  );
}

/** Back from Enedis: the last question, with the token that the device would get. `isReplayed`: as on the page of a token. */
export function backPage(
  c: Context,
  { code, request, formKey, nowMs }: Waiting,
  held: Claims,
  isReplayed: boolean,
): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].back;
  const wanted = scopeFrom(request.scope) ?? EVERYTHING;
  const scope = common(wanted, held.scope) ?? wanted;
  const token = { meters: held.usagePoints, expiresAtMs: held.expiresAtMs, scope };
  return page(
    c,
    200,
    texts.title,
    <>
      <p class="lead">{texts.lead}</p>
      <DeviceCard language={language} code={code} request={request} nowMs={nowMs} token={token} />
      {isReplayed && (
        <div id="replayed" role="alert">
          <h2>{TOKEN[language].replayed.title}</h2>
          <p>{TOKEN[language].replayed.text}</p>
        </div>
      )}
      <h2>{TEXTS[language].ask.question}</h2>
      <p>{TEXTS[language].ask.why}</p>
      <div class="row">
        <Answer formKey={formKey} answer="give" text={TEXTS[language].ways.cookie.button} />
        <Answer formKey={formKey} answer="no" text={TEXTS[language].ask.no} isQuiet />
      </div>
    </>,
  );
}

/** The device was refused; a consent that was given all the same belongs to the person. */
export function declinedPage(c: Context, holdsToken: boolean): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].declined;
  return page(
    c,
    200,
    texts.title,
    <>
      <p class="lead">{texts.lead}</p>
      {holdsToken && (
        <p>
          {texts.token} <a href="/token">{texts.toToken}</a>
        </p>
      )}
      <p>
        <a class="step quiet" href={PAIRING_PATH}>
          {texts.again}
        </a>
      </p>
    </>,
  );
}

/** The token waits for the device. */
export function donePage(c: Context): Response {
  const language = pageLanguage(c);
  const texts = TEXTS[language].done;
  return page(
    c,
    200,
    texts.title,
    <>
      <p class="lead">{texts.lead}</p>
      <Prose texts={[texts.withdraw]} />
      <p>
        <a class="step quiet" href="/consommation">
          {texts.next}
        </a>
      </p>
    </>,
  );
}

interface AnswerForm {
  readonly formKey: string;
  readonly answer: "yes" | "no" | "give";
  readonly text: string;
  readonly isQuiet?: boolean;
  readonly children?: Child;
}

/** One answer of the person: a form of its own, so that no key pressed in a field gives another one. */
const Answer = ({ formKey, answer, text, isQuiet = false, children }: AnswerForm) => (
  <form method="post" action={PAIRING_PATH}>
    <input type="hidden" name="form" value={formKey} />
    {children}
    <button class={isQuiet ? "step quiet" : "step"} type="submit" name="answer" value={answer}>
      {text}
    </button>
  </form>
);
