import type { Fault, PointOrGap } from "./points.ts";

/** A stretch of time. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A measured value (Wh, W or VA) with the interval or the day it is about, and the instant that its stamp names. */
export interface PlacedPoint extends Span {
  readonly atMs: number;
  readonly value: number;
  readonly nature: PointOrGap["nature"];
}

/** A stretch of time whose value cannot be read. */
export interface UnreadableSpan extends Span {
  readonly fault: Fault;
}
