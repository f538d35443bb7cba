import type { Context } from "hono";
import { pageLanguage } from "../../../shared/http/language.ts";
import { page } from "../../../shared/pages/page.tsx";
import { Prose } from "../../../shared/pages/rich.tsx";
import { PAIRING_PATH } from "./answer.tsx";
import { TEXTS } from "./texts.ts";

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
