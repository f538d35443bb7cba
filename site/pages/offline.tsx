import { OFFLINE as TEXTS } from "#words/offline";
import type { Document } from "../../shared/pages/document.tsx";

/** `/hors-ligne`: what `site/worker/offline.ts` shows in the place of `/consommation` without a connection. */
export const offline: Document = {
  path: "/hors-ligne",
  title: TEXTS.title,
  content: (
    <div class="sheet">
      <h1>{TEXTS.title}</h1>
      <p class="lead">{TEXTS.lead}</p>
      <p>{TEXTS.text}</p>
      <p>
        <a class="step" href="/consommation">
          {TEXTS.again}
        </a>
      </p>
    </div>
  ),
};
