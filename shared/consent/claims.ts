import { type Day, dayEndMs } from "../paris-time.ts";

/** Digits may be typed so many times in all for one share, whoever types them: of 10 000 possible ends of a number. */
export const TRIES_IN_ALL = 5;

/** So many of them by others than the browser that came back first: they cannot use up its tries. */
export const TRIES_OF_OTHERS = 2;

const DAY_MS = 86_400_000;

/** Whoever won may fetch the same token again for so long: an answer can get lost on its way. */
export const FETCH_AGAIN_MS = 10 * 60_000;

/** A share's memory is kept so long after the last thing that happened to it. */
const KEPT_MS = 30 * DAY_MS;

/** An authorisation together with its start date; the authorisation as a keyed hash. `null`: Enedis shows no such share. */
export interface ShareId {
  readonly authorisation: string;
  readonly startedOn: Day | null;
}

/** Digits that were typed, as a keyed hash, in which journey (likewise), and when. */
export interface Try {
  readonly journey: string;
  readonly digits: string;
  readonly atMs: number;
}

/** What is remembered of one share. */
export interface Share {
  /** The journey that came back first with it. */
  readonly holder: string | null;
  readonly claim: { readonly journey: string; readonly atMs: number } | null;
  readonly tries: readonly Try[];
}

export const UNKNOWN_SHARE: Share = { holder: null, claim: null, tries: [] };

/** What somebody typed. `right`: these are the meter's digits. `open`: nothing else stands against a claim. */
export interface Answer {
  readonly journey: string;
  readonly digits: string;
  readonly right: boolean;
  readonly open: boolean;
}

/**
 * `claimed`: this journey has the share, since that instant. `used`: it had, and may fetch its token no more.
 * `taken`: another journey has it. `barred`: the digits are right, and the share is not open.
 */
export type Verdict =
  | { readonly kind: "claimed"; readonly atMs: number }
  | { readonly kind: "used" | "taken" | "barred" | "unconfirmed" }
  | { readonly kind: "locked"; readonly untilMs: number };

/** A journey comes back with the share: the first one keeps the greater part of the tries for itself. */
export const arrive = (share: Share, journey: string): Share =>
  share.holder === null ? { ...share, holder: journey } : share;

/**
 * Whether the digits confirm the meter. Nothing but a lock is told to someone whose digits are wrong, and what stands
 * against a share only to someone whose digits are right. Each new guess counts, the right one too; looking again does not.
 */
export function confirm(before: Share, answer: Answer, nowMs: number): { verdict: Verdict; share: Share } {
  const share = arrive(before, answer.journey);
  const { claim } = share;
  if (claim?.journey === answer.journey) {
    const fetches = nowMs < claim.atMs + FETCH_AGAIN_MS;
    return { verdict: fetches ? { kind: "claimed", atMs: claim.atMs } : { kind: "used" }, share };
  }
  const known = share.tries.some(({ journey, digits }) => journey === answer.journey && digits === answer.digits);
  const lockedUntilMs = known ? 0 : lockEndMs(share, answer.journey);
  if (lockedUntilMs > nowMs) return { verdict: { kind: "locked", untilMs: lockedUntilMs }, share };

  const { journey, digits } = answer;
  const tried = known ? share : { ...share, tries: [...share.tries, { journey, digits, atMs: nowMs }] };
  if (!answer.right) return { verdict: { kind: "unconfirmed" }, share: tried };
  if (!answer.open) return { verdict: { kind: "barred" }, share: tried };
  if (claim !== null) return { verdict: { kind: "taken" }, share: tried };
  return { verdict: { kind: "claimed", atMs: nowMs }, share: { ...tried, claim: { journey, atMs: nowMs } } };
}

/** When this journey may try new digits: 0 while it has tries left, and a day after the last try once it has none. */
function lockEndMs({ holder, tries }: Share, journey: string): number {
  const byOthers = tries.filter((attempt) => attempt.journey !== holder).length;
  const usedUp = tries.length >= TRIES_IN_ALL || (journey !== holder && byOthers >= TRIES_OF_OTHERS);
  return usedUp ? Math.max(...tries.map(({ atMs }) => atMs)) + DAY_MS : 0;
}

/** When nothing of the share is worth remembering: by then it is too old for any journey, and guesses were given up. */
export const forgetAtMs = ({ startedOn }: ShareId, nowMs: number): number =>
  Math.max(nowMs, startedOn === null ? 0 : dayEndMs(startedOn)) + KEPT_MS;
