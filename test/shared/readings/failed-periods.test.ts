import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import { addDays, type Day, dayStartMs, daysBetween, daysOf, parisDay } from "../../../shared/paris-time.ts";
import { type Batch, type RunEnd, readingRun } from "../../../shared/readings/reading-run.ts";
import type { EnergyRow } from "../../../shared/readings/rows.ts";
import type { RegisterRow } from "../../../shared/readings/series/registers.ts";
import { type Outcome, type Refusal, refused } from "../../../shared/refusals/refusal.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";
import { METER } from "../../support/meters.ts";
import { MORNING } from "../../support/simulated.ts";
import { askSimulated, control, run, windowOf } from "./runs.ts";

const START = "2026-08-03" as Day;
const WEEKS = 12;
const END = addDays(START, 7 * WEEKS);
const week = (at: number): Day => addDays(START, 7 * at);
const ms = (at: number): number => dayStartMs(week(at));

/** A run over twelve weeks of a curve, in which these weeks fail. */
async function runWith(failing: ReadonlyMap<number, Refusal>, mostCalls = 100) {
  const asked: number[] = [];
  const window = windowOf(START, END);
  const wanted = {
    series: "load_curve",
    direction: "consumption",
    window,
    mostCalls,
    resumption: null,
    nowMs: MORNING,
  } as const;
  const reading = readingRun(wanted, async (period) => {
    const at = daysBetween(START, period.start) / 7;
    asked.push(at);
    const refusal = failing.get(at);
    return refusal === undefined
      ? askSimulated("courbe_de_charge_consommation", METER, period)
      : (refused(refusal) as Outcome<never>);
  });
  const batches: Batch[] = [];
  for (;;) {
    const step = await reading.next();
    if (step.done) return { asked, batches, end: step.value };
    batches.push(step.value);
  }
}
const failures = (weeks: readonly number[], refusal: Refusal = SAMPLES.enedis_unavailable) =>
  new Map(weeks.map((at) => [at, refusal]));
const rowsOf = (batches: readonly Batch[]) => batches.flatMap(({ rows }) => rows);
const holesOf = (batches: readonly Batch[]) => batches.flatMap(({ holes }) => holes);
const weeksRead = (batches: readonly Batch[]) =>
  new Set(rowsOf(batches).map(({ startMs }) => Math.floor(daysBetween(START, parisDay(startMs)) / 7)));
const all = Array.from({ length: WEEKS }, (_, at) => at);
const whole = await runWith(new Map());

afterEach(() => control({ fault: null }));

describe("a period that fails", () => {
  const codes = [
    "enedis_technical_error",
    "enedis_unavailable",
    "enedis_unknown",
    "enedis_timeout",
    "enedis_unreachable",
    "enedis_malformed_answer",
    "enedis_oversized_answer",
  ] as const;

  it.each(codes)("a period that fails with %s is a hole, wherever it lies, and the others are read", async (code) => {
    for (const at of [0, 5, WEEKS - 1]) {
      const { batches, end, asked } = await runWith(failures([at], SAMPLES[code]));
      expect(asked).toEqual(all);
      expect(end).toMatchObject({ calls: WEEKS, unread: null, failure: SAMPLES[code] });
      expect(holesOf(batches)).toEqual([{ startMs: ms(at), endMs: ms(at + 1), refusal: SAMPLES[code] }]);
      expect(rowsOf(batches)).toEqual(
        rowsOf(whole.batches).filter(({ startMs }) => startMs < ms(at) || startMs >= ms(at + 1)),
      );
      const missing = batches.flatMap(({ coverage }) => coverage).filter((day) => day.missing > 0);
      expect(missing.map(({ day }) => day)).toEqual(daysOf(week(at), week(at + 1)));
    }
  });

  it("a period that fails ends the reading when the cause is not about the period alone", async () => {
    for (const code of ["enedis_no_consent", "quota_shared", "token_revoked", "enedis_not_subscribed"] as const) {
      const { batches, end } = await runWith(failures([4], SAMPLES[code]));
      expect(end.unread).toMatchObject({ from: week(4), next: week(4), why: SAMPLES[code] });
      expect(holesOf(batches)).toEqual([]);
    }
  });

  it("a period that fails alone in a window leaves nothing, and says why", async () => {
    const { batches, end } = await runWith(failures(all.slice(0, 12)), 1);
    expect(rowsOf(batches)).toEqual([]);
    expect(end).toMatchObject({ calls: 1, failure: SAMPLES.enedis_unavailable });
  });
});

describe("three periods in a row that fail", () => {
  it("three failed periods in a row end the reading before the first, and the next can go on after them", async () => {
    const { batches, end, asked } = await runWith(failures([4, 5, 6]));
    expect(asked).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(end.unread).toMatchObject({ from: week(4), next: week(7), why: SAMPLES.enedis_unavailable });
    expect(holesOf(batches)).toEqual([]);
    expect([...weeksRead(batches)]).toEqual([0, 1, 2, 3]);
  });

  it("three failed periods in a row are holes when the window ends with them, or one of them is read after all", async () => {
    const last = await runWith(failures([9, 10, 11]));
    expect(last.end.unread).toBeNull();
    expect(holesOf(last.batches)).toHaveLength(3);
    const apart = await runWith(failures([3, 4, 6, 7]));
    expect(apart.end.unread).toBeNull();
    expect([...weeksRead(apart.batches)]).toEqual([0, 1, 2, 5, 8, 9, 10, 11]);
  });

  it("failed periods in a row are left for the next answer when something else ends this one after them", async () => {
    for (const stop of [SAMPLES.enedis_down, SAMPLES.quota_shared]) {
      const { batches, end } = await runWith(new Map<number, Refusal>([...failures([4, 5]), [6, stop]]));
      expect(end.unread).toMatchObject({ from: week(4), next: week(6), why: stop });
      expect(holesOf(batches)).toEqual([]);
    }
    const { batches, end } = await runWith(failures([4, 5]), 6);
    expect(end.unread).toMatchObject({ from: week(4), next: week(6), why: { code: "calls_per_answer" } });
    expect(holesOf(batches)).toEqual([]);
  });

  it("failed periods are holes when they use up the calls of an answer, so that the next one goes past them", async () => {
    const { batches, end } = await runWith(failures([0, 1]), 2);
    expect(end.unread).toMatchObject({ from: week(2), next: week(2), why: { code: "calls_per_answer" } });
    expect(holesOf(batches)).toHaveLength(2);
  });
});

