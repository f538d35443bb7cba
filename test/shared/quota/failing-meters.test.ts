import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FailingMeters } from "../../../shared/quota/failing-meters.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const SECOND_MS = 1_000;

/** Lets these meters fail, one a second from noon on. Whether any of that was an outage. */
function failEachSecond(meters: FailingMeters, failing: readonly number[], fromMs = NOON): boolean {
  return failing.map((meter, n) => meters.fail(meter, fromMs + n * SECOND_MS)).includes(true);
}

describe("an outage", () => {
  it.each([
    ["four meters that fail at once", [1, 2, 3, 4], false],
    ["five meters that fail at once", [1, 2, 3, 4, 5], true],
  ])("an outage depends on how many meters fail: %s", (_who, failing, isOutage) => {
    const meters = new FailingMeters();
    expect(failing.map((meter) => meters.fail(meter, NOON)).at(-1)).toBe(isOutage);
  });

  it.each([
    [59_999, true],
    [60_000, false],
  ])("an outage is made of the failures of a minute (%i ms)", (afterMs, isOutage) => {
    const meters = new FailingMeters();
    for (const meter of [1, 2, 3, 4]) meters.fail(meter, NOON);
    meters.startTurn(9, NOON + afterMs);
    expect(meters.fail(5, NOON + afterMs)).toBe(isOutage);
  });

  it("an outage is not repeated by the meters that made it", () => {
    const meters = new FailingMeters();
    expect(failEachSecond(meters, [1, 2, 3, 4, 5])).toBe(true);
    expect(failEachSecond(meters, [1, 2, 3, 4, 5, 6, 7, 8, 9], NOON + 10_000)).toBe(false);
    expect(meters.fail(10, NOON + 20_000)).toBe(true);
  });
});

describe("three meters that fail, as often as they like", () => {
  const three = Array.from({ length: 60 }, (_, n) => 1 + (n % 3));

  it.each([
    [60_000, true],
    [59_999, false],
  ])(
    "three failing meters are an outage only when no other meter had a turn in the last minute (%i ms ago)",
    (agoMs, isOutage) => {
      const meters = new FailingMeters();
      meters.startTurn(9, NOON + 10_000 - agoMs);
      expect(failEachSecond(meters, three.slice(0, 11))).toBe(isOutage);
    },
  );

  it.each([
    [10, false],
    [11, true],
  ])("three failing meters are no outage yet in the first ten seconds (%i failures)", (failures, isOutage) => {
    expect(failEachSecond(new FailingMeters(), three.slice(0, failures))).toBe(isOutage);
  });

  it("three failing meters are an outage whatever their own turns", () => {
    const meters = new FailingMeters();
    for (const meter of [1, 2, 3]) meters.startTurn(meter, NOON);
    expect(failEachSecond(meters, three)).toBe(true);
  });

  it("two meters that fail, as often as they like, are no outage", () => {
    const two = Array.from({ length: 60 }, (_, n) => 1 + (n % 2));
    expect(failEachSecond(new FailingMeters(), two)).toBe(false);
  });
});

describe("a meter that failed before another succeeded", () => {
  function known(): FailingMeters {
    const meters = new FailingMeters();
    meters.fail(1, NOON);
    meters.succeed(9, NOON);
    return meters;
  }

  it("a meter that failed before another succeeded does not count for an outage", () => {
    expect(failEachSecond(known(), [1, 2, 3, 4, 5])).toBe(false);
    expect(failEachSecond(known(), [1, 2, 3, 4, 5, 6])).toBe(true);
  });

  it("a meter that failed before another succeeded counts again when it has succeeded", () => {
    const meters = known();
    expect(meters.awaitsSuccess(1, NOON)).toBe(true);
    meters.succeed(1, NOON);
    expect(meters.awaitsSuccess(1, NOON)).toBe(false);
    expect(failEachSecond(meters, [1, 2, 3, 4, 5])).toBe(true);
  });

  it.each([
    [599_999, false],
    [600_000, true],
  ])(
    "a meter that failed before another succeeded counts again after ten minutes without a failure (%i ms)",
    (afterMs, isOutage) => {
      const meters = known();
      meters.fail(1, NOON + 1_000);
      expect([1, 2, 3, 4, 5].map((meter) => meters.fail(meter, NOON + 1_000 + afterMs)).includes(true)).toBe(isOutage);
    },
  );

  it("a meter that failed before another succeeded has turns that do not hide an outage of all others", () => {
    const meters = known();
    meters.startTurn(1, NOON);
    expect(
      failEachSecond(
        meters,
        Array.from({ length: 20 }, (_, n) => 2 + (n % 3)),
      ),
    ).toBe(true);
  });
});

