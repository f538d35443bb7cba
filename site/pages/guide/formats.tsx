import { GUIDE } from "#words/guide";
import { GUIDE_FORMATS as TEXTS } from "#words/guide-formats";
import { FINDINGS, FORMATS } from "#words/snippets-formats";
import { Prose } from "../../../shared/pages/rich.tsx";
import { Code } from "./code.tsx";
import { guidePage, Section } from "./frame.tsx";
import { Tabs } from "./tabs.tsx";

/** `/documentation/formats`: each format of the API v2, the diagnosis and the meters. */
export const formats = guidePage({
  path: "/documentation/formats",
  title: TEXTS.title,
  description: TEXTS.description,
  lead: TEXTS.lead,
  content: (
    <>
      <Section id="formats" title={TEXTS.readings.title}>
        <Prose texts={TEXTS.readings.texts} />
        <Tabs
          label={TEXTS.readings.choice}
          tabs={Object.values(FORMATS).map(({ id, title, text, file, ...exchange }) => ({
            id,
            title,
            content: (
              <>
                <Prose texts={[text]} />
                <Exchange {...exchange} isJson={file === null} />
              </>
            ),
          }))}
        />
      </Section>
      <Section id="diagnostic" title={TEXTS.diagnosis.title}>
        <Prose texts={TEXTS.diagnosis.texts} />
        <Exchange {...FINDINGS.diagnosis} />
      </Section>
      <Section id="compteurs" title={TEXTS.meters.title}>
        <Prose texts={TEXTS.meters.texts} />
        <Exchange {...FINDINGS.meters} />
      </Section>
    </>
  ),
});

interface CommandAndAnswer {
  readonly command: string;
  readonly answer: string;
  readonly isJson?: boolean;
}

/** A command and its answer. */
function Exchange({ command, answer, isJson = true }: CommandAndAnswer) {
  const { copy } = GUIDE;
  return (
    <>
      <Code text={command} language="bash" copy={copy.command} />
      <p>{GUIDE.answer}</p>
      {isJson ? <Code text={answer} language="json" copy={copy.answer} /> : <Code text={answer} copy={copy.answer} />}
    </>
  );
}
