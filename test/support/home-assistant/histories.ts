import fc from "fast-check";
import { dayFrom, dayStartMs, daysBetween, parisDay, stamp, wallClock } from "../../enedis/paris.ts";
import { meterOf } from "../../enedis/persona.ts";
import { personaOf } from "../../enedis/personas.ts";
import { dailyWh, energyByInterval } from "../../enedis/readings/readings.ts";
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
  readonly series: "load_curve" | "daily";
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
    series: fc.constantFrom<History["series"]>("load_curve", "load_curve", "daily"),
    price: fc.constantFrom(null, "0.2016"),
    firstMinutes: fc.integer({ min: 2 * 24 * 60, max: 45 * 24 * 60 }),
    steps: fc.array(step, { minLength: steps.min, maxLength: steps.max }),
  });

const paris = (atMs: number): string => stamp(wallClock(atMs));

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
    const isWhole = does === "reads again";
    const fromMs = now() - (withheld === null ? 0 : (withheld.hoursAgo + withheld.hours) * HOUR_MS);
    const failing = failingDaysAgo === null ? null : `${parisDay(now() - failingDaysAgo * DAY_MS)}`;
    const isLate = withheld !== null && now() - withheld.hoursAgo * HOUR_MS >= dayStartMs(parisDay(now()));
    if (!isWhole && withheld !== null && (this.#isForgetful || !isLate)) this.#doubt(fromMs);
    const isLost = this.#isForgetful || this.#world.cutsAnswers;
    if (!isWhole && failingDaysAgo !== null && isLost) this.#doubt(now() - (failingDaysAgo + 8) * DAY_MS);
    await trouble({
      withheld:
        isWhole || withheld === null
          ? null
          : { meter, from: paris(fromMs), until: paris(fromMs + withheld.hours * HOUR_MS) },
      fault: isWhole || failing === null ? null : { meter, kind: "technical_error", on: "measures", during: failing },
    });
    const { program } = this;
    if (!program.hasContinuation) {
      const start = new Date(this.#firstMs - 23 * 60_000).toISOString();
      await program.begin({ start });
    } else if (does === "goes on") await program.goOn();
    else if (does === "reads again") await program.readFrom(this.#againMs());
    else await program.readFrom(this.#fromRow(program.recorder.newestMs + HOUR_MS));
  }

  /** The first instant from here on at which a row may begin: a full hour, of days a midnight. */
  #fromRow(atMs: number): number {
    if (this.#history.series === "load_curve") return Math.ceil(atMs / HOUR_MS) * HOUR_MS;
    const midnightMs = dayStartMs(parisDay(atMs));
    return midnightMs === atMs ? atMs : dayStartMs(parisDay(atMs).add({ days: 1 }));
  }

  /** A continuation reads what came late and, three times, what failed; a program that loses it does not. */
  get #isForgetful(): boolean {
    const { steps } = this.#history;
    return (
      steps.some(({ does }) => does !== "goes on") || steps.filter((one) => one.failingDaysAgo !== null).length > 3
    );
  }

  #doubt(sinceMs: number): void {
    this.#doubtMs = Math.min(this.#doubtMs, sinceMs);
  }

  /** Everything is there by now; what was in doubt is read again. */
  async end(): Promise<void> {
    await this.#world.trouble({ withheld: null, fault: null });
    if (!this.program.hasContinuation) await this.program.begin({ start: new Date(this.#firstMs).toISOString() });
    await this.program.goOn();
    if (this.#doubtMs < Number.POSITIVE_INFINITY) await this.program.readFrom(this.#againMs());
  }

  /** A full hour before what is in doubt: of a series of days, a midnight. */
  #againMs(): number {
    const doubtMs = Math.min(this.#doubtMs, this.program.recorder.newestMs);
    return Math.max(this.#firstMs, dayStartMs(parisDay(doubtMs)));
  }

  /** The energy of each hour that the simulator has between the first import and the last midnight. */
  truth(): ReadonlyMap<number, number> {
    const hours = new Map<number, number>();
    const persona = personaOf(this.#world.meter);
    if (persona === null) throw new Error("no such meter");
    const endMs = dayStartMs(parisDay(this.#world.now()));
    for (const day of daysBetween(parisDay(this.#firstMs), parisDay(endMs))) {
      const meter = meterOf(persona, "CONS", day, false);
      const startMs = dayStartMs(day);
      if (this.#history.series === "daily") {
        if (startMs >= this.#firstMs) hours.set(startMs, dailyWh(meter, day));
        continue;
      }
      for (const [at, { wh }] of energyByInterval(meter, day).entries()) {
        const intervalMs = startMs + at * meter.minutes * 60_000;
        const hourMs = Math.floor(intervalMs / HOUR_MS) * HOUR_MS;
        if (hourMs >= this.#firstMs) hours.set(hourMs, (hours.get(hourMs) ?? 0) + wh);
      }
    }
    return hours;
  }
}

export const instantOf = (day: string): number => {
  const on = dayFrom(day);
  if (on === null) throw new Error(`${day} is no day`);
  return dayStartMs(on);
};
