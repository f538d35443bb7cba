import { GUIDE_HOME_ASSISTANT as TEXTS } from "#words/guide-home-assistant";
import { Points, Prose } from "../../../shared/pages/rich.tsx";
import { guidePage, Section } from "./frame.tsx";

const { setup, when, prices, move, differs, missing } = TEXTS;

/** `/documentation/home-assistant`: the integration, from its installation to what it repairs by itself. */
export const homeAssistant = guidePage({
  path: "/documentation/home-assistant",
  title: TEXTS.title,
  description: TEXTS.description,
  lead: TEXTS.lead,
  content: (
    <>
      <Section id="installer" title={setup.title}>
        <Points texts={setup.points} />
        <p>
          <a class="step" href={setup.address} rel="noreferrer">
            {setup.button}
          </a>
        </p>
      </Section>
      <Section id="quand" title={when.title}>
        <Points texts={when.points} />
      </Section>
      <Section id="prix" title={prices.title}>
        <Prose texts={prices.texts} />
      </Section>
      <Section id="ha-linky" title={move.title}>
        <Prose texts={move.texts} />
      </Section>
      <Section id="differences" title={differs.title}>
        <Points texts={differs.points} />
      </Section>
      <Section id="manque" title={missing.title}>
        <Prose texts={missing.texts} />
      </Section>
    </>
  ),
});
