import { Temporal } from "temporal-polyfill";

/** Enedis writes every time in Paris wall-clock time. */
const PARIS = "Europe/Paris";

export type Day = Temporal.PlainDate;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day written `YYYY-MM-DD`; `null` for any other text and for a day that is not in the calendar. */
export function dayFrom(text: string): Day | null {
  if (!ISO_DAY.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
}

/** The wall clock in Paris at an instant. */
export const wallClock = (atMs: number): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(PARIS).toPlainDateTime();

/** The day it is in Paris at an instant. */
export const parisDay = (atMs: number): Day => wallClock(atMs).toPlainDate();

/** The instant a day begins in Paris. */
export const dayStartMs = (day: Day): number => day.toZonedDateTime(PARIS).epochMilliseconds;

/** `2026-09-29 00:30:00`, as measures are stamped: wall clock, no offset. */
export const stamp = (wall: Temporal.PlainDateTime): string =>
  wall.toString({ smallestUnit: "second" }).replace("T", " ");

/** `2024-10-12T00:00:00+0200`, as contracts are dated: the first instant of a day in Paris. */
export const midnight = (day: Day): string => `${day}T00:00:00${day.toZonedDateTime(PARIS).offset.replace(":", "")}`;

/** The days of `[start, end[`. */
export function daysBetween(start: Day, end: Day): Day[] {
  return Array.from({ length: Math.max(0, start.until(end).days) }, (_, index) => start.add({ days: index }));
}

/** Whether `a` is an earlier day than `b`. */
export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;
