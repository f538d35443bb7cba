import { Prose } from "../../../shared/pages/rich.tsx";
import { GUIDE_FR } from "../../../shared/texts/guide.fr.ts";
import { GUIDE_FORMATS_FR as TEXTS } from "../../../shared/texts/guide-formats.fr.ts";
import { FINDINGS_FR, FORMATS_FR } from "../../../shared/texts/snippets-formats.fr.ts";
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
          tabs={Object.values(FORMATS_FR).map(({ id, title, text, file, ...exchange }) => ({
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
        <Exchange {...FINDINGS_FR.diagnosis} />
      </Section>
      <Section id="compteurs" title={TEXTS.meters.title}>
        <Prose texts={TEXTS.meters.texts} />
        <Exchange {...FINDINGS_FR.meters} />
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
  const { copy } = GUIDE_FR;
  return (
    <>
      <Code text={command} language="bash" copy={copy.command} />
      <p>{GUIDE_FR.answer}</p>
      {isJson ? <Code text={answer} language="json" copy={copy.answer} /> : <Code text={answer} copy={copy.answer} />}
    </>
  );
}
