import { PRIVACY as TEXTS } from "#words/privacy";
import type { Document } from "../../shared/pages/document.tsx";
import { Points, Prose } from "../../shared/pages/rich.tsx";
import { StackedTable } from "./stacked-table.tsx";

/** `/confidentialite`: what is kept, where, why and for how long. */
export const privacy: Document = {
  path: "/confidentialite",
  title: TEXTS.title,
  description: TEXTS.description,
  content: (
    <>
      <div class="page-head">
        <h1>{TEXTS.title}</h1>
        <p class="lead">{TEXTS.lead}</p>
      </div>
      <section class="prose">
        <h2>{TEXTS.never.title}</h2>
        <Points texts={TEXTS.never.points} />
      </section>
      <section>
        <h2>{TEXTS.kept.title}</h2>
        <div class="prose">
          <Prose texts={[TEXTS.kept.text]} />
        </div>
        <StackedTable {...TEXTS.kept} />
      </section>
      <section>
        <h2>{TEXTS.browser.title}</h2>
        <StackedTable {...TEXTS.browser} />
        <div class="prose">
          <Prose texts={TEXTS.browser.texts} />
        </div>
      </section>
      <section class="prose">
        <h2>{TEXTS.where.title}</h2>
        <Prose texts={TEXTS.where.texts} />
      </section>
      <section class="prose">
        <h2>{TEXTS.rights.title}</h2>
        <Points texts={TEXTS.rights.points} />
      </section>
    </>
  ),
};
