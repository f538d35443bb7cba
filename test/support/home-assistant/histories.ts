import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { countedOn } from "../../../packages/simulator/index.ts";
import { type Ask, StatisticsProgram } from "./program.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a program does on one of its days, and what happens at Enedis meanwhile. */
export interface Step {
  readonly pauseHours: number;
  /** Enedis has not collected these hours yet, counted back from now. */
  readonly withheld: { readonly hoursAgo: number; readonly hours: number } | null;
  /** A call for this day fails, counted back from now. */
  readonly failingDaysAgo: number | null;
  readonly does: "goes on" | "lost its continuation" | "reads again";
}

/** The story of the statistics of one series of one meter. */
export interface History {
  readonly series: "load_curve" | "daily" | "registers";
  readonly price: string | null;
  /** Where the first import begins, counted back from its time; seldom a full hour. */
  readonly firstMinutes: number;
  readonly steps: readonly Step[];
}

/** Changes Enedis for this meter, and the time for everybody. */
export interface World {
  readonly meter: string;
  /** Whether an answer ends before it has read everything again: then what failed is not filled in by itself. */
  readonly cutsAnswers: boolean;
  readonly ask: Ask;
  readonly now: () => number;
  readonly trouble: (trouble: {
    readonly withheld: { readonly from: string; readonly until: string; readonly meter: string } | null;
    readonly fault: {
      readonly kind: string;
      readonly on: string;
      readonly during: string;
      readonly meter: string;
    } | null;
  }) => Promise<void>;
}

const step = fc.record<Step>({
  pauseHours: fc.oneof(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 24, max: 24 * 25 })),
  withheld: fc.option(
    fc.record({
      hoursAgo: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 300 })),
      hours: fc.integer({ min: 1, max: 250 }),
    }),
  ),
  failingDaysAgo: fc.option(fc.integer({ min: 1, max: 25 }), { freq: 3 }),
  does: fc.constantFrom<Step["does"]>("goes on", "goes on", "goes on", "lost its continuation", "reads again"),
});

/** Random histories of so many steps. */
export const histories = (steps: { readonly min: number; readonly max: number }): fc.Arbitrary<History> =>
  fc.record({
    series: fc.constantFrom<History["series"]>("load_curve", "load_curve", "daily", "registers"),
    price: fc.constantFrom(null, "0.2016"),
    firstMinutes: fc.integer({ min: 2 * 24 * 60, max: 45 * 24 * 60 }),
    steps: fc.array(step, { minLength: steps.min, maxLength: steps.max }),
  });

type Day = Temporal.PlainDate;

/** The wall clock in Paris. */
const wallClock = (atMs: number): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO("Europe/Paris").toPlainDateTime();
const parisDay = (atMs: number): Day => wallClock(atMs).toPlainDate();
const dayStartMs = (day: Day): number => day.toZonedDateTime("Europe/Paris").epochMilliseconds;
/** As Enedis writes it. */
const paris = (atMs: number): string => wallClock(atMs).toString({ smallestUnit: "second" }).replace("T", " ");

/** One program through its history. `trouble` is over before each step that needs whole readings. */
export class Told {
  readonly program: StatisticsProgram;
  readonly #history: History;
  readonly #world: World;
  readonly #firstMs: number;
  /** Since when something may be missing that the program has to read again as after a repair. */
  #doubtMs = Number.POSITIVE_INFINITY;

  constructor(history: History, world: World) {
    this.#history = history;
    this.#world = world;
    this.#firstMs = this.#fromRow(world.now() - history.firstMinutes * 60_000);
    const query = { name: "maison", ...(history.price !== null && { price: history.price }) };
    this.program = new StatisticsProgram(`consumption/${history.series}`, query, world.ask);
  }

