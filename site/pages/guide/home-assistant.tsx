import { GUIDE_HOME_ASSISTANT as TEXTS } from "#words/guide-home-assistant";
import { Points, Prose } from "../../../shared/pages/rich.tsx";
import { guidePage, Section } from "./frame.tsx";

/** Pixels of the pictures. */
const [LAPTOP, PHONE] = [
  { width: 1024, height: 700 },
  { width: 390, height: 844 },
];

const { setup, when, prices, move, differs, missing } = TEXTS;

/** The energy page of a home with two registers, as a test photographs it in the real Home Assistant. */
const Picture = () => (
  <picture class="shot">
    {(["dark", "light"] as const).map((colors) => (
      <source
        media={`(max-width: 40rem) and (prefers-color-scheme: ${colors})`}
        srcset={`/images/home-assistant-phone-${colors}.webp`}
        width={PHONE.width}
        height={PHONE.height}
      />
    ))}
    <source media="(prefers-color-scheme: dark)" srcset="/images/home-assistant-laptop-dark.webp" />
    <img
      src="/images/home-assistant-laptop-light.webp"
      alt={TEXTS.picture}
      width={LAPTOP.width}
      height={LAPTOP.height}
      loading="lazy"
    />
  </picture>
);

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
        <Picture />
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
