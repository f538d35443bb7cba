import { Prose } from "../../../shared/pages/rich.tsx";
import { GUIDE_FR } from "../../../shared/texts/guide.fr.ts";
import { SNIPPETS_FR as SNIPPETS } from "../../../shared/texts/snippets.fr.ts";
import { Code } from "./code.tsx";
import { guidePage, Section } from "./frame.tsx";

const { intro, me, renew, merge, revoke, end, devices, title, copy } = GUIDE_FR.tokens;

/** `/documentation/jetons`: what to do with a token, and the quota that all share. */
export const tokens = guidePage({
  path: "/documentation/jetons",
  ...GUIDE_FR.tokensAndQuota,
  content: (
    <>
      <Section id="jetons" title={title}>
        <p>{intro}</p>
        <p>{me}</p>
        <Code text={SNIPPETS.me} language="bash" copy={copy.me} />
        <Prose texts={[renew]} />
        <Code text={SNIPPETS.renew} language="bash" copy={copy.renew} />
        <p>{merge}</p>
        <Code text={SNIPPETS.merge} language="bash" copy={copy.merge} />
        <p>{revoke}</p>
        <Code text={SNIPPETS.revoke} language="bash" copy={copy.revoke} />
        <Prose texts={[end, devices]} />
      </Section>
      <Section id="quota" title={GUIDE_FR.quota.title}>
        <Prose texts={GUIDE_FR.quota.texts} />
      </Section>
    </>
  ),
});
