/** A clock for durations: where the given one steps back, it stands still and goes on from there. */
export function createSteadyClock(clock: () => number): () => number {
  let latestMs = Number.NEGATIVE_INFINITY;
  let aheadMs = 0;
  return () => {
    const nowMs = clock() + aheadMs;
    if (nowMs < latestMs) aheadMs += latestMs - nowMs;
    latestMs = Math.max(nowMs, latestMs);
    return latestMs;
  };
}
