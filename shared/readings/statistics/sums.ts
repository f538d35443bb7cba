import * as z from "zod/mini";

/**
 * The sums of the statistics of one series, where an answer ended: enough to count on from there, and to write again what the next
 * answer reads again. A cursor carries it, so it is as short as it can be.
 */
export const sumsSchema = z.object({
  /** From here on the next answer reads again what was written. Milliseconds, like all instants. */
  fromMs: z.int(),
  /** How many answers in a row were to read again from here because something was not there; 0: nothing is awaited. */
  tries: z.int(),
  /** By the end of the id of each statistic. */
  of: z.record(
    z.string(),
    z.object({
      /** At its newest hour: Wh or euros. */
      sum: z.number(),
      /** The start of that hour; `null`: none that the next answer may write again. */
      newestMs: z.nullable(z.int()),
      /** The sum at `fromMs` and the hours written since; `null`: not known, so that what was written stays. */
      again: z.nullable(z.object({ sum: z.number(), runs: z.array(z.int()) })),
    }),
  ),
});

export type Sums = Readonly<z.infer<typeof sumsSchema>>;

/** Three numbers each. Three years of midnights have seven, one more for each change of the clock. */
const MOST_RUNS = 12;

/** Hours in order, as runs of hours that are equally far apart: first, distance, count. `null`: too many to carry. */
export function runsOf(hours: readonly number[]): number[] | null {
  const runs: number[] = [];
  for (let at = 0; at < hours.length; ) {
    const first = hours[at] as number;
    const distance = (hours[at + 1] ?? first + 1) - first;
    let count = 1;
    while (hours[at + count] === first + count * distance) count++;
    runs.push(first, distance, count);
    at += count;
  }
  return runs.length > 3 * MOST_RUNS ? null : runs;
}

/** The hours of runs, in order. */
export function hoursOf(runs: readonly number[]): number[] {
  const hours: number[] = [];
  for (let at = 0; at < runs.length; at += 3) {
    const [first = 0, distance = 1, count = 0] = runs.slice(at, at + 3);
    for (let on = 0; on < count; on++) hours.push(first + on * distance);
  }
  return hours;
}
