import type { LineEnd, LineFormat, Tags } from "./formats/tagged-row.ts";

/** Where a file of readings is gone on with. */
export interface ResumePoint {
  /** Bytes at its end that are no whole rows. */
  readonly droppedBytes: number;
  /** What it has; `null`: no row yet. */
  readonly after: string | null;
}

/** Less than the shortest day. */
const HALF_DAY_MS = 43_200_000;

interface Line {
  readonly bytes: number;
  /** `null`: it is no row. */
  readonly end: LineEnd | null;
}

/**
 * Reads the end of a file as a killed process may have left it: a line without its end is dropped, and so is an instant with fewer
 * registers than the one before it, or with none before it to compare. `tail` is the end of the file, or all of it. `null`: the file holds something else.
 */
export function resumePoint(tail: Buffer, isAll: boolean, format: LineFormat, tags: Tags): ResumePoint | null {
  if (tail.length === 0) return { droppedBytes: 0, after: null };
  const wholeBytes = tail.lastIndexOf("\n") + 1;
  const tornBytes = tail.length - wholeBytes;
  const texts = tail
    .toString("utf8", 0, wholeBytes)
    .split("\n")
    .slice(isAll ? 0 : 1, -1);
  const lines = texts.map((text) => ({ bytes: Buffer.byteLength(text) + 1, end: format.read(text) }));
  const last = lines.at(-1)?.end ?? null;
  if (last === null) {
    const isHead = isAll && texts.length === 1 && format.isHead?.(texts[0] ?? "");
    return isHead ? { droppedBytes: tornBytes, after: null } : null;
  }
  if (!isSame(last.tags, tags)) return null;

  const group = groupEndingAt(lines, lines.length);
  const before = groupEndingAt(lines, lines.length - group.length);
  if (!mayBeHalf(group, before, tags)) return { droppedBytes: tornBytes, after: last.after };
  const halfBytes = group.reduce((sum, { bytes }) => sum + bytes, 0);
  return { droppedBytes: tornBytes + halfBytes, after: justBefore(last) };
}

/** An instant of these has several rows, as many as the one before it. */
const BY_REGISTER = new Set(["registers", "index"]);

const mayBeHalf = (group: readonly Line[], before: readonly Line[], { series }: Tags): boolean =>
  BY_REGISTER.has(series) && (before.length === 0 || group.length < before.length);

/** What is gone on behind to have the instant of a row again. A row of an index ends where it begins, at midnight. */
const justBefore = ({ instant, after }: LineEnd): string =>
  instant === after ? new Date(Date.parse(instant) - HALF_DAY_MS).toISOString() : instant;

/** The lines about the instant of the line before a position. */
function groupEndingAt(lines: readonly Line[], position: number): readonly Line[] {
  const instant = lines[position - 1]?.end?.instant;
  if (instant === undefined) return [];
  let first = position - 1;
  while (lines[first - 1]?.end?.instant === instant) first--;
  return lines.slice(first, position);
}

const isSame = (one: Tags, other: Tags): boolean =>
  one.direction === other.direction && one.series === other.series && one.meter === other.meter;
