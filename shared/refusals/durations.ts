const UNITS = [
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;
/** Below two of a unit, the next smaller unit is more precise: 90 seconds, not 2 minutes. */
const LEAST = 2;

/** A wait in words, in the largest unit that fits, rounded up so that nobody comes back too early. */
export function inWords(ms: number, language: "fr" | "en"): string {
  const [unit, length] = UNITS.find(([, length]) => ms >= LEAST * length) ?? ["second", 1_000];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(Math.ceil(ms / length));
}
