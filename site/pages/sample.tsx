import { CONSOMMATION_PAGE } from "#words/consommation";
import { SAMPLE as TEXTS } from "#words/sample";
import type { Document } from "../../shared/pages/document.tsx";
import { Rich } from "../../shared/pages/rich.tsx";
import { Choices, Lead, Meter } from "./consommation.tsx";
import { Shown } from "./consommation-shown.tsx";
import { Contract } from "./contract.tsx";

/** `/consommation/exemple`: *Ma conso* of an invented home. `site/scripts/sample.ts` reads and draws it. */
export const sample: Document = {
  path: "/consommation/exemple",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/sample.js"],
  content: (
    <>
      <div class="page-head opened" id="head">
        <h1>{TEXTS.title}</h1>
        <p class="note">
          <Rich text={TEXTS.invented} />
        </p>
        <noscript>
          <p class="note warn">
            <Rich text={CONSOMMATION_PAGE.noScript} />
          </p>
        </noscript>
      </div>
      <div id="home">
        <Meter hasBoth />
        <Lead />
        <Choices />
        <Shown />
        <Contract />
      </div>
    </>
  ),
};
