import { describe, expect, it } from "vitest";
import {
  applyLessons,
  type HourSpent,
  type Lessons,
  learnBurst,
  learnHour,
  NOTHING_LEARNED,
  reviewLessons,
  stepLessonsBack,
} from "../../../shared/quota/lessons.ts";
import { Quota } from "../../../shared/quota/quota.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * HOUR_MS;
const SIX = Date.UTC(2026, 9, 15, 6);
const PLANNED = { spacingMs: 250, callsPerHour: 10_000 };

/** Enedis said at 6:20 that the hour is spent, after a thousand calls. */
const spent = (changes: Partial<HourSpent> = {}): HourSpent => ({
  nowMs: SIX + 20 * MINUTE_MS,
  nextAccessAtMs: SIX + HOUR_MS,
  callsThisHour: 1_000,
  refusedAtMs: SIX + 20 * MINUTE_MS,
  configuredPerHour: 10_000,
  ...changes,
});

describe("too many in a second", () => {
  it("too many calls in a second stop everybody for two seconds", () => {
    expect(learnBurst(NOTHING_LEARNED, SIX).closedUntilMs).toBe(SIX + 2_000);
  });

  it("too many calls in a second widen the spacing by a step each time, up to what the hour's calls need anyway", () => {
    let lessons: Lessons = NOTHING_LEARNED;
    const spacings = [0, 1, 2, 3].map((minute) => {
      lessons = learnBurst(lessons, SIX + minute * MINUTE_MS);
      return applyLessons(PLANNED, lessons).spacingMs;
    });
    expect(spacings).toEqual([300, 360, 360, 360]);
  });

  it("too many calls in a second teach once, however many calls were under way", () => {
    const once = learnBurst(NOTHING_LEARNED, SIX);
    expect(learnBurst(once, SIX + 1_999)).toBe(once);
    expect(learnBurst(once, SIX + 2_000).slowerBy).toBe(2);
  });

  it.each([
    ["a step is kept through ten minutes", 10 * MINUTE_MS - 1, 2],
    ["and taken back after them", 10 * MINUTE_MS, 1],
  ])("a step of wider spacing lasts ten minutes: %s", (_what, afterMs, steps) => {
    const twice = learnBurst(learnBurst(NOTHING_LEARNED, SIX - MINUTE_MS), SIX);
    expect(reviewLessons(twice, SIX + afterMs, 0, 10_000).slowerBy).toBe(steps);
  });

  it("each step of wider spacing is taken back after ten quiet minutes", () => {
    const twice = learnBurst(learnBurst(NOTHING_LEARNED, SIX - MINUTE_MS), SIX);
    const once = reviewLessons(twice, SIX + 10 * MINUTE_MS, 0, 10_000);
    expect(reviewLessons(once, SIX + 20 * MINUTE_MS - 1, 0, 10_000)).toBe(once);
    expect(reviewLessons(once, SIX + 20 * MINUTE_MS, 0, 10_000).slowerBy).toBe(0);
  });
});

