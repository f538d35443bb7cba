import type { TimedRow } from "../../library/row-groups.ts";

/** What every line of a file says, so that the file can be gone on with and put together with others. */
export interface Tags {
  readonly direction: "consumption" | "production";
  readonly series: string;
  /** The last four digits. */
  readonly meter: string;
}

export type CellValue = string | number | boolean | null;

/** A row with what it is about. */
export type TaggedRow = Tags & TimedRow & Readonly<Record<string, CellValue | undefined>>;

/** What a line of a file says about its place: of which reading, and where that goes on. */
export interface LineEnd {
  readonly tags: Tags;
  /** What the line is about. */
  readonly instant: string;
  /** What the next reading goes on behind. */
  readonly after: string;
}

/** A format of which each row is one line, so that a file of it can be appended to. */
export interface LineFormat {
  /** The first line of a file; left out by formats without one. */
  readonly head?: (row: TaggedRow) => string;
  /** Whether a line is such a first one. */
  readonly isHead?: (line: string) => boolean;
  readonly line: (row: TaggedRow) => string;
  /** Reads a line that `line` wrote; `null`: it is none. */
  readonly read: (line: string) => LineEnd | null;
}

/** The tags of anything that has them. */
export function tagsOf(value: Readonly<Record<string, unknown>>): Tags | null {
  const { direction, series, meter } = value;
  const isDirection = direction === "consumption" || direction === "production";
  return isDirection && typeof series === "string" && typeof meter === "string" ? { direction, series, meter } : null;
}

/** The place of a row: a row of an index goes on behind the instant that it is about. */
export function lineEndOf(row: Readonly<Record<string, unknown>>): LineEnd | null {
  const tags = tagsOf(row);
  const instant = row.at ?? row.start;
  const after = row.at ?? row.end;
  const isPlaced = typeof instant === "string" && typeof after === "string" && !Number.isNaN(Date.parse(after));
  return tags !== null && isPlaced ? { tags, instant, after } : null;
}
