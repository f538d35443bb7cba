import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { secondsAfter } from "../../shared/consent/journey.ts";
import { pageLanguage } from "../../shared/http/language.ts";
import type { InLanguages } from "../../shared/language.ts";
import { page } from "../../shared/pages/page.tsx";
import { Reference } from "../../shared/pages/refusal.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { WAIT_SCRIPT, Wait } from "../../shared/pages/wait.tsx";
import { wordForPage } from "../../shared/refusals/page-texts.ts";
import type { Refusal } from "../../shared/refusals/refusal.ts";
import { resolveStatus } from "../../shared/refusals/statuses.ts";
import { CONSENT as EN } from "../../shared/texts/consent.en.ts";
import { CONSENT as FR } from "../../shared/texts/consent.fr.ts";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };

/** The page on which a person confirms the meter and waits. */
export const CONSENT_PATH = "/consentement";

/** The same page, with the form to type other digits. */
export const CORRECT_PATH = `${CONSENT_PATH}?corriger`;

/** The help page. */
export const HELP_PATH = `${CONSENT_PATH}/aide`;

/** Asks for the meter's last digits. The same page for every number, whatever Enedis answered. */
export function confirmPage(c: Context, formKey: string, tries: number, refusal: Refusal | null): Response {
  const language = pageLanguage(c);
  const { confirm, triesLeft } = TEXTS[language];
  const { title, lead, label, where, why, submit } = confirm;
  const wording = refusal === null ? null : wordForPage(refusal, language);
  return page(
    c,
    refusal === null ? 200 : resolveStatus(refusal).status,
    title,
    <>
      <p class="lead">{lead}</p>
      {wording !== null && (
        <p id="problem" role="alert">
          <strong>{wording.title}.</strong> {wording.detail}
        </p>
      )}
      <form method="post" action={CONSENT_PATH}>
        <input type="hidden" name="form" value={formKey} />
        <p>
          <label for="digits">{label}</label>
          <input
            id="digits"
            name="digits"
            inputmode="numeric"
            autocomplete="off"
            pattern="\s*([0-9]\s*){4}"
            maxlength={8}
            required
            aria-describedby="where"
            {...(wording !== null && { "aria-invalid": "true" })}
          />
        </p>
        <p id="where">{where}</p>
        <p>
          {why} <strong id="tries">{triesLeft(tries)}</strong>
        </p>
        <p>
          <button class="step" type="submit">
            {submit}
          </button>
        </p>
      </form>
      {refusal !== null && <Reference code={refusal.code} language={language} />}
    </>,
  );
}

interface Waiting {
  /** How often Enedis was asked. */
  readonly looks: number;
  readonly triesLeft: number;
}

/**
 * Not confirmed: the list is late or the digits are wrong, and the page does not say which. It loads again by itself through a
 * `Refresh` header (decision 0021): without a script, and nothing is typed on it that a reload could lose.
 */
export function waitingPage(c: Context, waitSeconds: number | null, { looks, triesLeft }: Waiting): Response {
  const language = pageLanguage(c);
  const refusal = { code: "consent_unconfirmed", triesLeft } as const;
  const { title, detail, remedy } = wordForPage(refusal, language);
  const texts = TEXTS[language].waiting;
  const laterSeconds = secondsAfter(looks);
  const again: Record<string, string> =
    waitSeconds === null ? {} : { refresh: `${waitSeconds}`, "retry-after": `${waitSeconds}` };
  return page(
    c,
    resolveStatus(refusal).status,
    title,
    <>
      <p class="lead">{detail}</p>
      <p id="check">
        <Rich text={texts.check} />
      </p>
      {waitSeconds !== null && <p id="lasts">{texts.lasts(Math.ceil((waitSeconds + laterSeconds) / 60))}</p>}
      <p>{remedy}</p>
      <p>
        <strong id="tries">{TEXTS[language].triesLeft(triesLeft)}</strong>
      </p>
      <p>{texts.late}</p>
      <p role="status">
        {waitSeconds === null ? (
          texts.stopped
        ) : (
          <>
            {texts.looking} <Wait seconds={waitSeconds} language={language} />.
          </>
        )}{" "}
        {texts.looks(looks)}
      </p>
      <p>
        {waitSeconds === null ? (
          <Step href={CONSENT_PATH}>{texts.lookNow}</Step>
        ) : (
          <Step href={CORRECT_PATH}>{texts.correct}</Step>
        )}
      </p>
      <p>
        {waitSeconds === null && (
          <>
            <a href={CORRECT_PATH}>{texts.correct}</a>
            {" · "}
          </>
        )}
        <a href={HELP_PATH}>{texts.help}</a>
      </p>
      <Reference code={refusal.code} language={language} />
    </>,
    again,
    [WAIT_SCRIPT],
  );
}

const Step = ({ href, children }: { readonly href: string; readonly children?: Child }) => (
  <a class="step" href={href}>
    {children}
  </a>
);
