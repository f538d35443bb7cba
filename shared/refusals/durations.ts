const UNITS = [
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;
/** Below two of a unit, the next smaller unit is more precise: 90 seconds, not 2 minutes. */
const LEAST = 2;

/** A wait in words, in the largest unit that fits, rounded up so that no caller comes back too early. */
export function inWords(ms: number, language: "fr" | "en"): string {
  const [unit, length] = UNITS.find(([, length]) => ms >= LEAST * length) ?? ["second", 1_000];
  return formatOf(language, unit).format(Math.ceil(ms / length));
}

/** Of this isolate: to make one takes longer than the rest of a refusal. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(language: "fr" | "en", unit: (typeof UNITS)[number][0]): Intl.NumberFormat {
  const known = formats.get(language + unit);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  formats.set(language + unit, format);
  return format;
}
