const MINUTE_MS = 60_000;

/** The steps that Enedis names. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ...[5, 10, 15, 30, 60].map((minutes): [string, number] => [`PT${minutes}M`, minutes * MINUTE_MS]),
  ["PT05M", 5 * MINUTE_MS],
  ["PT1H", 60 * MINUTE_MS],
]);

/** The length of a curve's interval; `null` when it is none. A point that says nothing is a half hour, as all once were. */
export const intervalMs = (duration: string | null): number | null => LENGTHS.get(duration ?? "PT30M") ?? null;
