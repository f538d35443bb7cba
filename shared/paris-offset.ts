import { remembered } from "./remembered.ts";

/** The clock that Enedis's days and stamps are read on. */
export const PARIS = "Europe/Paris";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** How far a Paris wall clock is ahead of UTC at this instant. */
export function offsetMs(atMs: number): number {
  if (atMs < known.fromMs || atMs >= known.untilMs) known = clockYear(new Date(atMs).getUTCFullYear());
  if (atMs < known.springMs) return known.startOffsetMs;
  return atMs < known.autumnMs ? known.middleOffsetMs : known.endOffsetMs;
}

/** One year of clock changes, in UTC: since 1977 Paris changes at most once in each half of a year. */
interface ClockYear {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly springMs: number;
  readonly autumnMs: number;
  readonly startOffsetMs: number;
  readonly middleOffsetMs: number;
  readonly endOffsetMs: number;
}

/** The year asked about last: most questions come in runs. */
let known: ClockYear = {
  fromMs: 0,
  untilMs: 0,
  springMs: 0,
  autumnMs: 0,
  startOffsetMs: 0,
  middleOffsetMs: 0,
  endOffsetMs: 0,
};
/** A hostile query may name any year; more than these are not worth remembering. */
const MOST_YEARS = 64;

/** The platform knows the time zone, but asking it about every instant is slow: it is asked once a year. */
export const clockYear = remembered(MOST_YEARS, (year: number): ClockYear => {
  const [fromMs, middleMs, untilMs] = [utcMs(year, 1), utcMs(year, 7), utcMs(year + 1, 1)];
  return {
    fromMs,
    untilMs,
    springMs: changeBetween(fromMs, middleMs),
    autumnMs: changeBetween(middleMs, untilMs),
    startOffsetMs: platformOffsetMs(fromMs),
    middleOffsetMs: platformOffsetMs(middleMs),
    endOffsetMs: platformOffsetMs(untilMs - 1),
  };
});

/** When the offset of one instant turns into that of another, to the minute; the later instant when it never does. */
function changeBetween(fromMs: number, toMs: number): number {
  const before = platformOffsetMs(fromMs);
  let [low, high] = [fromMs / MINUTE_MS, toMs / MINUTE_MS];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (platformOffsetMs(middle * MINUTE_MS) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

let wallClock: Intl.DateTimeFormat | undefined;

/** To the second: an instant that is not whole is first cut to its second. */
function platformOffsetMs(atMs: number): number {
  wallClock ??= new Intl.DateTimeFormat("sv-SE", { timeZone: PARIS, dateStyle: "short", timeStyle: "medium" });
  const secondMs = Math.floor(atMs / SECOND_MS) * SECOND_MS;
  // Swedish writes a time as ISO 8601 does: 2026-10-25 02:30:00.
  return Date.parse(`${wallClock.format(secondMs).replace(" ", "T")}Z`) - secondMs;
}

/** `Date.UTC` would take the first hundred years for those of the twentieth century. */
const utcMs = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month - 1, 1);
