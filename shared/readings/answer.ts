import type { Dropped } from "../measures/dropped.ts";
import type { Fault } from "../measures/points.ts";
import { parisText } from "../paris-time.ts";
import type { DayCoverage } from "./coverage.ts";
import type { DirectedSeries } from "./series.ts";
import type { Clamp, Window } from "./window.ts";

/** What an answer is about; known before its first row. */
export interface About extends DirectedSeries {
  /** Masked but for the last four digits. */
  readonly meter: string;
  readonly requested: Window;
  /** The part of it that may exist. */
  readonly served: Window;
  readonly clamps: readonly Clamp[];
}

/** How an answer ended; known after its last row. */
export interface Ending {
  readonly coverage: readonly DayCoverage[];
  /** What Enedis gave that is not in the rows. */
  readonly dropped: Dropped;
  readonly holes: readonly NamedHole[];
  /** The prices that no row has, by register. */
  readonly unusedPrices: readonly string[];
  readonly enedisCalls: number;
  /** What of the window was not read this time, and why; `null` when all of it was. */
  readonly rest: Rest | null;
  /** Where the next answer begins; `null` in a format without sums. */
  readonly continuation: Continuation | null;
}

/** The address of the next answer, whenever it is asked for: up to the day before. */
export interface Continuation {
  readonly startMs: number;
  readonly next: string;
}

/** A part of the window that is not in the answer, though Enedis may have it. */
export interface NamedHole {
  readonly startMs: number;
  readonly endMs: number;
  /** `unreadable`, or the code of the refusal of the call for it. */
  readonly code: string;
  /** What cannot be read. */
  readonly reason: Fault | null;
  readonly retryAfterSeconds: number | null;
  /** The address that asks for it alone; `null`: it would say the same again. */
  readonly address: string | null;
}

export interface Rest {
  readonly startMs: number;
  readonly endMs: number;
  /** The code of the refusal that ended the reading, or `calls_per_answer`. */
  readonly code: string;
  readonly retryAfterSeconds: number | null;
  /** The address that goes on from there. */
  readonly next: string;
}

/** What an answer is about, as JSON says it. */
export const aboutBody = ({ direction, series, meter, requested, served, clamps }: About) => ({
  direction,
  series,
  meter,
  asked: spanBody(requested),
  given: spanBody(served),
  clamped: clamps.map(({ reason, ...span }) => ({ reason, ...spanBody(span) })),
});

/** How an answer ended, as JSON says it. */
export function endingBody({ coverage, dropped, holes, unusedPrices, enedisCalls, rest }: Ending) {
  const total = (of: (day: DayCoverage) => number) => coverage.reduce((sum, day) => sum + of(day), 0);
  const missing = total((day) => day.missing);
  return {
    complete: rest === null && holes.length === 0 && missing === 0,
    enedis_calls: enedisCalls,
    rest: rest && {
      ...spanBody(rest),
      code: rest.code,
      retry_after_seconds: rest.retryAfterSeconds,
      next: rest.next,
    },
    holes: holes.map(({ code, reason, retryAfterSeconds, address, ...span }) => ({
      ...spanBody(span),
      code,
      reason,
      retry_after_seconds: retryAfterSeconds,
      address,
    })),
    dropped,
    unused_prices: unusedPrices,
    expected: total(({ expected }) => expected),
    present: total(({ present }) => present),
    missing,
    coverage,
  };
}

const spanBody = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) => ({
  start: parisText(startMs),
  end: parisText(endMs),
});