describe("whatever fails", () => {
  it("each week is read, a hole, or in the rest, whatever fails, and following `next` reaches the end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 0, max: WEEKS - 1 })),
        fc.integer({ min: 1, max: 20 }),
        async (weeks, mostCalls) => {
          const found = new Set<number>();
          const named = new Set<number>();
          let from = 0;
          for (let answers = 0; from < WEEKS; answers++) {
            expect(answers).toBeLessThan(2 * WEEKS);
            const shifted = new Map([...failures(weeks)].map(([at, refusal]) => [at - from, refusal]));
            const { read, holes, end } = await summary(shifted, WEEKS - from, mostCalls);
            for (const at of read) found.add(at + from);
            for (const at of holes) named.add(at + from);
            if (end.unread === null) break;
            const reached = daysBetween(START, end.unread.from) / 7;
            // An answer that brought nothing names the address after what failed.
            const next = read.length + holes.length > 0 ? reached : daysBetween(START, end.unread.next) / 7;
            for (let at = reached; at < next; at++) named.add(at + from);
            from += next;
          }
          expect([...found].sort()).toEqual(all.filter((at) => !weeks.includes(at)).sort());
          expect([...named].sort()).toEqual([...weeks].sort());
        },
      ),
      { numRuns: 150 },
    );
  });

  /** The weeks read and the weeks named by a run over so many weeks; a day of one point stands for a week. */
  async function summary(failing: ReadonlyMap<number, Refusal>, weeks: number, mostCalls: number) {
    const window = windowOf(START, addDays(START, 7 * weeks));
    const wanted = {
      series: "load_curve",
      direction: "consumption",
      window,
      mostCalls,
      resumption: null,
      nowMs: MORNING,
    } as const;
    const at = (day: Day) => daysBetween(START, day) / 7;
    const read: number[] = [];
    const holes: number[] = [];
    const reading = readingRun(wanted, async ({ start }) => {
      const refusal = failing.get(at(start));
      if (refusal !== undefined) return refused(refusal) as Outcome<never>;
      const points = [{ v: "10", d: `${start} 00:30:00`, p: "PT30M" }];
      const grandeur = [{ grandeurMetier: "CONS", grandeurPhysique: "PA", unite: "W", points }];
      return { ok: true, value: { body: { idPrm: METER, grandeur } as never, text: "" } };
    });
    for (;;) {
      const step = await reading.next();
      if (step.done) return { read, holes, end: step.value satisfies RunEnd };
      expect(step.value.dropped).toEqual(NONE_DROPPED);
      for (const { startMs } of step.value.rows) read.push(Math.round((startMs - ms(0)) / (7 * 86_400_000)));
      for (const { startMs } of step.value.holes) holes.push(Math.round((startMs - ms(0)) / (7 * 86_400_000)));
    }
  }
});

describe("a failed period of registers", () => {
  const YEARS = { start: "2024-06-01", end: "2026-06-01" } as const;
  const registers = () => run<RegisterRow>({ series: "registers", meter: METER, ...YEARS });
  const key = ({ startMs, endMs, calendar, register, energyWh }: RegisterRow) =>
    `${startMs} ${endMs} ${calendar} ${register} ${energyWh}`;

  it.each(["2024-07-14", "2026-01-14", "2026-06-01"])(
    "a failed period of registers around %s can be read alone later, and the two parts are the whole",
    async (during) => {
      const good = await registers();
      await control({ fault: { kind: "text_500", meter: METER, during } });
      const { rows, holes, end } = await registers();
      await control({ fault: null });
      expect(end.unread).toBeNull();
      const [hole, ...more] = holes;
      expect(more).toEqual([]);
      const bounds = [hole?.startMs ?? 0, hole?.endMs ?? 0].map((at) => new Date(at).toISOString()) as [string, string];
      const alone = await run<RegisterRow>({ series: "registers", meter: METER, start: bounds[0], end: bounds[1] });
      expect([...rows, ...alone.rows].map(key).sort()).toEqual(good.rows.map(key).sort());
    },
  );
});

describe("a failing period of Enedis's", () => {
  it("a failing period of Enedis's is left out of two years, and the rest is read", async () => {
    await control({ fault: { kind: "technical_error", meter: METER, during: "2026-01-14" } });
    const { rows, holes } = await run<EnergyRow>({
      series: "load_curve",
      meter: METER,
      start: "2024-11-20",
      end: "2026-11-20",
    });
    expect(holes).toHaveLength(1);
    expect(rows).toHaveLength((730 - 7) * 48);
  });
});
