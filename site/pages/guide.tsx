import type { Child } from "hono/jsx";
import type { Document } from "../../shared/pages/document.tsx";
import { Points, Prose, Rich } from "../../shared/pages/rich.tsx";
import { GUIDE_FR as TEXTS } from "../../shared/texts/guide.fr.ts";
import { SNIPPETS_FR as SNIPPETS } from "../../shared/texts/snippets.fr.ts";
import { ClockChange, PowerAndEnergy } from "../drawings-of-time.tsx";
import { Code } from "./code.tsx";
import { Errors } from "./errors.tsx";
import { StackedTable } from "./stacked-table.tsx";

const SECTIONS = [
  ["commencer", TEXTS.start.title],
  ["mesures", TEXTS.measures.title],
  ["heures", TEXTS.times.title],
  ["exemples", TEXTS.examples.title],
  ["jetons", TEXTS.tokens.title],
  ["demonstration", TEXTS.demo.title],
  ["quota", TEXTS.quota.title],
  ["erreurs", TEXTS.errors.title],
] as const;

type SectionId = (typeof SECTIONS)[number][0];

/** `/documentation`: the guide, and what every error means. */
export const guide: Document = {
  path: "/documentation",
  title: TEXTS.title,
  description: TEXTS.description,
  scripts: ["/scripts/guide.js"],
  content: (
    <>
      <div class="page-head">
        <h1>{TEXTS.title}</h1>
        <p class="lead">{TEXTS.lead}</p>
        <p>
          <Rich text={TEXTS.reference} />
        </p>
      </div>
      <div class="guide">
        <nav aria-label={TEXTS.contents}>
          <ul>
            {SECTIONS.map(([id, title]) => (
              <li>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          <Start />
          <Measures />
          <Times />
          <Examples />
          <Tokens />
          <Section id="demonstration">
            <Prose texts={TEXTS.demo.texts} />
            <Code text={SNIPPETS.demo} />
          </Section>
          <Section id="quota">
            <Prose texts={TEXTS.quota.texts} />
          </Section>
          <Section id="erreurs">
            <Prose texts={TEXTS.errors.texts} />
            <Errors />
          </Section>
        </div>
      </div>
    </>
  ),
};

function Section({ id, children }: { readonly id: SectionId; readonly children?: Child }) {
  return (
    <section id={id}>
      <h2>{SECTIONS.find(([known]) => known === id)?.[1]}</h2>
      {children}
    </section>
  );
}

function Start() {
  return (
    <Section id="commencer">
      <Prose texts={TEXTS.start.texts} />
      <Code text={SNIPPETS.first} />
      <p>{TEXTS.start.answer}</p>
      <Code text={SNIPPETS.answer} />
      <p>
        <Rich text={TEXTS.start.note} />
      </p>
      <p class="soft" data-site-hint>
        <Rich text={TEXTS.site} />
      </p>
    </Section>
  );
}

function Measures() {
  return (
    <Section id="mesures">
      <Prose texts={TEXTS.measures.texts} />
      <StackedTable head={TEXTS.measures.head} rows={TEXTS.measures.rows} />
      <p>
        <Rich text={TEXTS.measures.more} />
      </p>
    </Section>
  );
}

function Times() {
  const { intro, points, drawing, stamped, dayDrawing, winter, summer, maxPower } = TEXTS.times;
  return (
    <Section id="heures">
      <p>{intro}</p>
      <Points texts={points} />
      <PowerAndEnergy label={drawing} stamped={stamped} />
      <ClockChange label={dayDrawing} winter={winter} summer={summer} />
      <p>{maxPower}</p>
    </Section>
  );
}

function Examples() {
  const texts = TEXTS.examples;
  const [csvReady, excel, csv, sheets] = texts.spreadsheet;
  const [addOn, sensor] = texts.homeAssistant;
  const bodies: Record<(typeof texts.list)[number][0], Child> = {
    curl: <Code text={SNIPPETS.curl} />,
    javascript: (
      <>
        <p>{texts.javascript}</p>
        <Code text={SNIPPETS.javascript} />
      </>
    ),
    python: (
      <>
        <p>{texts.python}</p>
        <Code text={SNIPPETS.python} />
      </>
    ),
    "home-assistant": (
      <>
        <Prose texts={[addOn]} />
        <Code text={SNIPPETS.haLinky} />
        <Prose texts={[sensor]} />
        <Code text={SNIPPETS.homeAssistant} />
      </>
    ),
    "node-red": (
      <>
        <Prose texts={[texts.nodeRed]} />
        <Code text={SNIPPETS.nodeRed} />
      </>
    ),
    tableur: (
      <>
        <Prose texts={[csvReady, excel]} />
        <Code text={SNIPPETS.excel} />
        <Prose texts={[csv]} />
        <Code text={SNIPPETS.csv} />
        <Prose texts={[sheets]} />
      </>
    ),
  };
  return (
    <Section id="exemples">
      {texts.list.map(([id, title]) => (
        <>
          <h3 id={id}>{title}</h3>
          {bodies[id]}
        </>
      ))}
    </Section>
  );
}

function Tokens() {
  const { intro, me, renew, merge, revoke, end } = TEXTS.tokens;
  return (
    <Section id="jetons">
      <p>{intro}</p>
      <p>{me}</p>
      <Code text={SNIPPETS.me} />
      <Prose texts={[renew]} />
      <Code text={SNIPPETS.renew} />
      <p>{merge}</p>
      <Code text={SNIPPETS.merge} />
      <p>{revoke}</p>
      <Code text={SNIPPETS.revoke} />
      <Prose texts={[end]} />
    </Section>
  );
}
