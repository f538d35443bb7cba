import { parisDay } from "../paris-time.ts";
import { TOKEN_FR } from "../texts/token.fr.ts";
import { Prose, Rich } from "./rich.tsx";

const TEXTS = TOKEN_FR.newToken;

/** Whether a consent was given today, in Paris; `null` when that is not known. */
export const isOfToday = (consentedAtMs: number | null, nowMs: number): boolean | null =>
  consentedAtMs === null ? null : parisDay(consentedAtMs) === parisDay(nowMs);

/**
 * How to come to a new token. A share gives one token and two shares of one day count as one (decision 0020), so who consented
 * today is not sent to a consent that would be refused.
 */
export const NewToken = ({ consentedToday }: { readonly consentedToday: boolean | null }) => (
  <>
    {consentedToday === null ? (
      <ul>
        <li>
          <Rich text={`${TEXTS.ifToday} ${TEXTS.today}`} />
        </li>
        <li>
          <Rich text={`${TEXTS.ifBefore} ${TEXTS.before}`} />
        </li>
      </ul>
    ) : (
      <Prose texts={[consentedToday ? `${TEXTS.isToday} ${TEXTS.today}` : TEXTS.before]} />
    )}
    <Prose texts={[TEXTS.meanwhile]} />
    <p class="row">
      {consentedToday !== true && (
        <a class={consentedToday === null ? "step quiet" : "step"} href="/api/auth">
          {TEXTS.restart}
        </a>
      )}
      <a class="step quiet" href="/exemples">
        {TEXTS.try}
      </a>
    </p>
  </>
);
