import type { Context } from "hono";
import { pageLanguage } from "../../../shared/http/language.ts";
import { page } from "../../../shared/pages/page.tsx";
import { Reference } from "../../../shared/pages/refusal.tsx";
import { Prose } from "../../../shared/pages/rich.tsx";
import { wordForPage } from "../../../shared/refusals/page-texts.ts";
import type { Refusal } from "../../../shared/refusals/refusal.ts";
import { resolveStatus } from "../../../shared/refusals/statuses.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import { LONGEST_TOKEN } from "../../../shared/token/token-text.ts";
import { DeviceCard } from "../device-card.tsx";
import { Answer } from "./answer.tsx";
import { TEXTS } from "./texts.ts";
import type { Waiting } from "./waiting.ts";

/** The way to Enedis from here: the departure that it begins leads back to the device. */
const CONSENT_FOR_DEVICE = "/api/auth?appareil";

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
