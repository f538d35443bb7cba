import type { Span } from "../measures/placed-point.ts";
import type { Fault } from "../measures/points.ts";
import type { Refusal } from "../refusals/refusal.ts";

/** A part of a window that is not in an answer, though Enedis may have it: it cannot be read, or a call for it failed. */
export type Hole = Span & ({ readonly fault: Fault } | { readonly refusal: Refusal });

/** The part of each hole that lies in a window. */
export const holesWithin = (holes: readonly Hole[], window: Span): readonly Hole[] =>
  holes.flatMap((hole) => {
    const startMs = Math.max(hole.startMs, window.startMs);
    const endMs = Math.min(hole.endMs, window.endMs);
    return startMs < endMs ? [{ ...hole, startMs, endMs }] : [];
  });
