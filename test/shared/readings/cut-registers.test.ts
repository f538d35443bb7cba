import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Period } from "../../../shared/measures/period.ts";
import { addDays, type Day, dayStartMs, daysBetween, daysOf } from "../../../shared/paris-time.ts";
import type { DayCoverage } from "../../../shared/readings/coverage.ts";
import { openCursor, sealCursor } from "../../../shared/readings/cursor.ts";
import { type Resumption, readingRun } from "../../../shared/readings/reading-run.ts";
import type { RegisterRow } from "../../../shared/readings/series/registers.ts";
import { type Window, windowBetween } from "../../../shared/readings/window.ts";
import { accepted } from "../../../shared/refusals/refusal.ts";
import { METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import { MORNING } from "../../support/simulated.ts";
import { run } from "./runs.ts";

const DIALS = ["HC", "HP"] as const;
const FIRST = "2023-12-01" as Day;
const HOUR_MS = 3_600_000;

/** The midnights, by their distance from the first day, at which a dial says nothing. */
type Silent = Readonly<Record<(typeof DIALS)[number], ReadonlySet<number>>>;

/** The body of an index answer, in which each dial goes on by an amount of its own every day. */
function bodyOf({ start, end }: Period, silent: Silent): string {
  const valuesOf = (dial: (typeof DIALS)[number], at: number) =>
    daysOf(start, end).flatMap((day) => {
      const count = daysBetween(FIRST, day);
      return silent[dial].has(count) ? [] : [{ d: `${day} 00:00:00`, v: 1_000 * at + count ** 2 + at * count }];
    });
  const classeTemporelle = DIALS.map((dial, at) => ({ idClasseTemporelle: dial, valeur: valuesOf(dial, at) }));
  const calendrier = [{ idCalendrier: "DI000002", classeTemporelle }];
  const quantity = { grandeurMetier: "CONS", grandeurPhysique: "EA", unite: "Wh", calendrier };
  return JSON.stringify({ contexte: [{ etapeMetier: "BRUT", grandeur: [quantity] }] });
}

interface Answer {
  readonly rows: readonly RegisterRow[];
  readonly coverage: readonly DayCoverage[];
  readonly asked: readonly Day[];
  readonly rest: { readonly window: Window; readonly resumption: Resumption | null } | null;
}

const windowOf = (startMs: number, endMs: number): Window => {
  const window = windowBetween(startMs, endMs);
  return window.ok ? window.value : expect.fail("an empty window");
};

/** One answer, and where the next one goes on: as the endpoint of the readings has it. */
async function answer(
  window: Window,
  resumption: Resumption | null,
  silent: Silent,
  mostCalls: number,
): Promise<Answer> {
  const [rows, coverage, asked]: [RegisterRow[], DayCoverage[], Day[]] = [[], [], []];
  const wanted = {
    series: "registers",
    direction: "consumption",
    window,
    mostCalls,
    resumption,
    nowMs: MORNING,
  } as const;
  const reading = readingRun(wanted, async (period) => {
    asked.push(...daysOf(period.start, period.end));
    return accepted({ body: {} as never, text: bodyOf(period, silent) });
  });
  for (;;) {
    const step = await reading.next();
    if (!step.done) {
      rows.push(...(step.value.rows as readonly RegisterRow[]));
      coverage.push(...step.value.coverage);
      continue;
    }
    const { unread } = step.value;
    if (unread === null) return { rows, coverage, asked, rest: null };
    const startMs = Math.max(dayStartMs(addDays(unread.from, -1)), window.startMs);
    const next = unread.last.size > 0 ? { from: unread.from, last: unread.last } : null;
    const cursor = { startMs, endMs: window.endMs, sums: null, resumption: next, of: "x" };
    const secrets = { current: TOKEN_SECRET, previous: [] };
    const opened = (await openCursor(await sealCursor(cursor, TOKEN_SECRET), "x", secrets)) ?? expect.fail();
    const rest = { window: windowOf(opened.startMs, opened.endMs ?? 0), resumption: opened.resumption };
    return { rows, coverage, asked, rest };
  }
}

/** Every answer of a window, each going on where the one before ended. */
async function answers(window: Window, silent: Silent, mostCalls: number): Promise<readonly Answer[]> {
  const all: Answer[] = [];
  let next: Answer["rest"] = { window, resumption: null };
  while (next !== null) {
    const one = await answer(next.window, next.resumption, silent, mostCalls);
    all.push(one);
    next = one.rest;
  }
  return all;
}

const anyWindow = fc
  .record({
    start: fc.nat({ max: 30 }),
    days: fc.oneof(fc.constantFrom(364, 365, 366, 729, 730, 731), fc.integer({ min: 1, max: 900 })),
    startHour: fc.constantFrom(0, 0, 12),
    endHour: fc.constantFrom(0, 0, 12),
  })
  .map(({ start, days, startHour, endHour }) => {
    const startMs = dayStartMs(addDays(FIRST, start)) + startHour * HOUR_MS;
    return windowOf(startMs, dayStartMs(addDays(FIRST, start + days)) + endHour * HOUR_MS);
  });

/** Midnights without a value: a few near the places where a window is cut, for both dials or for one, or all of a first year. */
const anySilence = fc
  .record({
    both: fc.uniqueArray(fc.integer({ min: -4, max: 3 })),
    one: fc.uniqueArray(fc.integer({ min: -4, max: 3 })),
    year: fc.constantFrom(0, 0, 367),
  })
  .map(({ both, one, year }) => (window: Window): Silent => {
    const start = daysBetween(FIRST, window.days.start);
    const near = (offsets: readonly number[]) => [365, 730].flatMap((cut) => offsets.map((at) => start + cut + at));
    const first = Array.from({ length: year }, (_, at) => start + 1 + at);
    return { HC: new Set([...near(both), ...near(one)]), HP: new Set([...near(both), ...first]) };
  });

describe("registers that are read in several answers", () => {
  it("registers of any window are the same however it is cut, with the same coverage, and no day is asked for twice", async () => {
    await fc.assert(
      fc.asyncProperty(anyWindow, anySilence, fc.constantFrom(1, 2), async (window, silence, mostCalls) => {
        const silent = silence(window);
        const [whole = expect.fail(), ...more] = await answers(window, silent, 1_000);
        expect(more).toEqual([]);
        const cut = await answers(window, silent, mostCalls);
        expect(cut.flatMap(({ rows }) => rows)).toEqual(whole.rows);
        expect(cut.flatMap(({ coverage }) => coverage)).toEqual(whole.coverage);
        expect(cut.flatMap(({ asked }) => asked)).toEqual(whole.asked);
      }),
      { numRuns: 60 },
    );
  });

  it("the energy of all rows is how far each counter went on, over a gap at the cut too", async () => {
    const window = windowOf(dayStartMs(FIRST), dayStartMs(addDays(FIRST, 730)));
    const gap = new Set([363, 364, 365, 366]);
    const cut = await answers(window, { HC: gap, HP: gap }, 1);
    expect(cut).toHaveLength(3);
    const sum = (register: string) =>
      cut
        .flatMap(({ rows }) => rows)
        .reduce((all, row) => all + (row.register === register ? (row.energyWh ?? 0) : 0), 0);
    expect([sum("HC"), sum("HP")]).toEqual([730 ** 2, 730 ** 2 + 730]);
  });

  it("a day that ends with the first value of a later call counts as there", async () => {
    const { coverage } = await run<RegisterRow>({
      series: "registers",
      meter: METER,
      start: "2025-01-01",
      end: "2026-06-01",
    });
    expect(coverage.filter(({ missing }) => missing > 0)).toEqual([]);
  });
});
