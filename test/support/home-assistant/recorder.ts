import * as z from "zod/mini";

const HOUR_MS = 3_600_000;

/** The ids that Home Assistant accepts (`recorder.statistics.VALID_STATISTIC_ID`, as of Core 2026.11). */
const ID = /^(?!.+__)(?!_)[\da-z_]+(?<!_):(?!_)[\da-z_]+(?<!_)$/;

const message = z.strictObject({
  type: z.literal("recorder/import_statistics"),
  metadata: z.strictObject({
    has_sum: z.literal(true),
    mean_type: z.literal(0),
    name: z.string(),
    source: z.string(),
    statistic_id: z.string().check(z.regex(ID), z.maxLength(255)),
    unit_class: z.nullable(z.literal("energy")),
    unit_of_measurement: z.enum(["Wh", "EUR"]),
  }),
  stats: z
    .array(
      z.strictObject({
        start: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:00:00[+-]\d{2}:\d{2}$/)),
        state: z.number(),
        sum: z.number(),
      }),
    )
    .check(z.minLength(1)),
});

/** One hour of a statistic. */
export interface RecordedHour {
  readonly startMs: number;
  readonly state: number;
  readonly sum: number;
}

/**
 * The recorder of Home Assistant as far as `recorder/import_statistics` goes: an hour that comes again is overwritten, others
 * stay. Stricter than the real one, which checks neither the order nor the sums.
 */
export class Recorder {
  readonly #hours = new Map<string, Map<number, RecordedHour>>();

  /** Throws on what the real one refuses, and on hours out of order. */
  take(sent: unknown): void {
    const { metadata, stats } = message.parse(sent);
    const { statistic_id: id, source, unit_class, unit_of_measurement } = metadata;
    if (id.split(":")[0] !== source) throw new Error(`the source of ${id} is ${source}`);
    if ((unit_class === "energy") !== (unit_of_measurement === "Wh"))
      throw new Error(`${id} in ${unit_of_measurement}`);
    const hours = this.#hours.get(id) ?? new Map<number, RecordedHour>();
    this.#hours.set(id, hours);
    let before = Number.NEGATIVE_INFINITY;
    for (const { start, state, sum } of stats) {
      const startMs = Date.parse(start);
      if (startMs % HOUR_MS !== 0) throw new Error(`${start} is not a full hour`);
      if (startMs <= before) throw new Error(`${start} comes after a later hour, or twice`);
      before = startMs;
      hours.set(startMs, { startMs, state, sum });
    }
  }

  get ids(): readonly string[] {
    return [...this.#hours.keys()];
  }

  /** The hours of a statistic, in order. */
  hours(id: string): readonly RecordedHour[] {
    return [...(this.#hours.get(id)?.values() ?? [])].sort((one, other) => one.startMs - other.startMs);
  }

  /** The last hour of a statistic before an instant. */
  lastBefore(id: string, beforeMs: number): RecordedHour | null {
    return this.hours(id).findLast(({ startMs }) => startMs < beforeMs) ?? null;
  }

  get newestMs(): number {
    return Math.max(...this.ids.map((id) => this.hours(id).at(-1)?.startMs ?? 0));
  }

  /** The oldest of the newest hours of each statistic. */
  get newestOfAllMs(): number {
    return Math.min(...this.ids.map((id) => this.hours(id).at(-1)?.startMs ?? 0));
  }

  /** What is wrong with a statistic: an hour whose sum is not the one before it and its own energy; `null`: nothing. */
  fault(id: string): string | null {
    const hours = this.hours(id);
    for (const [at, { startMs, state, sum }] of hours.entries()) {
      const before = hours[at - 1];
      if (before === undefined) continue;
      // Euros are rounded to hundredths of a cent, sum and state each by itself.
      const tolerance = id.endsWith("_cost") ? 0.000_11 : 0;
      if (sum < before.sum || Math.abs(sum - before.sum - state) > tolerance) {
        return `${id} ${new Date(startMs).toISOString()}: ${before.sum} + ${state} is not ${sum}`;
      }
    }
    return null;
  }
}
