import type { Dropped } from "../measures/dropped.ts";
import type { UnreadableSpan } from "../measures/placed-point.ts";

/** The rows of one period, and what Enedis gave for it that is in none of them. */
export interface ReadRows<R> {
  readonly rows: readonly R[];
  readonly dropped: Dropped;
  /** Where a value cannot be read and no other stands, in order. */
  readonly unreadable: readonly UnreadableSpan[];
}
