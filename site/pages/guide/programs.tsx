import type { Child } from "hono/jsx";
import { Prose } from "../../../shared/pages/rich.tsx";
import { GUIDE_FR } from "../../../shared/texts/guide.fr.ts";
import { SNIPPETS_FR as SNIPPETS } from "../../../shared/texts/snippets.fr.ts";
import { Code } from "./code.tsx";
import { guidePage, Section } from "./frame.tsx";
import { Tabs } from "./tabs.tsx";

const TEXTS = GUIDE_FR.examples;
const { copy } = GUIDE_FR;
const [csvReady, excel, csv, sheets] = TEXTS.spreadsheet;
const [addOn, sensor] = TEXTS.homeAssistant;

const BODIES: Record<(typeof TEXTS.list)[number][0], Child> = {
  curl: <Code text={SNIPPETS.curl} language="bash" copy={copy.command} />,
  javascript: (
    <>
      <p>{TEXTS.javascript}</p>
      <Code text={SNIPPETS.javascript} language="javascript" copy={copy.program} />
    </>
  ),
  python: (
    <>
      <p>{TEXTS.python}</p>
      <Code text={SNIPPETS.python} language="python" copy={copy.program} />
    </>
  ),
  "home-assistant": (
    <>
      <Prose texts={[addOn]} />
      <Code text={SNIPPETS.haLinky} language="yaml" copy={copy.addOn} />
      <Prose texts={[sensor]} />
      <Code text={SNIPPETS.homeAssistant} language="yaml" copy={copy.sensor} />
    </>
  ),
  "node-red": (
    <>
      <Prose texts={[TEXTS.nodeRed]} />
      <Code text={SNIPPETS.nodeRed} language="json" copy={copy.flow} />
    </>
  ),
  tableur: (
    <>
      <Prose texts={[csvReady, excel]} />
      <Code text={SNIPPETS.excel} copy={copy.query} />
      <Prose texts={[csv]} />
      <Code text={SNIPPETS.csv} language="bash" copy={copy.command} />
      <Prose texts={[sheets]} />
    </>
  ),
};

/** `/documentation/programmes`: examples to copy, and the demonstration to try them on. */
export const programs = guidePage({
  path: "/documentation/programmes",
  ...GUIDE_FR.programs,
  content: (
    <>
      <Section id="exemples" title={TEXTS.title}>
        <Tabs label={TEXTS.choice} tabs={TEXTS.list.map(([id, title]) => ({ id, title, content: BODIES[id] }))} />
      </Section>
      <Section id="demonstration" title={GUIDE_FR.demo.title}>
        <Prose texts={GUIDE_FR.demo.texts} />
        <Code text={SNIPPETS.demo} language="bash" copy={copy.commands} />
      </Section>
    </>
  ),
});
