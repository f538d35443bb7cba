import { Quota } from "../../shared/quota/quota.ts";
import { slotOf } from "../../shared/quota/slot.ts";

/** What one application of Enedis serves in a simulated morning. */
export interface Morning {
  readonly homes: number;
  /** Shares, from 0 to 1, of the homes that have all they ask for. */
  readonly servedAtFirst: number;
  readonly servedByNoon: number;
  /** From the first ask of a home to its last reading, in ms. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** From the slot of the first home to the last reading of all, in ms. */
  readonly lastMs: number;
}

export interface Habits {
  /** Calls that each home makes, one after the other. */
  readonly callsEach: number;
  /** When a home first asks, in ms since midnight in Paris. */
  readonly startOf: (home: number) => number;
}

/** Enedis's limits of one application, and the patience of the gateway by default. */
const LIMITS = { callsPerSecond: 5, callsPerHour: 10_000, meterCallsPerDay: 500 };
const PATIENCE_MS = 25_000;
const NOON_MS = 12 * 3_600_000;
/** One exchange with Enedis. */
const EXCHANGE_MS = 200;

/** Each home asks in the minute of its slot, as `/api/v2/slot` prints it, at the second that its machine happens to have. */
export const atItsSlot = (home: number): number => {
  const { hour, minute } = slotOf(`home ${home}`);
  return (hour * 60 + minute) * 60_000 + ((home * 7_919) % 60_000);
};

/** Plays a morning on the gateway's own arithmetic: a home that is refused comes back at its appointment. */
export function playMorning(homes: number, { callsEach, startOf }: Habits): Morning {
  const quota = new Quota(LIMITS);
  const waiting = new EventQueue();
  const states = Array.from({ length: homes }, (_, home) => ({
    startMs: startOf(home),
    left: callsEach,
    refused: false,
    endMs: 0,
  }));
  for (const [home, { startMs }] of states.entries()) waiting.add(startMs, home);
  for (let next = waiting.take(); next !== null; next = waiting.take()) {
    const [nowMs, home] = next;
    const state = states[home];
    if (state === undefined) throw new Error("there is no such home");
    const decision = quota.ask({ nowMs, patienceMs: PATIENCE_MS, meterKey: home + 1 });
    if (decision.ok) {
      state.left--;
      state.endMs = decision.atMs + EXCHANGE_MS;
      if (state.left > 0) waiting.add(state.endMs, home);
    } else {
      state.refused = true;
      // `Retry-After` is in whole seconds.
      waiting.add(nowMs + Math.ceil((decision.backAtMs - nowMs) / 1_000) * 1_000, home);
    }
  }
  const times = states.map(({ startMs, endMs }) => endMs - startMs).sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(Math.floor(times.length * share), times.length - 1)] ?? 0;
  const share = (some: readonly unknown[]) => some.length / homes;
  const firstMs = states.reduce((least, { startMs }) => Math.min(least, startMs), Number.POSITIVE_INFINITY);
  return {
    homes,
    servedAtFirst: share(states.filter(({ refused }) => !refused)),
    servedByNoon: share(states.filter(({ endMs }) => endMs <= NOON_MS)),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    lastMs: states.reduce((most, { endMs }) => Math.max(most, endMs), 0) - firstMs,
  };
}

/** Events by their instant: a binary heap. */
class EventQueue {
  readonly #events: [number, number][] = [];

  add(atMs: number, home: number): void {
    const events = this.#events;
    let at = events.push([atMs, home]) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#at(parent) <= this.#at(at)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  take(): [number, number] | null {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (first === undefined || last === undefined) return null;
    if (events.length === 0) return first;
    events[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = right < events.length && this.#at(right) < this.#at(left) ? right : left;
      if (least >= events.length || this.#at(at) <= this.#at(least)) return first;
      this.#swap(at, least);
      at = least;
    }
  }

  #at = (index: number): number => this.#events[index]?.[0] ?? Number.POSITIVE_INFINITY;

  #swap(one: number, other: number): void {
    const events = this.#events;
    [events[one], events[other]] = [events[other] as [number, number], events[one] as [number, number]];
  }
}
