import type { Child } from "hono/jsx";
import type { Language } from "../../shared/language.ts";
import { isOfToday } from "../../shared/pages/new-token.tsx";
import { Prose } from "../../shared/pages/rich.tsx";
import { TOKEN } from "../../shared/texts/token.ts";
import type { Claims } from "../../shared/token/claims.ts";
import { hasFreshConsent } from "../../shared/token/fresh-consent.ts";

interface RevocablePage {
  readonly language: Language;
  readonly claims: Claims;
  readonly nowMs: number;
}

/** Just after a consent: the form that revokes every token of the meter issued before. */
export const RevokeOthers = ({ claims, nowMs, language }: RevocablePage) =>
  hasFreshConsent(claims, nowMs) ? (
    <section>
      <h2>{TOKEN[language].others.title}</h2>
      <p>{TOKEN[language].others.hint}</p>
      <Confirmed action="/token/revoke-others" {...TOKEN[language].others}>
        <p>{TOKEN[language].others.sure}</p>
      </Confirmed>
    </section>
  ) : null;

/** The form that revokes this token. */
export const RevokeThis = ({ claims, nowMs, language }: RevocablePage) => (
  <section>
    <h2>{TOKEN[language].withdraw.title}</h2>
    <Prose texts={[TOKEN[language].withdraw.text]} />
    <Confirmed action="/token/revoke" {...TOKEN[language].withdraw}>
      <p>{TOKEN[language].withdraw.sure}</p>
      {isOfToday(claims.consentedAtMs, nowMs) && <Prose texts={[TOKEN[language].withdraw.sureToday]} />}
    </Confirmed>
  </section>
);

interface ToConfirm {
  readonly action: string;
  readonly open: string;
  readonly button: string;
  readonly children?: Child;
}

/** A form behind a disclosure that says what will happen: one press opens it, a second one acts. No script is needed. */
const Confirmed = ({ action, open, button, children }: ToConfirm) => (
  <details class="confirm">
    <summary>{open}</summary>
    <form method="post" action={action} class="note bad">
      {children}
      <button class="quiet" type="submit">
        {button}
      </button>
    </form>
  </details>
);
