import { addDays, dayEndMs, dayStartMs, parisDay } from "../../paris-time.ts";
import { hoursOf, runsOf, type Sums } from "./sums.ts";

const HOUR_MS = 3_600_000;
/** So many days before its end the next import begins: the slowest meters seen are published three days late, then corrected. */
const DAYS_READ_AGAIN = 5;

/** One statistic while an answer is written. */
interface Running {
  sum: number;
  newestMs: number;
  /** Hours up to here stay as an earlier answer wrote them. */
  readonly keptUntilMs: number;
  /** The sum where the next answer begins, and the hours counted since, in hours after it. */
  again: { readonly sum: number; readonly hours: number[] } | null;
}

const NEVER_MS = Number.NEGATIVE_INFINITY;
/** Tempo with its costs has twenty. A body with more than this would make an address that nobody can send back. */
const MOST_STATISTICS = 32;
/** So many answers read again from where something was not there; then it is given up. */
const MOST_TRIES = 3;

/**
 * The sums of the statistics of one answer (decision 0095). Home Assistant reads differences of `sum`, so a sum that was
 * written must never be followed by a smaller one:
 *
 * - hours that an earlier answer wrote are written again when all of them are there again, else they stay and counting goes
 *   on from their last sum;
 * - the next answer begins at a midnight that no row crosses, at the latest five days before the end, or on the last day that
 *   had a row when that is earlier, or where a call failed.
 */
export class RunningSums {
  readonly #latestMs: number;
  readonly #running = new Map<string, Running>();
  readonly #triesBefore: number;
  /** Whether this answer begins where the one before said. */
  readonly #isAgain: boolean;
  #isAwaiting: boolean;
  #fromMs: number;
  #dayEndMs = NEVER_MS;
  /** Until when rows were counted. */
  #reachedMs = NEVER_MS;
  /** The newest hour that an earlier answer wrote. */
  readonly writtenUntilMs: number;

  /** `before`: where the answer before ended; `window`: whole hours. */
  constructor(before: Sums | null, window: { readonly startMs: number; readonly endMs: number }) {
    this.#fromMs = before?.fromMs ?? window.startMs;
    this.#latestMs = dayStartMs(addDays(parisDay(window.endMs), -DAYS_READ_AGAIN));
    this.#triesBefore = before?.tries ?? 0;
    this.#isAgain = window.startMs <= this.#fromMs;
    this.#isAwaiting = !this.#isAgain && this.#triesBefore > 0;
    let writtenUntilMs = NEVER_MS;
    for (const [key, { sum, newestMs, again }] of Object.entries(before?.of ?? {})) {
      const keptUntilMs = newestMs ?? NEVER_MS;
      writtenUntilMs = Math.max(writtenUntilMs, keptUntilMs);
      const hours = again && { sum: again.sum, hours: hoursOf(again.runs) };
      this.#running.set(key, { sum, newestMs: keptUntilMs, keptUntilMs, again: hours });
    }
    this.writtenUntilMs = writtenUntilMs;
  }

  /** Which hours up to `writtenUntilMs` are there again, by statistic: a statistic that has all of them begins anew. */
  writeAgain(there: ReadonlyMap<string, ReadonlySet<number>>): void {
    if (!this.#isAgain) return;
    // A cost is absent when no price is given any more: nothing is awaited of it.
    if (there.size === 0) this.await();
    for (const [key, { again }] of this.#running) {
      const hours = there.get(key);
      if (!again?.hours.every((hour) => hours?.has(this.#fromMs + hour * HOUR_MS))) {
        if (hours !== undefined) this.await();
        continue;
      }
      this.#running.set(key, {
        sum: again.sum,
        newestMs: NEVER_MS,
        keptUntilMs: NEVER_MS,
        again: { sum: again.sum, hours: [] },
      });
    }
  }

  /** Something is not there that may come: the next answers read again from before it. */
  await(): void {
    if (this.#triesBefore < MOST_TRIES) this.#isAwaiting = true;
  }

  /** Before an amount of this time is added: the next answer may begin with its day. */
  reach(startMs: number, endMs: number): void {
    if (startMs >= this.#dayEndMs) {
      const day = parisDay(startMs);
      this.#dayEndMs = dayEndMs(day);
      this.#beginAgainFrom(Math.min(dayStartMs(day), this.#latestMs));
    }
    if (endMs > this.#reachedMs) this.#reachedMs = endMs;
  }

  #beginAgainFrom(fromMs: number): void {
    if (this.#isAwaiting || fromMs <= this.#fromMs || fromMs < this.#reachedMs) return;
    this.#fromMs = fromMs;
    for (const running of this.#running.values()) {
      running.again = running.keptUntilMs < fromMs ? { sum: running.sum, hours: [] } : null;
    }
  }

  /** Adds to an hour of a statistic and gives its sum; `null`: it is not written, and stays as it was. */
  add(key: string, hourMs: number, amount: number): number | null {
    let running = this.#running.get(key);
    if (running === undefined) {
      if (this.#running.size >= MOST_STATISTICS) return null;
      running = { sum: 0, newestMs: NEVER_MS, keptUntilMs: NEVER_MS, again: { sum: 0, hours: [] } };
      this.#running.set(key, running);
    }
    if (hourMs <= running.keptUntilMs) return null;
    running.sum += amount;
    if (hourMs !== running.newestMs) {
      running.newestMs = hourMs;
      running.again?.hours.push((hourMs - this.#fromMs) / HOUR_MS);
    }
    return running.sum;
  }

  /** Where the next answer begins, and with which sums. */
  get sums(): Sums {
    const tries = this.#isAgain ? this.#triesBefore + 1 : Math.max(1, this.#triesBefore);
    return {
      fromMs: this.#fromMs,
      tries: this.#isAwaiting ? tries : 0,
      of: Object.fromEntries([...this.#running].map(([key, running]) => [key, carried(running)])),
    };
  }
}

function carried({ sum, newestMs, again }: Running): Sums["of"][string] {
  const runs = again && runsOf(again.hours);
  return {
    sum,
    newestMs: newestMs === NEVER_MS ? null : newestMs,
    again: again && runs && { sum: again.sum, runs },
  };
}