describe("the hour is used up", () => {
  it.each([
    ["at the instant Enedis named", SIX + HOUR_MS, SIX + HOUR_MS],
    ["at one within the hour", SIX + 40 * MINUTE_MS, SIX + 40 * MINUTE_MS],
    ["at the next UTC hour when it named none", null, SIX + HOUR_MS],
    ["at the next UTC hour when it named the past", SIX, SIX + HOUR_MS],
    ["at the next UTC hour when it named the present", SIX + 20 * MINUTE_MS, SIX + HOUR_MS],
    ["at the next UTC hour when it named no number", Number.NaN, SIX + HOUR_MS],
    ["no later than that, for it counts by the hour", SIX + 30 * DAY_MS, SIX + HOUR_MS],
  ])("a spent hour opens again a second after the right instant: %s", (_when, nextAccessAtMs, opensAtMs) => {
    expect(learnHour(NOTHING_LEARNED, spent({ nextAccessAtMs })).closedUntilMs).toBe(opensAtMs + 1_000);
  });

  it("a spent hour opens at the next UTC hour when the first instant it named did not hold", () => {
    const lied = learnHour(NOTHING_LEARNED, spent({ nextAccessAtMs: SIX + 21 * MINUTE_MS }));
    const again = learnHour(lied, spent({ nowMs: SIX + 22 * MINUTE_MS, nextAccessAtMs: SIX + 23 * MINUTE_MS }));
    expect(again.closedUntilMs).toBe(SIX + HOUR_MS + 1_000);
  });

  it("a spent hour opens at the next UTC hour when Enedis still refuses at the first instant it named", () => {
    const first = learnHour(NOTHING_LEARNED, spent({ nextAccessAtMs: SIX + 21 * MINUTE_MS }));
    const again = learnHour(first, spent({ nowMs: first.closedUntilMs, nextAccessAtMs: SIX + 23 * MINUTE_MS }));
    expect(again.closedUntilMs).toBe(SIX + HOUR_MS + 1_000);
  });

  it("a spent hour opens at the later instant when another call under way is answered with one", () => {
    const first = learnHour(NOTHING_LEARNED, spent({ nextAccessAtMs: SIX + 21 * MINUTE_MS }));
    const second = learnHour(first, spent({ nextAccessAtMs: SIX + 25 * MINUTE_MS }));
    expect(second.closedUntilMs).toBe(SIX + 25 * MINUTE_MS + 1_000);
  });

  it("a spent hour opens at the instant Enedis named also when the hour before was used up", () => {
    const before = { ...NOTHING_LEARNED, closedUntilMs: SIX + 1_000 };
    const again = learnHour(before, spent({ nextAccessAtMs: SIX + 40 * MINUTE_MS }));
    expect(again.closedUntilMs).toBe(SIX + 40 * MINUTE_MS + 1_000);
  });

  it.each([
    [99, null],
    [100, 99],
  ])(
    "a spent hour teaches, after %i calls where 10 000 are configured, the limit %j",
    (callsThisHour, callsPerHour) => {
      expect(learnHour(NOTHING_LEARNED, spent({ callsThisHour })).callsPerHour).toBe(callsPerHour);
    },
  );

  it("a spent hour teaches the limit also when Enedis names no instant", () => {
    expect(learnHour(NOTHING_LEARNED, spent({ nextAccessAtMs: null })).callsPerHour).toBe(990);
  });

  it("a spent hour teaches again, even a higher limit, once Enedis accepts calls again", () => {
    const first = learnHour(NOTHING_LEARNED, spent());
    const nowMs = first.closedUntilMs;
    const later = spent({ nowMs, refusedAtMs: nowMs, nextAccessAtMs: SIX + 2 * HOUR_MS, callsThisHour: 2_000 });
    expect(learnHour(first, later).callsPerHour).toBe(1_980);
  });

  it("a spent hour teaches the hourly limit, with a margin of one in a hundred", () => {
    expect(applyLessons(PLANNED, learnHour(NOTHING_LEARNED, spent())).callsPerHour).toBe(990);
  });

  it("a spent hour teaches once for all calls under way: the smallest count", () => {
    const first = learnHour(NOTHING_LEARNED, spent());
    expect(learnHour(first, spent({ callsThisHour: 1_004 })).callsPerHour).toBe(990);
    expect(learnHour(first, spent({ callsThisHour: 998 })).callsPerHour).toBe(988);
  });

  it("a spent hour teaches no limit when we made few calls: the others were not ours, or we forgot them", () => {
    const lessons = learnHour(NOTHING_LEARNED, spent({ callsThisHour: 99 }));
    expect(lessons.callsPerHour).toBeNull();
    expect(lessons.closedUntilMs).toBe(SIX + HOUR_MS + 1_000);
  });

  it.each([
    ["ahead by an hour", SIX],
    ["behind by an hour", SIX + 2 * HOUR_MS],
  ])(
    "a spent hour teaches no limit when our clock is %s: the calls of that hour are not those we counted",
    (_how, at) => {
      expect(learnHour(NOTHING_LEARNED, spent({ nextAccessAtMs: at })).callsPerHour).toBeNull();
    },
  );

  it("a spent hour never teaches more than what is configured", () => {
    expect(applyLessons(PLANNED, learnHour(NOTHING_LEARNED, spent({ callsThisHour: 20_000 }))).callsPerHour).toBe(
      10_000,
    );
  });
});

