import { CONSENT_HELP as TEXTS } from "#words/consent-help";
import type { Document } from "../../shared/pages/document.tsx";

/** `/consentement/aide`: what to do when the consent stops on Enedis's site. */
export const consentHelp: Document = {
  path: "/consentement/aide",
  title: TEXTS.title,
  description: TEXTS.description,
  content: (
    <div class="sheet">
      <h1>{TEXTS.title}</h1>
      <p class="lead">{TEXTS.lead}</p>
      {TEXTS.cases.map((one) => (
        <>
          <h2>{one.title}</h2>
          <p>{one.body}</p>
        </>
      ))}
      <p>
        <a class="step" href="/api/auth">
          {TEXTS.restart}
        </a>
      </p>
      <p>
        <a href="/consentement">{TEXTS.resume}</a>
      </p>
    </div>
  ),
};
