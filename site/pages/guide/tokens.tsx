import { GUIDE } from "#words/guide";
import { SNIPPETS } from "#words/snippets";
import { Prose } from "../../../shared/pages/rich.tsx";
import { Code } from "./code.tsx";
import { guidePage, Section } from "./frame.tsx";

const { intro, me, renew, merge, revoke, end, devices, title, copy } = GUIDE.tokens;

/** `/documentation/jetons`: what to do with a token, and the quota that all share. */
export const tokens = guidePage({
  path: "/documentation/jetons",
  ...GUIDE.tokensAndQuota,
  content: (
    <>
      <Section id="jetons" title={title}>
        <Prose texts={[intro]} />
        <Prose texts={[me]} />
        <Code text={SNIPPETS.me} language="bash" copy={copy.me} />
        <Prose texts={[renew]} />
        <Code text={SNIPPETS.renew} language="bash" copy={copy.renew} />
        <Prose texts={[merge]} />
        <Code text={SNIPPETS.merge} language="bash" copy={copy.merge} />
        <Prose texts={[revoke]} />
        <Code text={SNIPPETS.revoke} language="bash" copy={copy.revoke} />
        <Prose texts={[end, devices]} />
      </Section>
      <Section id="quota" title={GUIDE.quota.title}>
        <Prose texts={GUIDE.quota.texts} />
      </Section>
    </>
  ),
});
