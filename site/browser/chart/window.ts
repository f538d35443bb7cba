/** A stretch of time, in ms since the epoch. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What limits a visible window: the whole, and the shortest worth looking at. */
export interface Limits {
  readonly whole: TimeWindow;
  readonly leastMs: number;
}

/** The window of that length around a middle, or the nearest one within the limits. */
function within({ whole, leastMs }: Limits, middleMs: number, lengthMs: number): TimeWindow {
  const wholeMs = whole.toMs - whole.fromMs;
  const length = Math.min(Math.max(lengthMs, leastMs), wholeMs);
  const fromMs = Math.min(Math.max(middleMs - length / 2, whole.fromMs), whole.toMs - length);
  return { fromMs, toMs: fromMs + length };
}

/** The nearest window that the limits allow. */
export const kept = (limits: Limits, { fromMs, toMs }: TimeWindow): TimeWindow =>
  within(limits, (fromMs + toMs) / 2, toMs - fromMs);

/** The window made longer or shorter; the instant `aroundMs` stays where it is on the screen. */
export function zoomed(limits: Limits, { fromMs, toMs }: TimeWindow, factor: number, aroundMs: number): TimeWindow {
  const lengthMs = Math.min(
    Math.max((toMs - fromMs) * factor, limits.leastMs),
    limits.whole.toMs - limits.whole.fromMs,
  );
  const share = (aroundMs - fromMs) / (toMs - fromMs);
  const nextFromMs = aroundMs - share * lengthMs;
  return kept(limits, { fromMs: nextFromMs, toMs: nextFromMs + lengthMs });
}

/** The window moved by some time, as far as the limits allow. */
export const moved = (limits: Limits, { fromMs, toMs }: TimeWindow, byMs: number): TimeWindow =>
  within(limits, (fromMs + toMs) / 2 + byMs, toMs - fromMs);

export const isWhole = ({ whole }: Limits, { fromMs, toMs }: TimeWindow): boolean =>
  toMs - fromMs >= whole.toMs - whole.fromMs - 1;
