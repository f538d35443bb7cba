/** One day's range on a Paris clock; one that crosses midnight ends before it starts. */
export interface ClockRange {
  /** `HH:MM` */
  readonly start: string;
  /** `HH:MM`, excluded. */
  readonly end: string;
}

/**
 * What a text says about off-peak hours: their ranges, in the order of their starts, each as long as can be and together shorter than
 * a day; `[]`: nothing (an empty text, `NA`); `null`: something that we do not understand.
 */
export type OffPeak = readonly ClockRange[] | null;

/**
 * Reads off-peak hours as Enedis writes them: `HC (1H30-7H30;12H30-14H30)`, also without the frame or the minutes, in quotes, with
 * commas, in another case, with colons. A text in which anything else stands is not understood as a whole: what is left over may
 * change what the ranges mean (`HP (6H00-22H00)`).
 */
export function readOffPeak(text: string): OffPeak {
  if (text.length > LONGEST_TEXT) return null;
  const plain = text.toUpperCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
  const rest = plain.replaceAll(RANGE, "").replaceAll(FRAME, "");
  const spans: Span[] = [];
  for (const [, fromHour, fromMinute, toHour, toMinute] of plain.matchAll(RANGE)) {
    const [from, to] = [minuteOfDay(fromHour, fromMinute), minuteOfDay(toHour, toMinute)];
    // A range without a length is all of the day or none of it.
    if (from === null || to === null || from === to) return null;
    spans.push({ from, to });
  }
  if (spans.length === 0) return NOTHING.has(rest) ? [] : null;
  const merged = merge(spans);
  const isWholeDay = merged.some(({ from, to }) => to - from === DAY_MINUTES);
  return rest === "" && !isWholeDay ? merged.map(({ from, to }) => ({ start: clock(from), end: clock(to) })) : null;
}

/** Minutes since midnight, the end excluded. One that crosses midnight ends before it begins. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The longest that a meter is known to have, four ranges in a frame, has 50 characters. */
const LONGEST_TEXT = 200;
const DAY_MINUTES = 1_440;

/** Two digits with an hour's sign behind them are the next hour, not minutes: `22H-6H 12H-14H`. */
const CLOCK = String.raw`(\d{1,2}) ?[H:](?: ?(\d{2})(?! ?[H:]))?`;
const RANGE = new RegExp(String.raw`(?<!\d)${CLOCK}\s*(?:[-–—]|\bA\b)\s*${CLOCK}(?!\d)`, "g");
/** What stands around and between ranges. */
const FRAME = /\b(?:HC|ET|DE)\b|[\s()"'«»;,.:]/g;
/** "Not applicable", "none", and the dash that stands for both. */
const NOTHING = new Set(["", "NA", "N/A", "NEANT", "AUCUN", "AUCUNE", "-"]);

/** `24H00` is midnight. */
function minuteOfDay(hour: string | undefined, minute: string | undefined): number | null {
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  if (!(minutes < 60 && (hours < 24 || (hours === 24 && minutes === 0)))) return null;
  return (hours * 60 + minutes) % DAY_MINUTES;
}

/** The same minutes in spans that do not touch, in the order of their beginnings. */
function merge(spans: readonly Span[]): readonly Span[] {
  const withinDay = spans.flatMap(({ from, to }) =>
    from < to
      ? [{ from, to }]
      : [
          { from, to: DAY_MINUTES },
          { from: 0, to },
        ],
  );
  const apart: Span[] = [];
  for (const { from, to } of withinDay.toSorted((one, other) => one.from - other.from)) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) apart.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) });
    else if (from < to) apart.push({ from, to });
  }
  const [first, last] = [apart[0], apart.at(-1)];
  const crosses = apart.length > 1 && first?.from === 0 && last?.to === DAY_MINUTES;
  return crosses ? [...apart.slice(1, -1), { from: last.from, to: first.to }] : apart;
}

/** The end of a day is its midnight. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
