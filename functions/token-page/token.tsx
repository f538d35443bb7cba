import type { Child } from "hono/jsx";
import type { InLanguages, Language } from "../../shared/language.ts";
import { longDate } from "../../shared/pages/formats.ts";
import { Rich } from "../../shared/pages/rich.tsx";
import { parisDay } from "../../shared/paris-time.ts";
import { MOST_NAME_CHARACTERS } from "../../shared/refusals/token.ts";
import { TOKEN } from "../../shared/texts/token.ts";
import { TOKEN_END as END_EN } from "../../shared/texts/token-end.en.ts";
import { TOKEN_END as END_FR } from "../../shared/texts/token-end.fr.ts";
import type { Claims } from "../../shared/token/claims.ts";
import { isNearEnd } from "../../shared/token/near-end.ts";
import { EVERYTHING, isWithin, type Scope, scopeFrom } from "../../shared/token/scope.ts";
import { maskedUsagePoint } from "../../shared/usage-point.ts";
import { TokenFiles, TokenSteps } from "./steps.tsx";

const ENDS: InLanguages<typeof END_FR> = { fr: END_FR, en: END_EN };

interface TokenPage {
  readonly language: Language;
  readonly token: string;
  readonly claims: Claims;
  readonly origin: string;
  readonly nowMs: number;
}

interface ToCopy extends TokenPage {
  /** Whether this is the token in the cookie: only that one can be downloaded. */
  readonly isKept: boolean;
  /** Whether this gateway has the address that `linky` has built in. */
  readonly isLinkyHost: boolean;
}

/** A token, what it gives access to, `children` right below it, and commands to copy. */
export function TokenToCopy({
  token,
  claims,
  origin,
  nowMs,
  isKept,
  isLinkyHost,
  language,
  children,
}: ToCopy & { readonly children?: Child }) {
  const texts = TOKEN[language];
  const [meter = ""] = claims.usagePoints;
  const reading = `${origin}/api/v2/${seriesFor(claims)}.csv?prm=${meter}&last=P7D`;
  const bearer = `-H "Authorization: Bearer ${token}"`;
  return (
    <>
      <p class="lead">{isKept ? texts.lead : texts.leadOnce}</p>
      <p>
        <a class="step" id="see" href="/consommation" data-with-token>
          {texts.see}
        </a>
      </p>
      <dl>
        <dt>{texts.meter}</dt>
        <dd>{claims.usagePoints.map(maskedUsagePoint).join(", ")}</dd>
        {claims.name !== null && (
          <>
            <dt>{texts.name}</dt>
            <dd id="name">{claims.name}</dd>
          </>
        )}
        <dt>{texts.opens}</dt>
        <dd id="scope">
          {isWithin(EVERYTHING, claims.scope) ? texts.another.choices[""] : wordsOf(claims.scope, language)}
        </dd>
        <dt>{texts.validUntil}</dt>
        {/* It ends at midnight: its last day is the day before. */}
        <dd>
          <time id="valid-until" datetime={parisDay(claims.expiresAtMs - 1)}>
            {longDate(language, claims.expiresAtMs - 1)}
          </time>
        </dd>
      </dl>
      {isNearEnd(claims.expiresAtMs, nowMs) && (
        <p class="note warn" id="token-end">
          <Rich text={endText(claims, nowMs, language)} />
        </p>
      )}
      <h2>{texts.yours}</h2>
      <div class="code" data-copy={texts.copy.token}>
        <code id="token">{token}</code>
      </div>
      {isKept && <TokenFiles language={language} />}
      <p>{texts.selectHint}</p>
      <p>{texts.secrecy}</p>
      {children}
      <h2>{texts.tryIt}</h2>
      <p>{texts.withCurl}</p>
      <div class="code" data-copy={texts.copy.curl}>
        <code id="curl">{`curl "${reading}" ${bearer}`}</code>
      </div>
      <p>
        <Rich text={texts.withConso} />
      </p>
      <div class="code" data-copy={texts.copy.conso}>
        <code id="conso">{`conso auth --gateway ${origin}`}</code>
      </div>
      {isLinkyHost && (
        <>
          <p>{texts.withLinky}</p>
          <div class="code" data-copy={texts.copy.linky}>
            <code id="linky">{`linky auth --token ${token}`}</code>
          </div>
        </>
      )}
      <p>{texts.delay}</p>
      <TokenSteps
        language={language}
        seed={meter}
        command={`curl --silent --fail --max-time 60 --output "$HOME/conso.csv" ${bearer} "${reading}"`}
      />
    </>
  );
}

/** The form for another token, with the choices that this one can give. */
export const AnotherToken = ({ claims, language }: Pick<TokenPage, "claims" | "language">) => (
  <form method="post" action="/token/another">
    <h2>{TOKEN[language].another.title}</h2>
    <p>{TOKEN[language].another.hint}</p>
    <label>
      {TOKEN[language].nameOf(MOST_NAME_CHARACTERS)}
      <input name="name" class="wide" maxlength={MOST_NAME_CHARACTERS} autocomplete="off" />
    </label>
    <label>
      {TOKEN[language].opens}
      <select name="scope">
        {Object.entries(TOKEN[language].another.choices)
          .filter(([scope]) => gives(claims, scope))
          .map(([scope, text]) => (
            <option value={scope}>{text}</option>
          ))}
      </select>
    </label>
    <button type="submit">{TOKEN[language].another.button}</button>
  </form>
);

/** Tells the owner that another browser came back from Enedis with the same share. */
export const ReplayedNotice = ({ language }: Pick<TokenPage, "language">) => (
  <div id="replayed" role="alert">
    <h2>{TOKEN[language].replayed.title}</h2>
    <p>{TOKEN[language].replayed.text}</p>
  </div>
);

/** That the token ends soon, and the way to another one. */
function endText({ expiresAtMs }: Claims, nowMs: number, language: Language): string {
  const days = Math.ceil((expiresAtMs - nowMs) / 86_400_000);
  const [first, share, then, again, last] = ENDS[language].consent;
  const wayOn = `${first}[${share}](${ENDS[language].enedis})${then}[${again}](/api/auth)${last}`;
  return `${ENDS[language].says(longDate(language, expiresAtMs - 1), days)} ${wayOn}`;
}

const wordsOf = ({ directions, details }: Scope, language: Language): string =>
  [...directions, ...details].map((word) => TOKEN[language].words[word]).join(", ");

/** Whether a token can give another one of this scope that reads something; what its meter measures counts where it is known. */
function gives({ scope, roles }: Claims, wanted: string): boolean {
  const narrowed = scopeFrom(wanted, scope);
  if (narrowed === null) return true;
  const measured = roles.flat();
  const isMeasured = measured.length === 0 || narrowed.directions.some((direction) => measured.includes(direction));
  return isWithin(narrowed, scope) && isMeasured;
}

/** A series that this token opens, in a direction that its meter measures if we know it. */
function seriesFor({ scope, roles: [roles = []] }: Claims): string {
  const direction = scope.directions.find((word) => roles.includes(word)) ?? scope.directions[0] ?? "consumption";
  return `${direction}/${scope.details.includes("daily") ? "daily" : "load_curve"}`;
}
