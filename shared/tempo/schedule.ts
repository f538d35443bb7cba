import { addDays, type Day, dayStartMs, monthsBefore, parisDay } from "../paris-time.ts";
import type { KnownDay } from "./claims.ts";
import { beginsMs, CORRECTED_UNTIL, clockMs, knownFromMs, PUBLISHED_AT } from "./instants.ts";
import { type Season, seasonsBetween } from "./season.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** As far back as Enedis has daily readings (36 months), and the month that is under way. */
const MONTHS = 37;
/** A little less than the cron trigger takes from turn to turn. */
const RETRY_MS = 14 * MINUTE_MS;
const RETRIED_UNTIL = 13 * 60;

/** The oldest day whose colour is asked for. */
export const oldestDay = (nowMs: number): Day => monthsBefore(parisDay(nowMs), MONTHS);

/** The days of which a colour can exist: up to tomorrow. */
export const newestDay = (nowMs: number): Day => addDays(parisDay(nowMs), 1);

/** Every season that may be read, the current one last. On 31 August tomorrow is of the next. */
export const seasonsAt = (nowMs: number): readonly Season[] => seasonsBetween(oldestDay(nowMs), newestDay(nowMs));

/** How far the copy of a season is. */
export interface Progress {
  readonly lookedAtMs: number | null;
  /** It is over, its counts add up, and two sources say so: it never changes. */
  readonly isSettled: boolean;
}

/** The seasons that are over, and not settled: each is asked for once a day. */
export const duePast = (nowMs: number, progress: (season: Season) => Progress): readonly Season[] =>
  seasonsAt(nowMs).filter((season) => {
    const { isSettled, lookedAtMs } = progress(season);
    return season.end <= parisDay(nowMs) && !isSettled && (lookedAtMs === null || nowMs - lookedAtMs >= DAY_MS);
  });

/**
 * Whether the current season is to be looked at: after 10:40 and after 12:15; and while a day that should be known is not known by
 * every source, every quarter of an hour until 13:00, later every hour.
 */
export function isCurrentDue(nowMs: number, lookedAtMs: number | null, isComplete: boolean): boolean {
  if (lookedAtMs === null || lookedAtMs > nowMs) return true;
  if (lookedAtMs < latestPublicationMs(nowMs)) return true;
  if (isComplete) return false;
  const today = parisDay(nowMs);
  const isSoon = nowMs >= clockMs(today, PUBLISHED_AT) && nowMs < clockMs(today, RETRIED_UNTIL);
  return nowMs - lookedAtMs >= (isSoon ? RETRY_MS : HOUR_MS - MINUTE_MS);
}

function latestPublicationMs(nowMs: number): number {
  const today = parisDay(nowMs);
  const instants = [today, addDays(today, -1)].flatMap((day) => [
    clockMs(day, CORRECTED_UNTIL),
    clockMs(day, PUBLISHED_AT),
  ]);
  return instants.find((atMs) => atMs <= nowMs) ?? Number.NEGATIVE_INFINITY;
}

/** The days that should be known by now: today's, and tomorrow's from 10:40. */
export function expectedDays(nowMs: number): readonly Day[] {
  const [today, tomorrow] = [parisDay(nowMs), newestDay(nowMs)];
  return nowMs >= knownFromMs(tomorrow) ? [today, tomorrow] : [today];
}

const SHORT_MS = 5 * MINUTE_MS;

/**
 * How long an answer about these days stays true: a day when all have begun and are known; else until the next midnight, 6:00 or
 * 10:40; five minutes while a day that should be known is unknown, and while the colour of tomorrow may be corrected.
 */
export function freshForMs(nowMs: number, known: readonly KnownDay[]): number {
  if (known.every(({ day, colour }) => colour !== null && nowMs >= beginsMs(day))) return DAY_MS;
  const today = parisDay(nowMs);
  const midnightMs = dayStartMs(addDays(today, 1));
  const publishedMs = clockMs(today, PUBLISHED_AT);
  const isUnsettled =
    (nowMs >= publishedMs && nowMs < clockMs(today, CORRECTED_UNTIL) + RETRY_MS) ||
    known.some(({ day, colour }) => colour === null && nowMs >= knownFromMs(day));
  const next = [beginsMs(today), publishedMs, midnightMs].find((atMs) => atMs > nowMs) ?? midnightMs;
  return isUnsettled ? Math.min(SHORT_MS, next - nowMs) : next - nowMs;
}

/** The season that today's colours are of; of the next one when tomorrow begins it, both. */
export const currentSeasons = (nowMs: number): readonly Season[] => seasonsBetween(parisDay(nowMs), newestDay(nowMs));