  async take({ withheld, failingDaysAgo, does }: Step): Promise<void> {
    const { now, meter, trouble } = this.#world;
    const isRegisters = this.#history.series === "registers";
    const isWhole = does === "reads again" || (isRegisters && does === "lost its continuation");
    const fromMs = now() - (withheld === null ? 0 : (withheld.hoursAgo + withheld.hours) * HOUR_MS);
    const failing = failingDaysAgo === null ? null : `${parisDay(now() - failingDaysAgo * DAY_MS)}`;
    // A difference of counters reaches over what was missing, to a midnight that may be behind the continuation.
    const isLost = this.#isForgetful || this.#world.cutsAnswers || isRegisters;
    const isYoung = fromMs >= dayStartMs(parisDay(now()).subtract({ days: 5 }));
    const isLate = withheld !== null && now() - withheld.hoursAgo * HOUR_MS >= dayStartMs(parisDay(now()));
    if (!isWhole && withheld !== null && (isLost || !(isLate || isYoung))) this.#doubt(fromMs);
    if (!isWhole && failingDaysAgo !== null && isLost) this.#doubt(now() - (failingDaysAgo + 8) * DAY_MS);
    await trouble({
      withheld:
        isWhole || withheld === null
          ? null
          : { meter, from: paris(fromMs), until: paris(fromMs + withheld.hours * HOUR_MS) },
      fault: isWhole || failing === null ? null : { meter, kind: "technical_error", on: "measures", during: failing },
    });
    const { program } = this;
    if (!program.hasBegun) {
      const start = new Date(this.#firstMs - 23 * 60_000).toISOString();
      await program.begin({ start });
    } else if (does === "goes on") await program.goOn();
    else if (does === "reads again") await program.readFrom(this.#againMs());
    else await program.readFrom(this.#afterTheNewestMs());
  }

  /** Behind the newest row; rows of registers may span days, so the newest one is read again. */
  #afterTheNewestMs(): number {
    const { recorder } = this.program;
    return this.#history.series === "registers" ? recorder.newestOfAllMs : this.#fromRow(recorder.newestMs + HOUR_MS);
  }

  /** The first instant from here on at which a row may begin: a full hour, of days a midnight. */
  #fromRow(atMs: number): number {
    if (this.#history.series === "load_curve") return Math.ceil(atMs / HOUR_MS) * HOUR_MS;
    const midnightMs = dayStartMs(parisDay(atMs));
    return midnightMs === atMs ? atMs : dayStartMs(parisDay(atMs).add({ days: 1 }));
  }

  /** A continuation reads the last five days again, what came late and, three times, what failed; a program that loses it does not. */
  get #isForgetful(): boolean {
    const { steps } = this.#history;
    return (
      steps.some(({ does }) => does !== "goes on") ||
      steps.filter((one) => one.failingDaysAgo !== null || one.withheld !== null).length > 3
    );
  }

  #doubt(sinceMs: number): void {
    this.#doubtMs = Math.min(this.#doubtMs, sinceMs);
  }

  /** Everything is there by now; what was in doubt is read again. */
  async end(): Promise<void> {
    await this.#world.trouble({ withheld: null, fault: null });
    if (!this.program.hasBegun) await this.program.begin({ start: new Date(this.#firstMs).toISOString() });
    await this.program.goOn();
    if (this.#doubtMs < Number.POSITIVE_INFINITY) await this.program.readFrom(this.#againMs());
  }

  /** A full hour before what is in doubt: of a series of days, a midnight. */
  #againMs(): number {
    const doubtMs = Math.min(this.#doubtMs, this.program.recorder.newestMs);
    return Math.max(this.#firstMs, dayStartMs(parisDay(doubtMs)));
  }

  /** What is wrong with what Home Assistant has: a sum that falls, an hour that counts other than the simulator's energy. */
  faults(): readonly string[] {
    const { recorder } = this.program;
    const sums = this.fallen();
    const truth = this.#truth();
    const expected = [...truth.keys()].flatMap((id) => (this.#history.price === null ? [id] : [id, `${id}_cost`]));
    if (recorder.ids.toSorted().join() !== expected.toSorted().join()) return [`there are ${recorder.ids.join(", ")}`];
    const wrong = [...truth].flatMap(([id, energies]) => {
      const hours = new Map(recorder.hours(id).map(({ startMs, state }) => [startMs, state]));
      const all = new Set([...hours.keys(), ...[...energies.keys()].filter((atMs) => atMs <= recorder.newestMs)]);
      return [...all]
        .filter((atMs) => hours.get(atMs) !== energies.get(atMs))
        .map((atMs) => `${id} ${new Date(atMs).toISOString()}: ${hours.get(atMs)}, not ${energies.get(atMs)}`);
    });
    const isUpToDate = recorder.newestMs > this.#world.now() - 4 * DAY_MS;
    return [...sums, ...wrong, ...(isUpToDate ? [] : ["the last days are missing"])];
  }

  /** Whether a sum falls now, in the middle of the history. */
  fallen(): readonly string[] {
    const { recorder } = this.program;
    return recorder.ids.flatMap((id) => recorder.fault(id) ?? []);
  }

  /** The energy of each hour that the simulator has from the first import to the last midnight, by statistic. */
  #truth(): ReadonlyMap<string, ReadonlyMap<number, number>> {
    const truth = new Map<string, Map<number, number>>();
    const id = `conso_api:maison_consumption_${this.#history.series}`;
    const add = (key: string, atMs: number, wh: number) => {
      const hours = truth.get(id + key) ?? new Map<number, number>();
      truth.set(id + key, hours);
      const hourMs = Math.floor(atMs / HOUR_MS) * HOUR_MS;
      if (hourMs >= this.#firstMs) hours.set(hourMs, (hours.get(hourMs) ?? 0) + wh);
    };
    const end = parisDay(this.#world.now());
    for (let day = parisDay(this.#firstMs); Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
      const counted = countedOn(this.#world.meter, "CONS", `${day}`);
      if (counted === null) throw new Error("no such meter");
      const startMs = dayStartMs(day);
      if (this.#history.series === "daily") add("", startMs, counted.wh);
      if (this.#history.series === "load_curve")
        for (const interval of counted.intervals) add("", interval.startMs, interval.wh);
      if (this.#history.series === "registers")
        for (const { calendar, period, wh } of counted.registers)
          add(`_${calendar}_${period}`.toLowerCase(), startMs, wh);
    }
    return truth;
  }
}

/** The instant a day begins in Paris. */
export const instantOf = (day: string): number => dayStartMs(Temporal.PlainDate.from(day));
