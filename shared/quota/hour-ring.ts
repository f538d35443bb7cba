const SECOND_MS = 1000;

/** An hour, and a second for the jitter on the way and for counting in whole seconds. */
export const HOUR_WINDOW_MS = 3_601_000;

/** A minute, and the same second. */
export const MINUTE_WINDOW_MS = 61_000;

const LENGTH = HOUR_WINDOW_MS / SECOND_MS + 2;

/** The number of calls in each second of the last hour. A call counts for at least `HOUR_WINDOW_MS`, at most a second more. */
export class HourRing {
  readonly #calls = new Uint16Array(LENGTH);
  /** The oldest second still counted. */
  #oldest = 0;
  #total = 0;

  /** Calls in the window that ends at `atMs`. */
  count(atMs: number): number {
    const oldest = Math.floor((atMs - HOUR_WINDOW_MS) / SECOND_MS);
    if (oldest - this.#oldest >= LENGTH) {
      this.#calls.fill(0);
      this.#total = 0;
      this.#oldest = oldest;
    }
    for (; this.#oldest < oldest; this.#oldest++) {
      const index = this.#oldest % LENGTH;
      this.#total -= this.#calls[index] ?? 0;
      this.#calls[index] = 0;
    }
    return this.#total;
  }

  /** Counts calls at this instant. A call older than the window counts as the oldest, which is on the safe side. */
  add(atMs: number, calls = 1): void {
    this.count(atMs);
    const index = Math.max(Math.floor(atMs / SECOND_MS), this.#oldest) % LENGTH;
    this.#calls[index] = (this.#calls[index] ?? 0) + calls;
    this.#total += calls;
  }

  /** Takes back a call that was counted at this instant and not made. */
  remove(atMs: number): void {
    const second = Math.floor(atMs / SECOND_MS);
    const calls = this.#calls[second % LENGTH] ?? 0;
    if (second < this.#oldest || calls === 0) return;
    this.#calls[second % LENGTH] = calls - 1;
    this.#total--;
  }

  /** The first instant, from `atMs` on, with fewer than `limit` calls in the window. */
  findBelow(limit: number, atMs: number): number {
    let calls = this.count(atMs);
    if (calls < limit) return atMs;
    let second = this.#oldest;
    for (; calls >= limit; second++) calls -= this.#calls[second % LENGTH] ?? 0;
    return second * SECOND_MS + HOUR_WINDOW_MS;
  }

  /** The first instant, from `atMs` on, with fewer than `limit` calls in the last minute; no call is later than `atMs`. */
  findBelowInMinute(limit: number, atMs: number): number {
    const oldest = Math.max(Math.floor((atMs - MINUTE_WINDOW_MS) / SECOND_MS), this.#oldest);
    let calls = 0;
    for (let second = Math.floor(atMs / SECOND_MS); second >= oldest; second--) {
      calls += this.#calls[second % LENGTH] ?? 0;
      if (calls >= limit) return (second + 1) * SECOND_MS + MINUTE_WINDOW_MS;
    }
    return atMs;
  }

  /** Calls from one instant (included) to another (excluded), in whole seconds. */
  countBetween(fromMs: number, toMs: number): number {
    let calls = 0;
    const end = Math.min(Math.floor(toMs / SECOND_MS), this.#oldest + LENGTH);
    for (let second = Math.max(Math.floor(fromMs / SECOND_MS), this.#oldest); second < end; second++) {
      calls += this.#calls[second % LENGTH] ?? 0;
    }
    return calls;
  }

  /** Follows a clock that stepped back by this. Whole seconds: a call then counts for up to a second more. */
  stepBack(byMs: number): void {
    const { calls, oldestSecond } = this.snapshot();
    this.#oldest = Math.max(oldestSecond - Math.floor(byMs / SECOND_MS), 0);
    for (let n = 0; n < LENGTH; n++) {
      this.#calls[(this.#oldest + n) % LENGTH] = calls[(oldestSecond + n) % LENGTH] ?? 0;
    }
  }

  /** Becomes the same as another ring. */
  copyFrom(other: HourRing): void {
    this.#calls.set(other.#calls);
    this.#oldest = other.#oldest;
    this.#total = other.#total;
  }

  /** What `restore` needs. */
  snapshot(): RingSnapshot {
    return { calls: this.#calls.slice(), oldestSecond: this.#oldest };
  }

  restore({ calls, oldestSecond }: RingSnapshot): void {
    this.#calls.fill(0);
    this.#calls.set(calls.subarray(0, LENGTH));
    this.#oldest = oldestSecond;
    this.#total = this.#calls.reduce((sum, count) => sum + count, 0);
  }
}

export interface RingSnapshot {
  readonly calls: Uint16Array;
  readonly oldestSecond: number;
}
