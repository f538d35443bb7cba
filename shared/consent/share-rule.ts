import type { Day } from "../paris-time.ts";

/** Different digits that one journey may type: 5 of the 10 000 ends that a meter number can have. */
export const TRIES_OF_JOURNEY = 5;

/** Digits compared in any 24 hours for all the journeys together that have no tries of their own. */
export const TRIES_OF_OTHERS = 2;

/** Journeys that keep tries of their own because they came back before Enedis showed the share, in order of return. */
export const EARLY_HOLDERS = 3;

/** The journey that has the share may fetch its token again for ten minutes, because an answer can get lost. */
export const FETCH_AGAIN_MS = 10 * 60_000;

/** A journey ends a day after it left: nothing about it is needed for longer. */
export const JOURNEY_MEMORY_MS = 24 * 3_600_000;

/** A share of one number: its meter and its first day, as a keyed hash. The day tells when to forget it. */
export interface ShareId {
  readonly share: string;
  readonly startedOn: Day;
}

/**
 * Digits that a journey typed, both as keyed hashes. `share`: what Enedis shows under the number now, `null` for nothing.
 * `isRight`: the digits end the meter's number. `isOpen`: no other condition refuses the share.
 */
export interface TypedDigits {
  readonly journey: string;
  readonly digits: string;
  readonly share: ShareId | null;
  readonly isRight: boolean;
  readonly isOpen: boolean;
}

export interface Claim {
  readonly journey: string;
  readonly atMs: number;
}

/** What the guard of a number remembers that matters to these digits. */
export interface ShareMemory {
  /** Who was given the token of the share that Enedis shows. */
  readonly claim: Claim | null;
  /** Whether the journey has tries of its own at this share. */
  readonly isHolder: boolean;
  /** What this journey typed so far. */
  readonly typed: readonly { readonly digits: string; readonly atMs: number }[];
  /** Whether these digits of this journey were compared with this share before. */
  readonly isCompared: boolean;
  /** How many digits were compared with this share in the last 24 hours for journeys without tries of their own. */
  readonly comparedForOthers: number;
}

/**
 * `claimed`: the journey has the share, since that instant. `used`: it has, and the ten minutes are over. `taken`: another
 * journey has it. `barred`: the digits are right and another condition refuses the share. `unconfirmed`: not compared, or wrong;
 * `triesLeft` counts what this journey typed, so it says nothing of the number.
 */
export type Confirmation =
  | { readonly kind: "claimed"; readonly atMs: number }
  | { readonly kind: "unconfirmed"; readonly triesLeft: number }
  | { readonly kind: "used" | "taken" | "barred" }
  | { readonly kind: "locked"; readonly untilMs: number };

/**
 * The rule of decision 0040. A journey learns nothing but what it typed itself: its first five digits are answered
 * `unconfirmed` and the next `locked`, for every number there is. Only right digits that are compared get another answer.
 */
export function decide(
  { claim, isHolder, typed, isCompared, comparedForOthers }: ShareMemory,
  { journey, digits, share, isRight, isOpen }: TypedDigits,
  nowMs: number,
): { readonly confirmation: Confirmation; readonly compares: boolean } {
  if (claim?.journey === journey) {
    const isFetched = nowMs < claim.atMs + FETCH_AGAIN_MS;
    return { confirmation: isFetched ? { kind: "claimed", atMs: claim.atMs } : { kind: "used" }, compares: false };
  }
  // Typing, or looking again with, the same digits is no new try.
  const isNew = !typed.some((before) => before.digits === digits);
  if (isNew && typed.length >= TRIES_OF_JOURNEY) {
    const untilMs = Math.max(...typed.map(({ atMs }) => atMs)) + JOURNEY_MEMORY_MS;
    return { confirmation: { kind: "locked", untilMs }, compares: false };
  }
  const compares = share !== null && (isCompared || isHolder || comparedForOthers < TRIES_OF_OTHERS);
  if (!compares || !isRight) {
    const triesLeft = TRIES_OF_JOURNEY - typed.length - (isNew ? 1 : 0);
    return { confirmation: { kind: "unconfirmed", triesLeft }, compares };
  }
  if (!isOpen) return { confirmation: { kind: "barred" }, compares };
  return { confirmation: claim === null ? { kind: "claimed", atMs: nowMs } : { kind: "taken" }, compares };
}
