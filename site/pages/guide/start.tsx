import { GUIDE as TEXTS } from "#words/guide";
import { SNIPPETS } from "#words/snippets";
import { Prose, Rich } from "../../../shared/pages/rich.tsx";
import { Code } from "./code.tsx";
import { ErrorIndex } from "./errors.tsx";
import { guidePage, Section } from "./frame.tsx";

/** `/documentation`: from a token to a first reading, and where the rest is. */
export const start = guidePage({
  path: "/documentation",
  title: TEXTS.title,
  description: TEXTS.description,
  lead: TEXTS.lead,
  content: (
    <>
      <Section id="commencer" title={TEXTS.start.title}>
        <Prose texts={TEXTS.start.texts} />
        <Code text={SNIPPETS.first} language="bash" copy={TEXTS.copy.command} />
        <p>{TEXTS.answer}</p>
        <Code text={SNIPPETS.answer} language="json" copy={TEXTS.copy.answer} />
        <p>
          <Rich text={TEXTS.start.note} />
        </p>
      </Section>
      <Section id="suite" title={TEXTS.next.title}>
        <ul>
          {TEXTS.next.points.map((text) => (
            <li>
              <Rich text={text} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="codes" title={TEXTS.errors.index}>
        <ErrorIndex />
      </Section>
    </>
  ),
});
