import type { Context } from "hono";
import { pageLanguage } from "../../../shared/http/language.ts";
import { page } from "../../../shared/pages/page.tsx";
import { TOKEN } from "../../../shared/texts/token.ts";
import type { Claims } from "../../../shared/token/claims.ts";
import { common, EVERYTHING, scopeFrom } from "../../../shared/token/scope.ts";
import { DeviceCard } from "../device-card.tsx";
import { Answer } from "./answer.tsx";
import { TEXTS } from "./texts.ts";
import type { Waiting } from "./waiting.ts";

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
