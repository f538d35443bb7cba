import type { Language } from "../language.ts";
import { parisDay } from "../paris-time.ts";
import { TOKEN } from "../texts/token.ts";
import { Prose, Rich } from "./rich.tsx";

/** Whether a consent was given today, in Paris; `null` when that is not known. */
export const isOfToday = (consentedAtMs: number | null, nowMs: number): boolean | null =>
  consentedAtMs === null ? null : parisDay(consentedAtMs) === parisDay(nowMs);

interface NewTokenAfter {
  readonly consentedToday: boolean | null;
  readonly language: Language;
}

/**
 * How to come to a new token. A share gives one token and two shares of one day count as one (decision 0020), so who consented
 * today is not sent to a consent that would be refused.
 */
export function NewToken({ consentedToday, language }: NewTokenAfter) {
  const texts = TOKEN[language].newToken;
  return (
    <>
      {consentedToday === null ? (
        <ul>
          <li>
            <Rich text={`${texts.ifToday} ${texts.today}`} />
          </li>
          <li>
            <Rich text={`${texts.ifBefore} ${texts.before}`} />
          </li>
        </ul>
      ) : (
        <Prose texts={[consentedToday ? `${texts.isToday} ${texts.today}` : texts.before]} />
      )}
      <Prose texts={[texts.meanwhile]} />
      <p class="row">
        {consentedToday !== true && (
          <a class={consentedToday === null ? "step quiet" : "step"} href="/api/auth">
            {texts.restart}
          </a>
        )}
        <a class="step quiet" href="/exemples">
          {texts.try}
        </a>
      </p>
    </>
  );
}
