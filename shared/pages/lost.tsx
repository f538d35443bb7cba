import type { Context } from "hono";
import { pageLanguage } from "../http/language.ts";
import type { InLanguages } from "../language.ts";
import { wordForPage } from "../refusals/page-texts.ts";
import type { Refusal } from "../refusals/refusal.ts";
import { resolveStatus } from "../refusals/statuses.ts";
import { LOST as EN } from "../texts/lost.en.ts";
import { LOST as FR } from "../texts/lost.fr.ts";
import { page } from "./page.tsx";
import { Again, COLON, comesBack, REFUSED, retryHeaders } from "./refusal.tsx";
import { WAIT_SCRIPT } from "./wait.tsx";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };

/** The page of an unknown address, of a failure or of a block, with links to go on. */
export function lostPage(c: Context, refusal: Refusal, incident?: string): Response {
  const language = pageLanguage(c);
  const { title, detail, remedy } = wordForPage(refusal, language);
  const { status, retryAfterMs } = resolveStatus(refusal);
  return page(
    c,
    status,
    title,
    <>
      <p class="lead">{detail}</p>
      {refusal.code === "blocked" && <p>{remedy}</p>}
      {comesBack(refusal) && <Again refusal={refusal} language={language} />}
      <ul>
        {TEXTS[language].ways.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {incident !== undefined && (
        <p class="reference">
          {REFUSED[language].incident}
          {COLON[language]}
          <code>{incident}</code>
        </p>
      )}
    </>,
    retryHeaders(retryAfterMs, comesBack(refusal)),
    comesBack(refusal) ? [WAIT_SCRIPT] : [],
  );
}