describe("a learned limit", () => {
  const learned = learnHour(NOTHING_LEARNED, spent());
  const LEARNED_AT = spent().nowMs;

  it.each([
    ["is believed for two days", 2 * DAY_MS - 1, 990, 990],
    ["is not tried where it was not reached", 2 * DAY_MS, 900, 990],
    ["is then tried a tenth higher, where it was reached", 2 * DAY_MS, 941, 1_089],
  ])("a learned limit %s", (_what, afterMs, callsInHour, callsPerHour) => {
    expect(reviewLessons(learned, LEARNED_AT + afterMs, callsInHour, 10_000).callsPerHour).toBe(callsPerHour);
  });

  it("a learned limit is raised again two hours later, and forgotten when it meets the configured one", () => {
    let lessons: Lessons = learned;
    let nowMs = LEARNED_AT + 2 * DAY_MS;
    let tries = 0;
    for (; lessons.callsPerHour !== null; nowMs += 2 * HOUR_MS, tries++) {
      lessons = reviewLessons(lessons, nowMs, lessons.callsPerHour, 10_000);
    }
    expect(tries).toBe(25);
    expect(applyLessons(PLANNED, lessons)).toEqual(PLANNED);
  });

  it("a learned limit is raised again two hours later, not before", () => {
    const tried = reviewLessons(learned, LEARNED_AT + 2 * DAY_MS, 990, 10_000);
    const againAtMs = LEARNED_AT + 2 * DAY_MS + 2 * HOUR_MS;
    expect(reviewLessons(tried, againAtMs - 1, 1_089, 10_000)).toBe(tried);
    expect(reviewLessons(tried, againAtMs, 1_089, 10_000).callsPerHour).toBe(1_198);
  });

  it.each([
    [949, 1_000],
    [950, 1_100],
  ])("a learned limit of 1 000 becomes, after an hour with %i calls, %i", (callsInHour, callsPerHour) => {
    const lessons = { ...learned, callsPerHour: 1_000 };
    expect(reviewLessons(lessons, LEARNED_AT + 2 * DAY_MS, callsInHour, 10_000).callsPerHour).toBe(callsPerHour);
  });

  it("a learned limit is believed twice as long when the configured one was tried in its place and failed", () => {
    const tried = reviewLessons(learned, LEARNED_AT + 2 * DAY_MS, 990, 1_089);
    expect(tried.callsPerHour).toBeNull();
    expect(learnHour(tried, spent({ nowMs: LEARNED_AT + 3 * DAY_MS })).believedMs).toBe(4 * DAY_MS);
  });

  it("a learned limit is believed for two days again when it is learned again without a try", () => {
    const nowMs = LEARNED_AT + DAY_MS;
    const again = learnHour(learned, spent({ nowMs, refusedAtMs: nowMs, nextAccessAtMs: null }));
    const third = learnHour(again, spent({ nowMs: nowMs + DAY_MS, refusedAtMs: nowMs + DAY_MS, nextAccessAtMs: null }));
    expect([again.believedMs, third.believedMs]).toEqual([2 * DAY_MS, 2 * DAY_MS]);
  });

  it("a learned limit lasts as long as it would have when the clock steps back", () => {
    const lessons = learnBurst(learned, LEARNED_AT + HOUR_MS);
    expect(stepLessonsBack(lessons, 5_000)).toEqual({
      ...lessons,
      closedUntilMs: lessons.closedUntilMs - 5_000,
      tryMoreAtMs: lessons.tryMoreAtMs - 5_000,
      fasterAtMs: lessons.fasterAtMs - 5_000,
    });
  });

  it("a learned limit is believed twice as long after each try that failed", () => {
    let lessons = reviewLessons(learned, LEARNED_AT + 2 * DAY_MS, 990, 10_000);
    const believedDays = [1, 2, 3, 4].map(() => {
      const nowMs = lessons.tryMoreAtMs + DAY_MS;
      lessons = learnHour(lessons, spent({ nowMs }));
      const days = lessons.believedMs / DAY_MS;
      lessons = reviewLessons(lessons, lessons.tryMoreAtMs, 990, 10_000);
      return days;
    });
    expect(believedDays).toEqual([4, 8, 16, 16]);
  });
});

/** Enedis as it is: whole UTC hours, refused calls not counted. */
class Enedis {
  readonly callsByHour = new Map<number, number>();
  readonly refusedAtMs: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  arrives(atMs: number): boolean {
    const hour = Math.floor(atMs / HOUR_MS);
    const calls = this.callsByHour.get(hour) ?? 0;
    if (calls >= this.#limit) this.refusedAtMs.push(atMs);
    else this.callsByHour.set(hour, calls + 1);
    return calls < this.#limit;
  }
}

describe("an Enedis that lets 1 000 calls an hour through, where 10 000 are configured", () => {
  it("an Enedis with 1 000 calls an hour, not the configured 10 000, refuses in one hour only, and its calls are used", () => {
    const enedis = new Enedis(1_000);
    const quota = new Quota({ callsPerSecond: 5, callsPerHour: 10_000 });
    const LATENCY_MS = 800;
    const underWay: number[] = [];
    for (let nowMs = SIX; nowMs < SIX + 25 * HOUR_MS; nowMs += 500) {
      for (let atMs = underWay[0]; atMs !== undefined && atMs + LATENCY_MS <= nowMs; atMs = underWay[0]) {
        underWay.shift();
        if (!enedis.arrives(atMs)) quota.learnHour(nowMs, atMs, Math.ceil(atMs / HOUR_MS) * HOUR_MS);
      }
      const decision = quota.ask({ nowMs, patienceMs: 25_000, meterKey: null });
      if (decision.ok) underWay.push(decision.atMs);
    }
    const hours = [...enedis.callsByHour.values()];
    expect(Math.max(...enedis.refusedAtMs)).toBeLessThan(SIX + HOUR_MS);
    expect(enedis.refusedAtMs.length).toBeLessThanOrEqual(60);
    expect(hours).toHaveLength(25);
    expect(Math.min(...hours)).toBeGreaterThan(970);
  });
});