describe("the success of a meter", () => {
  it("the success of a meter matters while others fail, for a minute", () => {
    const meters = new FailingMeters();
    expect(meters.awaitsSuccess(9, NOON)).toBe(false);
    meters.fail(1, NOON);
    expect(meters.awaitsSuccess(9, NOON + 59_999)).toBe(true);
    expect(meters.awaitsSuccess(9, NOON + 60_000)).toBe(false);
  });
});

/** Something that happens to a meter, some time after what happened before. */
const event = (meters: fc.Arbitrary<number>) =>
  fc.record({ meter: meters, what: fc.constantFrom("turn", "failure", "success"), afterMs: fc.nat(90_000) });

/** Lets all that happen, from noon on. Returns when it ended. */
function play(meters: FailingMeters, events: readonly { meter: number; what: string; afterMs: number }[]): number {
  let nowMs = NOON;
  for (const { meter, what, afterMs } of events) {
    nowMs += afterMs;
    if (what === "turn") meters.startTurn(meter, nowMs);
    if (what === "failure") meters.fail(meter, nowMs);
    if (what === "success") meters.succeed(meter, nowMs);
  }
  return nowMs;
}

describe("whatever happened before", () => {
  const before = fc.array(event(fc.nat(20)), { maxLength: 80 });

  it("five meters that start to fail, with no success in between, are an outage, whatever happened before", () => {
    fc.assert(
      fc.property(before, fc.nat(90_000), fc.nat(14_999), (events, laterMs, apartMs) => {
        const meters = new FailingMeters();
        const fromMs = play(meters, events) + laterMs;
        const failures = [101, 102, 103, 104, 105].map((meter, n) => meters.fail(meter, fromMs + n * apartMs));
        expect(failures).toContain(true);
      }),
    );
  });

  it("up to four meters that always fail are no outage, at any pace, while another has a turn each minute", () => {
    const broken = fc.integer({ min: 1, max: 4 }).chain((count) => fc.array(event(fc.integer({ min: 1, max: count }))));
    fc.assert(
      fc.property(broken, fc.array(fc.nat(59_999), { minLength: 1 }), (failures, pauses) => {
        const meters = new FailingMeters();
        let turnMs = NOON;
        let turns = 0;
        meters.startTurn(9, turnMs);
        let nowMs = NOON;
        for (const { meter, afterMs } of failures) {
          nowMs += afterMs;
          while (nowMs - turnMs >= 60_000) {
            turnMs += pauses[turns++ % pauses.length] ?? 0;
            turnMs = Math.max(turnMs, nowMs - 59_999);
            meters.startTurn(9, turnMs);
          }
          meters.startTurn(meter, nowMs);
          expect(meters.fail(meter, nowMs)).toBe(false);
        }
      }),
    );
  });

  it("any number of meters that fail before and after a success of another are no outage", () => {
    fc.assert(
      fc.property(before, fc.integer({ min: 1, max: 250 }), (events, count) => {
        const meters = new FailingMeters();
        const fromMs = play(meters, events);
        const broken = Array.from({ length: count }, (_, n) => 1_000 + n);
        for (const meter of broken) {
          meters.fail(meter, fromMs);
          meters.succeed(9, fromMs);
        }
        for (let round = 1; round < 5; round++) {
          for (const meter of broken) expect(meters.fail(meter, fromMs + round * 100_000)).toBe(false);
        }
      }),
    );
  });
});
