import { Prose } from "../../../shared/pages/rich.tsx";
import { GUIDE_FR } from "../../../shared/texts/guide.fr.ts";
import { GUIDE_FORMATS_FR as TEXTS } from "../../../shared/texts/guide-formats.fr.ts";
import { FORMATS_FR as FORMATS } from "../../../shared/texts/snippets-formats.fr.ts";
import { Code } from "./code.tsx";
import { guidePage, Section } from "./frame.tsx";
import { Tabs } from "./tabs.tsx";

const IDS = {
  json: "json",
  jsonl: "json-lines",
  csv: "csv",
  csvFr: "csv-francais",
  homeAssistant: "statistiques",
} as const;
const NAMES = Object.keys(IDS) as (keyof typeof IDS)[];

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
          tabs={NAMES.map((name) => ({
            id: IDS[name],
            title: TEXTS.readings.formats[name].title,
            content: (
              <>
                <Prose texts={[TEXTS.readings.formats[name].text]} />
                <Exchange name={name} />
              </>
            ),
          }))}
        />
      </Section>
      <Section id="diagnostic" title={TEXTS.diagnosis.title}>
        <Prose texts={TEXTS.diagnosis.texts} />
        <Exchange name="diagnosis" />
      </Section>
      <Section id="compteurs" title={TEXTS.meters.title}>
        <Prose texts={TEXTS.meters.texts} />
        <Exchange name="meters" />
      </Section>
    </>
  ),
});

/** A command and its answer. */
function Exchange({ name }: { readonly name: keyof typeof FORMATS }) {
  const { command, answer } = FORMATS[name];
  const { copy } = GUIDE_FR;
  return (
    <>
      <Code text={command} language="bash" copy={copy.command} />
      <p>{GUIDE_FR.answer}</p>
      {name === "csv" || name === "csvFr" ? (
        <Code text={answer} copy={copy.answer} />
      ) : (
        <Code text={answer} language="json" copy={copy.answer} />
      )}
    </>
  );
}
