import { RecentMeters } from "./recent-meters.ts";

/** A failure or a turn says something about Enedis for this long. */
const LATELY_MS = 60_000;

/** This many meters that fail together, with no success in between, are an outage. */
const MANY = 5;
/** As few as this are an outage only over a time in which no other meter calls. */
const FEW = 3;
const FEW_LAST_MS = 10_000;

/** A meter known to fail counts again after this long without a failure. */
const KNOWN_LASTS_MS = 600_000;
const MOST_KNOWN = 256;

/**
 * Tells an outage of Enedis from a few broken meters, by who fails: in an outage, everybody does. Each meter counts once, however
 * often it calls.
 *
 * - Five meters that fail, with no success in between, are an outage.
 * - Three or four are one when no further meter had a turn lately: then they are all that call.
 * - A meter that failed before a success of another, or before the latest outage, is known to fail. It counts again when it has
 *   succeeded, or has not failed for ten minutes.
 *
 * In memory only, under keyed hashes. The clock passed in must never step back.
 */
export class FailingMeters {
  /** Those that failed since the last success. */
  readonly #failing = new RecentMeters({ lastsMs: LATELY_MS, most: MANY });
  #sinceMs = 0;
  readonly #known = new RecentMeters({ lastsMs: KNOWN_LASTS_MS, most: MOST_KNOWN });
  /** The latest turns of meters that are not known to fail. */
  readonly #turns = new RecentMeters({ lastsMs: LATELY_MS, most: MANY });

  /** Whether this meter is known to fail, so that its failures tell nothing new. */
  isKnown(meterKey: number, nowMs: number): boolean {
    return this.#known.has(meterKey, nowMs);
  }

  /** Whether a success of this meter would change anything. */
  awaitsSuccess(meterKey: number, nowMs: number): boolean {
    return this.#failing.list(nowMs).length > 0 || this.isKnown(meterKey, nowMs);
  }

  /** This meter was granted a call. */
  startTurn(meterKey: number, nowMs: number): void {
    if (!this.isKnown(meterKey, nowMs)) this.#turns.note(meterKey, nowMs);
  }

  /** Enedis answered this meter, so those that fail are broken themselves. */
  succeed(meterKey: number, nowMs: number): void {
    this.#setAside(nowMs);
    this.#known.forget(meterKey);
  }

  /** Enedis did not answer this meter. True when that makes an outage; the same meters do not make a second one. */
  fail(meterKey: number, nowMs: number): boolean {
    if (this.isKnown(meterKey, nowMs)) {
      this.#known.note(meterKey, nowMs);
      return false;
    }
    if (this.#failing.list(nowMs).length === 0) this.#sinceMs = nowMs;
    this.#failing.note(meterKey, nowMs);
    const isOutage = this.#isOutage(nowMs);
    if (isOutage) this.#setAside(nowMs);
    return isOutage;
  }

  #isOutage(nowMs: number): boolean {
    const failing = this.#failing.list(nowMs).length;
    if (failing >= MANY || failing < FEW) return failing >= MANY;
    const isAlone = this.#turns.list(nowMs).every((meterKey) => this.#failing.has(meterKey, nowMs));
    return isAlone && nowMs - this.#sinceMs >= FEW_LAST_MS;
  }

  #setAside(nowMs: number): void {
    for (const meterKey of this.#failing.list(nowMs)) this.#known.note(meterKey, nowMs);
    this.#failing.clear();
  }
}
