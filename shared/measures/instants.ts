import { type ClockChange, clockChangeOn, type Day, dayStartMs } from "../paris-time.ts";

/**
 * The instants that stamps name (`YYYY-MM-DD HH:MM:SS`, Paris wall-clock time without offset), given in the order they were
 * lived. In autumn only that order tells the two passes of the repeated hour apart; in spring a time that the wall never showed is
 * taken as if the clock had not changed yet.
 */
export function instantsOf(stamps: readonly string[]): number[] {
  let today: StampedDay = { date: "", startMs: 0, change: null, secondPassAt: null };
  return stamps.map((stamp, at) => {
    const date = stamp.slice(0, DATE_LENGTH);
    if (date !== today.date) today = stampedDay(date, stamps, at);
    const { startMs, change, secondPassAt } = today;
    const wallMs = millisecondsOfDay(stamp);
    if (change === null) return startMs + wallMs;
    const inSecondPass = secondPassAt === null ? null : at >= secondPassAt;
    return onClockChange(startMs + change.beforeMs + wallMs, change, inSecondPass);
  });
}

/** A day of stamps, with where in the list its repeated hour begins again. */
interface StampedDay {
  readonly date: string;
  readonly startMs: number;
  readonly change: ClockChange | null;
  readonly secondPassAt: number | null;
}

const DATE_LENGTH = "YYYY-MM-DD".length;

function stampedDay(date: string, stamps: readonly string[], from: number): StampedDay {
  const change = clockChangeOn(date as Day);
  const isAutumn = change !== null && change.afterMs < change.beforeMs;
  return {
    date,
    startMs: dayStartMs(date as Day),
    change,
    secondPassAt: isAutumn ? turnBack(date, stamps, from) : null,
  };
}

/** The wall never goes back but once: where a stamp is no later than the one before it, the second pass begins. */
function turnBack(date: string, stamps: readonly string[], from: number): number | null {
  for (let at = from + 1; stamps[at]?.startsWith(date); at++) {
    if ((stamps[at] as string) <= (stamps[at - 1] as string)) return at;
  }
  return null;
}

/** `wallMs`: the stamp as if it were UTC. `inSecondPass`: null when the list shows one pass only. */
function onClockChange(wallMs: number, { atMs, beforeMs, afterMs }: ClockChange, inSecondPass: boolean | null): number {
  const byOldClock = wallMs - beforeMs;
  const byNewClock = wallMs - afterMs;
  if (afterMs > beforeMs) return byNewClock >= atMs ? byNewClock : byOldClock;

  if (byNewClock < atMs) return byOldClock;
  if (byOldClock > atMs) return byNewClock;
  // 02:00 to 03:00, which the wall shows twice. Alone, 03:00 closes the second pass, and any other stamp the first.
  return (inSecondPass ?? byOldClock === atMs) ? byNewClock : byOldClock;
}

/** Of `… HH:MM:SS`; a stamp that is a date alone is midnight. */
function millisecondsOfDay(stamp: string): number {
  if (stamp.length === DATE_LENGTH) return 0;
  return ((twoDigits(stamp, 11) * 60 + twoDigits(stamp, 14)) * 60 + twoDigits(stamp, 17)) * 1_000;
}

const twoDigits = (stamp: string, at: number): number =>
  (stamp.charCodeAt(at) - 48) * 10 + stamp.charCodeAt(at + 1) - 48;
