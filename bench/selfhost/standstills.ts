/** From when to when nothing of this process ran, though it wanted to: the machine was full, or its host took it away. */
export interface Standstill {
  readonly fromMs: number;
  readonly toMs: number;
}

const EVERY_MS = 20;

/** Notes every standstill of at least so long, until it is stopped. */
export function watchStandstills(leastMs: number): { readonly all: readonly Standstill[]; readonly stop: () => void } {
  const all: Standstill[] = [];
  let lastMs = Date.now();
  const looking = setInterval(() => {
    const nowMs = Date.now();
    if (nowMs - lastMs >= leastMs + EVERY_MS) all.push({ fromMs: lastMs, toMs: nowMs });
    lastMs = nowMs;
  }, EVERY_MS);
  return { all, stop: () => clearInterval(looking) };
}

/** Whether that instant is within or shortly after one: what was under way arrives late then, and together with what follows. */
export const isDisturbed = (standstills: readonly Standstill[], atMs: number, aftermathMs: number): boolean =>
  standstills.some(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs + aftermathMs);
