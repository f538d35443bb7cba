import type { InLanguages, Language } from "../../shared/language.ts";
import { clockTime, countryName, longDate } from "../../shared/pages/formats.ts";
import type { DeviceRequest } from "../../shared/pairing/device-request.ts";
import { shownCode, type UserCode } from "../../shared/pairing/user-code.ts";
import { parisDay } from "../../shared/paris-time.ts";
import { PAIRING as EN } from "../../shared/texts/pairing.en.ts";
import { PAIRING as FR } from "../../shared/texts/pairing.fr.ts";
import { EVERYTHING, type Scope, scopeFrom } from "../../shared/token/scope.ts";
import { maskedUsagePoint, type UsagePointId } from "../../shared/usage-point.ts";

const TEXTS: InLanguages<typeof FR> = { fr: FR, en: EN };
const MINUTE_MS = 60_000;

interface Card {
  readonly language: Language;
  readonly code: UserCode;
  readonly request: DeviceRequest;
  readonly nowMs: number;
  /** The token that it would get, where that is known. */
  readonly token?: { readonly meters: readonly UsagePointId[]; readonly expiresAtMs: number; readonly scope: Scope };
}

/** Who asks, when and from where, what it will read and for how long. Its name is text like any other. */
export function DeviceCard({ code, request, nowMs, token, language }: Card) {
  const texts = TEXTS[language].device;
  return (
    <>
      <dl>
        <dt>{texts.name}</dt>
        <dd id="device">{request.name}</dd>
        <dt>{texts.code}</dt>
        <dd id="code-shown">{shownCode(code)}</dd>
        <dt>{texts.asked}</dt>
        <dd id="asked">
          {texts.askedAt(clockTime(language, request.askedAtMs), minutesSince(request.askedAtMs, nowMs))}
        </dd>
        <dt>{texts.from}</dt>
        <dd id="place">{request.country === null ? texts.unknownPlace : countryName(language, request.country)}</dd>
        <dt>{texts.reads}</dt>
        <dd id="reads">{wordsOf(token?.scope ?? scopeFrom(request.scope) ?? EVERYTHING, language)}</dd>
        {token === undefined ? (
          <>
            <dt>{texts.untilAtMost}</dt>
            <dd>{texts.atMost}</dd>
          </>
        ) : (
          <>
            <dt>{texts.meter}</dt>
            <dd>{token.meters.map(maskedUsagePoint).join(", ")}</dd>
            <dt>{texts.until}</dt>
            {/* It ends at midnight: its last day is the day before. */}
            <dd>
              <time datetime={parisDay(token.expiresAtMs - 1)}>{longDate(language, token.expiresAtMs - 1)}</time>
            </dd>
          </>
        )}
      </dl>
      <p>{texts.claimed}</p>
    </>
  );
}

const minutesSince = (atMs: number, nowMs: number): number => Math.max(0, Math.floor((nowMs - atMs) / MINUTE_MS));

function wordsOf({ directions, details }: Scope, language: Language): string {
  const texts = TEXTS[language].words;
  const [direction, otherDirection] = directions;
  const [detail, otherDetail] = details;
  const what = direction === undefined || otherDirection !== undefined ? texts.both : texts[direction];
  const how = detail === undefined || otherDetail !== undefined ? texts.eitherDetail : texts[detail];
  return `${what}, ${how}`;
}
