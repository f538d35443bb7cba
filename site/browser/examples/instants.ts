const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const paris = new Intl.DateTimeFormat("en-US", { timeZone: "Europe/Paris", timeZoneName: "longOffset" });
const offsets = new Map<number, number>();

/** How far Paris is ahead of UTC at an instant, in ms. Asked of the browser's calendar once per hour that is looked at. */
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

/** What a Paris clock shows at an instant, as if it were UTC. */
export const parisWallMs = (atMs: number): number => atMs + parisOffsetMs(atMs);

/** Midnight in Paris, at the beginning of the day that this wall-clock text starts with. */
export const dayStartMs = (stamp: string): number => {
  const wallMs = wallOf(stamp.slice(0, 10));
  return wallMs - parisOffsetMs(wallMs - HOUR_MS);
};

/**
 * Instants of wall-clock stamps, which carry no offset and come in the order they were lived: in autumn the second
 * passage through an hour is told from the first by what came before.
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

/** `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS` as if it were UTC. By hand: a year of half hours is read in a few milliseconds. */
function wallOf(stamp: string): number {
  const number = (from: number, to: number) => Number(stamp.slice(from, to));
  return Date.UTC(number(0, 4), number(5, 7) - 1, number(8, 10), number(11, 13), number(14, 16), number(17, 19));
}
