const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const paris = new Intl.DateTimeFormat("en-US", { timeZone: "Europe/Paris", timeZoneName: "longOffset" });
const offsets = new Map<number, number>();

/** How far Paris is ahead of UTC at an instant, in ms. Cached by hour: Intl is slow for a year of half hours. */
export function parisOffsetMs(atMs: number): number {
  const hour = Math.floor(atMs / HOUR_MS);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const name = paris.formatToParts(hour * HOUR_MS).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, hours = "0", minutes = "0"] = /GMT\+(\d+):(\d+)/.exec(name) ?? [];
  const offset = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  offsets.set(hour, offset);
  return offset;
}

/** The wall clock of Paris at an instant, as if it were UTC. */
export const parisWallMs = (atMs: number): number => atMs + parisOffsetMs(atMs);

/** Midnight in Paris at the beginning of the day of a stamp. */
export const dayStartMs = (stamp: string): number => {
  const wallMs = wallOf(stamp.slice(0, 10));
  return wallMs - parisOffsetMs(wallMs - HOUR_MS);
};

/**
 * Instants (ms since the epoch) of wall-clock stamps in chronological order. Stamps have no offset: when clocks go back, the
 * previous instant decides between the first and the second passage through an hour.
 */
export function instantsOf(stamps: readonly string[]): Float64Array {
  const instants = new Float64Array(stamps.length);
  let before = Number.NEGATIVE_INFINITY;
  let day = Number.NaN;
  let night = 0;
  let noon = 0;
  stamps.forEach((stamp, at) => {
    const wallMs = wallOf(stamp);
    const today = Math.floor(wallMs / DAY_MS) * DAY_MS;
    if (today !== day) {
      day = today;
      night = parisOffsetMs(day);
      noon = parisOffsetMs(day + 12 * HOUR_MS);
    }
    // In the European Union clocks change at 01:00 UTC (directive 2000/84/EC).
    const early = wallMs - night;
    const isEarly = night === noon || (early <= day + HOUR_MS && early > before);
    before = isEarly ? early : wallMs - noon;
    instants[at] = before;
  });
  return instants;
}

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` as if it were UTC. Sliced by hand: `Date.parse` is slow for a year of half hours. */
function wallOf(stamp: string): number {
  const number = (from: number, to: number) => Number(stamp.slice(from, to));
  return Date.UTC(number(0, 4), number(5, 7) - 1, number(8, 10), number(11, 13), number(14, 16), number(17, 19));
}
