import type { Child } from "hono/jsx";
import { GUIDE } from "#words/guide";
import { SNIPPETS } from "#words/snippets";
import { Prose } from "../../../shared/pages/rich.tsx";
import { Code } from "./code.tsx";
import { guidePage, Section } from "./frame.tsx";
import { Tabs } from "./tabs.tsx";

const TEXTS = GUIDE.examples;
const { copy } = GUIDE;

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
  conso: (
    <>
      <p>{TEXTS.conso}</p>
      <Code text={SNIPPETS.conso} language="bash" copy={copy.commands} />
    </>
  ),
};

/** `/documentation/programmes`: examples to copy, and the demonstration to try them on. */
export const programs = guidePage({
  path: "/documentation/programmes",
  ...GUIDE.programs,
  content: (
    <>
      <Section id="exemples" title={TEXTS.title}>
        <Prose texts={[TEXTS.connect]} />
        <Tabs label={TEXTS.choice} tabs={TEXTS.list.map(([id, title]) => ({ id, title, content: BODIES[id] }))} />
      </Section>
      <Section id="demonstration" title={GUIDE.demo.title}>
        <Prose texts={GUIDE.demo.texts} />
        <Code text={SNIPPETS.demo} language="bash" copy={copy.commands} />
      </Section>
    </>
  ),
});
