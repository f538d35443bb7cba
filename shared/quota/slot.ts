/** A caller's own time of day. */
export interface Slot {
  readonly hour: number;
  readonly minute: number;
}

/** Enedis publishes from eight o'clock in Paris. */
const FIRST_HOUR = 8;
const HOURS = 4;
/** The minutes at which most scripts run. */
const CROWDED = new Set([0, 15, 30, 45]);
const MINUTES = Array.from({ length: 60 }, (_, minute) => minute).filter((minute) => !CROWDED.has(minute));

/** One of 224 minutes between 8 and 12 o'clock in Paris, always the same for a seed, so that callers are spread evenly. */
export function slotOf(seed: string): Slot {
  const place = hash(seed) % (HOURS * MINUTES.length);
  return { hour: FIRST_HOUR + Math.floor(place / MINUTES.length), minute: MINUTES[place % MINUTES.length] ?? 1 };
}

/** FNV-1a, 32 bits: spreads similar seeds, and is small enough for a page. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum;
}
