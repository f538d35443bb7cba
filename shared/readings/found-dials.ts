import type { IndexValue } from "../enedis/index-wire.ts";
import { decimalOf } from "../measures/decimal.ts";
import { type Dropped, NONE_DROPPED } from "../measures/dropped.ts";
import { instantsOf } from "../measures/instants.ts";
import type { Period } from "../measures/period.ts";
import type { UnreadableSpan } from "../measures/placed-point.ts";
import type { Fault } from "../measures/points.ts";
import { stampOf } from "../measures/stamp.ts";
import { dateOf } from "../measures/time-order.ts";
import { day, dayEndMs, parisDay } from "../paris-time.ts";
import { type Dial, type DialName, keyOf } from "./dial.ts";

interface FoundDial {
  readonly name: DialName;
  /** What it showed, by the instant. */
  readonly values: Map<number, number>;
  readonly faults: Map<number, Fault>;
}

type Place = number | "outside" | "unreadable";

const WHOLE = /^\d+$/;

/** Gathers the values of each dial from wherever a body has them: each is looked at once, whatever comes again. */
export class FoundDials {
  readonly #period: Period;
  readonly #dials = new Map<string, FoundDial>();
  /** All dials are read at the same midnights. */
  readonly #places = new Map<unknown, Place>();
  readonly #dropped: { -readonly [Reason in keyof Dropped]: number } = { ...NONE_DROPPED };

  constructor(period: Period) {
    this.#period = period;
  }

  get dropped(): Dropped {
    return this.#dropped;
  }

  /** Values of one dial. `shift`: how far its unit moves the decimal point to give Wh; without it none can be used. */
  add(name: DialName, values: readonly unknown[], shift: number | undefined): void {
    const dial = this.#dials.get(keyOf(name)) ?? { name, values: new Map(), faults: new Map() };
    this.#dials.set(keyOf(name), dial);
    for (const one of values) {
      const { d, v } = (one ?? {}) as IndexValue;
      const text = decimalOf(v, 12, shift);
      if (text === null) continue;
      const place = this.#placeOf(d);
      if (typeof place !== "number") this.#dropped[place]++;
      else if (text === undefined || shift === undefined || !WHOLE.test(text)) {
        this.#dropped.unreadable++;
        dial.faults.set(place, shift === undefined ? "unit" : "value");
      } else if (dial.values.has(place)) this.#dropped.repeated++;
      else dial.values.set(place, Number(text));
    }
  }

  /** Values of a dial without a name. */
  skip(values: readonly unknown[]): void {
    this.#dropped.unreadable += values.length;
  }

  /** Every dial that has a value, its values in time order. */
  dials(): readonly Dial[] {
    return [...this.#dials.values()].flatMap(({ name, values }) =>
      values.size === 0
        ? []
        : [
            {
              ...name,
              values: [...values]
                .map(([atMs, indexWh]) => ({ atMs, indexWh }))
                .sort((one, other) => one.atMs - other.atMs),
            },
          ],
    );
  }

  /** The days that begin with a value of some dial that cannot be read, in order. */
  unreadable(): readonly UnreadableSpan[] {
    const spans = new Map<number, UnreadableSpan>();
    for (const { values, faults } of this.#dials.values()) {
      for (const [startMs, fault] of faults) {
        if (!values.has(startMs)) spans.set(startMs, { startMs, endMs: dayEndMs(parisDay(startMs)), fault });
      }
    }
    return [...spans.values()].sort((one, other) => one.startMs - other.startMs);
  }

  /** Daily values stand at midnight; a stamp that is not one (a counter read during a visit) is placed by its wall time. */
  #placeOf(d: unknown): Place {
    const known = this.#places.get(d);
    if (known !== undefined) return known;
    const place = placeOf(d, this.#period);
    this.#places.set(d, place);
    return place;
  }
}

function placeOf(d: unknown, { start, end }: Period): Place {
  const stamp = stampOf(d, true);
  if (stamp === null || day(dateOf(stamp)) === null) return "unreadable";
  if (stamp < start || stamp >= end) return "outside";
  return instantsOf([stamp])[0] ?? "unreadable";
}
