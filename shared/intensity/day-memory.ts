import type { QuartersOfDay } from "./days.ts";
import { recentWindow } from "./schedule.ts";

/** The last days gain values every quarter of an hour. */
const RECENT_LIFETIME_MS = 60_000;
/** A month is copied again every seven hours. */
const LIFETIME_MS = 3_600_000;

/** As many as the archive keeps, about 3 MB; beyond, the one that was kept first is forgotten. */
export const MOST_DAYS = 800;

interface Kept {
  readonly quarters: QuartersOfDay;
  readonly sinceMs: number;
}

/** Days of quarters in the memory of an isolate, each kept only as long as it hardly changes. */
export class DayMemory {
  /** In the order in which they were kept. */
  readonly #days = new Map<number, Kept>();

  get(dayMs: number, nowMs: number): QuartersOfDay | undefined {
    const kept = this.#days.get(dayMs);
    if (kept === undefined) return undefined;
    const ageMs = nowMs - kept.sinceMs;
    const lifetimeMs = dayMs >= recentWindow(nowMs).fromMs ? RECENT_LIFETIME_MS : LIFETIME_MS;
    // A day that was kept later than now was kept before the clock was set back.
    return ageMs >= 0 && ageMs < lifetimeMs ? kept.quarters : undefined;
  }

  keep(dayMs: number, quarters: QuartersOfDay, nowMs: number): void {
    this.#days.delete(dayMs);
    this.#days.set(dayMs, { quarters, sinceMs: nowMs });
    const [first] = this.#days.keys();
    if (first !== undefined && this.#days.size > MOST_DAYS) this.#days.delete(first);
  }

  clear(): void {
    this.#days.clear();
  }
}
