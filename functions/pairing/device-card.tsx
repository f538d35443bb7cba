import { clockTime, countryName, longDate } from "../../shared/pages/formats.ts";
import type { DeviceRequest } from "../../shared/pairing/device-request.ts";
import { shownCode, type UserCode } from "../../shared/pairing/user-code.ts";
import { parisDay } from "../../shared/paris-time.ts";
import { PAIRING_FR } from "../../shared/texts/pairing.fr.ts";
import { EVERYTHING, type Scope, scopeFrom } from "../../shared/token/scope.ts";
import { maskedUsagePoint, type UsagePointId } from "../../shared/usage-point.ts";

const TEXTS = PAIRING_FR.device;
const MINUTE_MS = 60_000;

interface Card {
  readonly code: UserCode;
  readonly request: DeviceRequest;
  readonly nowMs: number;
  /** The token that it would get, where that is known. */
  readonly token?: { readonly meters: readonly UsagePointId[]; readonly expiresAtMs: number; readonly scope: Scope };
}

/** Who asks, when and from where, what it will read and for how long. Its name is text like any other. */
export const DeviceCard = ({ code, request, nowMs, token }: Card) => (
  <>
    <dl>
      <dt>{TEXTS.name}</dt>
      <dd id="device">{request.name}</dd>
      <dt>{TEXTS.code}</dt>
      <dd id="code-shown">{shownCode(code)}</dd>
      <dt>{TEXTS.asked}</dt>
      <dd id="asked">{TEXTS.askedAt(clockTime("fr", request.askedAtMs), minutesSince(request.askedAtMs, nowMs))}</dd>
      <dt>{TEXTS.from}</dt>
      <dd id="place">{request.country === null ? TEXTS.unknownPlace : countryName("fr", request.country)}</dd>
      <dt>{TEXTS.reads}</dt>
      <dd id="reads">{wordsOf(token?.scope ?? scopeFrom(request.scope) ?? EVERYTHING)}</dd>
      {token === undefined ? (
        <>
          <dt>{TEXTS.untilAtMost}</dt>
          <dd>{TEXTS.atMost}</dd>
        </>
      ) : (
        <>
          <dt>{TEXTS.meter}</dt>
          <dd>{token.meters.map(maskedUsagePoint).join(", ")}</dd>
          <dt>{TEXTS.until}</dt>
          {/* It ends at midnight: its last day is the day before. */}
          <dd>
            <time datetime={parisDay(token.expiresAtMs - 1)}>{longDate("fr", token.expiresAtMs - 1)}</time>
          </dd>
        </>
      )}
    </dl>
    <p>{TEXTS.claimed}</p>
  </>
);

const minutesSince = (atMs: number, nowMs: number): number => Math.max(0, Math.floor((nowMs - atMs) / MINUTE_MS));

function wordsOf({ directions, details }: Scope): string {
  const texts = PAIRING_FR.words;
  const [direction, otherDirection] = directions;
  const [detail, otherDetail] = details;
  const what = direction === undefined || otherDirection !== undefined ? texts.both : texts[direction];
  const how = detail === undefined || otherDetail !== undefined ? texts.eitherDetail : texts[detail];
  return `${what}, ${how}`;
}
