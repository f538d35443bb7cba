import { GUIDE } from "#words/guide";
import { COLON, LANGUAGE } from "#words/language";
import { Prose } from "../../../shared/pages/rich.tsx";
import { CONSENT_SAMPLES } from "../../../shared/refusals/consent.ts";
import { ENEDIS_SAMPLES } from "../../../shared/refusals/enedis.ts";
import { GATEWAY_SAMPLES } from "../../../shared/refusals/gateway.ts";
import { IMPACT_SAMPLES } from "../../../shared/refusals/impact.ts";
import { wordForPage } from "../../../shared/refusals/page-texts.ts";
import { PAIRING_SAMPLES } from "../../../shared/refusals/pairing.ts";
import { READINGS_SAMPLES } from "../../../shared/refusals/readings.ts";
import type { RefusalCode } from "../../../shared/refusals/refusal.ts";
import { REQUEST_SAMPLES } from "../../../shared/refusals/request.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";
import { resolveStatus } from "../../../shared/refusals/statuses.ts";
import { TOKEN_SAMPLES } from "../../../shared/refusals/token.ts";
import { guidePage, Section } from "./frame.tsx";

const TEXTS = GUIDE.errors;
const PATH = "/documentation/erreurs";

type Family = keyof typeof TEXTS.families;

/** The families are those of the code: `shared/refusals/` has a file for each. */
const BY_FAMILY: Readonly<Record<Family, object>> = {
  request: REQUEST_SAMPLES,
  token: TOKEN_SAMPLES,
  readings: READINGS_SAMPLES,
  enedis: ENEDIS_SAMPLES,
  gateway: GATEWAY_SAMPLES,
  consent: CONSENT_SAMPLES,
  pairing: PAIRING_SAMPLES,
  impact: IMPACT_SAMPLES,
};
const FAMILIES = Object.keys(BY_FAMILY) as Family[];
const pathOf = (family: Family): string => `${PATH}/${TEXTS.families[family].path}`;
const codesOf = (family: Family) => Object.keys(BY_FAMILY[family]) as RefusalCode[];

/**
 * Every code by family, with a link to its explanation. Each has the anchor that the `type` of a problem names: on the guide's first
 * page since the first version, so it stays there. A script goes on to the explanation.
 */
export const ErrorIndex = () => (
  <>
    {FAMILIES.map((family) => (
      <>
        <h3>
          <a href={pathOf(family)}>{TEXTS.families[family].title}</a>
        </h3>
        <ul class="codes">
          {codesOf(family).map((code) => (
            <li id={code} data-explained={`${pathOf(family)}#${code}`}>
              <a href={`${pathOf(family)}#${code}`}>
                <code>{code}</code>
              </a>
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
);

/** `/documentation/erreurs`: how errors are written, and their families. */
const overview = guidePage({
  path: PATH,
  title: TEXTS.title,
  description: TEXTS.description,
  lead: TEXTS.lead,
  content: (
    <>
      <Section id="lire" title={TEXTS.reading}>
        <Prose texts={TEXTS.texts} />
      </Section>
      <Section id="familles" title={TEXTS.index}>
        <ErrorIndex />
      </Section>
    </>
  ),
});

const familyPage = (family: Family) =>
  guidePage({
    path: pathOf(family),
    title: TEXTS.families[family].page,
    description: TEXTS.families[family].lead,
    lead: TEXTS.families[family].lead,
    under: PATH,
    content: codesOf(family).map((code) => <OneError code={code} />),
  });

/** The pages about errors. */
export const errorPages = [overview, ...FAMILIES.map(familyPage)];

function OneError({ code }: { readonly code: RefusalCode }) {
  const sample = SAMPLES[code];
  const { title, detail, remedy } = wordForPage(sample, LANGUAGE);
  const { status, origin, retryable } = resolveStatus(sample);
  return (
    <section class="error" id={code}>
      <h2>
        {title} <code>{code}</code>
      </h2>
      <p class="tags">
        <span class="tag">{"upstream" in sample ? `${status} (${TEXTS.upstream})` : status}</span>
        <span class={origin === "client" ? "tag warn" : "tag"}>{TEXTS.origin[origin]}</span>
        <span class={retryable ? "tag ok" : "tag bad"}>{retryable ? TEXTS.retryable : TEXTS.final}</span>
      </p>
      <p>
        <span class="soft">{TEXTS.cause + COLON}</span> {detail}
      </p>
      <p>
        <span class="soft">{TEXTS.remedy + COLON}</span> {remedy}
      </p>
    </section>
  );
}
