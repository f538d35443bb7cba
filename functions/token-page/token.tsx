import type { Child } from "hono/jsx";
import { longDate } from "../../shared/pages/formats.ts";
import { Rich } from "../../shared/pages/rich.tsx";
import { parisDay } from "../../shared/paris-time.ts";
import { MOST_NAME_CHARACTERS } from "../../shared/refusals/token.ts";
import { TOKEN_FR as TEXTS } from "../../shared/texts/token.fr.ts";
import { TOKEN_END } from "../../shared/texts/token-end.fr.ts";
import type { Claims } from "../../shared/token/claims.ts";
import { isNearEnd } from "../../shared/token/near-end.ts";
import { EVERYTHING, isWithin, type Scope, scopeFrom } from "../../shared/token/scope.ts";
import { maskedUsagePoint } from "../../shared/usage-point.ts";
import { TokenFiles, TokenSteps } from "./steps.tsx";

interface TokenPage {
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
  children,
}: ToCopy & { readonly children?: Child }) {
  const [meter = ""] = claims.usagePoints;
  const reading = `${origin}/api/v2/${seriesFor(claims)}.csv?prm=${meter}&last=P7D`;
  const bearer = `-H "Authorization: Bearer ${token}"`;
  return (
    <>
      <p class="lead">{isKept ? TEXTS.lead : TEXTS.leadOnce}</p>
      <p>
        <a class="step" id="see" href="/consommation" data-with-token>
          {TEXTS.see}
        </a>
      </p>
      <dl>
        <dt>{TEXTS.meter}</dt>
        <dd>{claims.usagePoints.map(maskedUsagePoint).join(", ")}</dd>
        {claims.name !== null && (
          <>
            <dt>{TEXTS.name}</dt>
            <dd id="name">{claims.name}</dd>
          </>
        )}
        <dt>{TEXTS.opens}</dt>
        <dd id="scope">{isWithin(EVERYTHING, claims.scope) ? TEXTS.another.choices[""] : wordsOf(claims.scope)}</dd>
        <dt>{TEXTS.validUntil}</dt>
        {/* It ends at midnight: its last day is the day before. */}
        <dd>
          <time id="valid-until" datetime={parisDay(claims.expiresAtMs - 1)}>
            {longDate("fr", claims.expiresAtMs - 1)}
          </time>
        </dd>
      </dl>
      {isNearEnd(claims.expiresAtMs, nowMs) && (
        <p class="note warn" id="token-end">
          <Rich text={endText(claims, nowMs)} />
        </p>
      )}
      <h2>{TEXTS.yours}</h2>
      <div class="code" data-copy={TEXTS.copy.token}>
        <code id="token">{token}</code>
      </div>
      {isKept && <TokenFiles />}
      <p>{TEXTS.selectHint}</p>
      <p>{TEXTS.secrecy}</p>
      {children}
      <h2>{TEXTS.tryIt}</h2>
      <p>{TEXTS.withCurl}</p>
      <div class="code" data-copy={TEXTS.copy.curl}>
        <code id="curl">{`curl "${reading}" ${bearer}`}</code>
      </div>
      <p>
        <Rich text={TEXTS.withConso} />
      </p>
      <div class="code" data-copy={TEXTS.copy.conso}>
        <code id="conso">{`conso auth --gateway ${origin}`}</code>
      </div>
      {isLinkyHost && (
        <>
          <p>{TEXTS.withLinky}</p>
          <div class="code" data-copy={TEXTS.copy.linky}>
            <code id="linky">{`linky auth --token ${token}`}</code>
          </div>
        </>
      )}
      <p>{TEXTS.delay}</p>
      <TokenSteps
        seed={meter}
        command={`curl --silent --fail --max-time 60 --output "$HOME/conso.csv" ${bearer} "${reading}"`}
      />
    </>
  );
}

/** The form for another token, with the choices that this one can give. */
export const AnotherToken = ({ claims }: Pick<TokenPage, "claims">) => (
  <form method="post" action="/token/another">
    <h2>{TEXTS.another.title}</h2>
    <p>{TEXTS.another.hint}</p>
    <label>
      {TEXTS.name}
      <input name="name" class="wide" maxlength={MOST_NAME_CHARACTERS} autocomplete="off" />
    </label>
    <label>
      {TEXTS.opens}
      <select name="scope">
        {Object.entries(TEXTS.another.choices)
          .filter(([scope]) => gives(claims, scope))
          .map(([scope, text]) => (
            <option value={scope}>{text}</option>
          ))}
      </select>
    </label>
    <button type="submit">{TEXTS.another.button}</button>
  </form>
);

/** Tells the owner that another browser came back from Enedis with the same share. */
export const ReplayedNotice = () => (
  <div id="replayed" role="alert">
    <h2>{TEXTS.replayed.title}</h2>
    <p>{TEXTS.replayed.text}</p>
  </div>
);

/** That the token ends soon, and the way to another one. */
function endText({ expiresAtMs }: Claims, nowMs: number): string {
  const days = Math.ceil((expiresAtMs - nowMs) / 86_400_000);
  const [first, share, then, again, last] = TOKEN_END.consent;
  const wayOn = `${first}[${share}](${TOKEN_END.enedis})${then}[${again}](/api/auth)${last}`;
  return `${TOKEN_END.says(longDate("fr", expiresAtMs - 1), days)} ${wayOn}`;
}

const wordsOf = ({ directions, details }: Scope): string =>
  [...directions, ...details].map((word) => TEXTS.words[word]).join(", ");

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
