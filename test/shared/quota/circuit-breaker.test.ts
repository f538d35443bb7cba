import { describe, expect, it } from "vitest";
import { CircuitBreaker } from "../../../shared/quota/circuit-breaker.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const PASSES = { ok: true, isProbe: false } as const;
const PROBES = { ok: true, isProbe: true } as const;
const backAt = (backAtMs: number) => ({ ok: false, backAtMs });
const REFUSED = { ok: false, backAtMs: expect.any(Number) };

/** After failures of these meters at noon. `random` draws the probes: 0 draws every caller. */
function breakerAfter(meters: readonly number[], random = () => 0): CircuitBreaker {
  const breaker = new CircuitBreaker(random);
  for (const meter of meters) breaker.fail(meter, NOON);
  return breaker;
}

const open = (random?: () => number) => breakerAfter([1, 2, 3, 4, 5], random);

/** Lets this meter probe and fail half a second later. */
function failProbe(breaker: CircuitBreaker, meter: number, nowMs: number): void {
  expect(breaker.passage(meter, nowMs)).toEqual(PROBES);
  breaker.start(meter, PROBES, nowMs);
  breaker.fail(meter, nowMs + 500);
}

describe("a closed circuit", () => {
  it("a closed circuit lets everybody call while meters fail, until it is an outage", () => {
    expect(breakerAfter([1, 2, 3, 4]).passage(9, NOON)).toEqual(PASSES);
    expect(breakerAfter([1, 2, 3, 4, 5]).passage(9, NOON)).toEqual(backAt(NOON + 10_000));
  });

  it("a closed circuit stays closed when a meter succeeds in between", () => {
    const breaker = breakerAfter([1, 2, 3, 4]);
    breaker.succeed(6, NOON);
    for (const meter of [1, 2, 3, 4, 5]) breaker.fail(meter, NOON);
    expect(breaker.passage(9, NOON)).toEqual(PASSES);
  });

  it("a closed circuit stays closed for three meters while another has turns", () => {
    const breaker = breakerAfter([]);
    for (let nowMs = NOON; nowMs < NOON + 60_000; nowMs += 1_000) {
      breaker.start(9, PASSES, nowMs);
      for (const meter of [1, 2, 3]) breaker.fail(meter, nowMs);
    }
    expect(breaker.passage(8, NOON + 60_000)).toEqual(PASSES);
  });

  it("a closed circuit treats no call as a probe", () => {
    const breaker = breakerAfter([1, 2, 3, 4]);
    breaker.start(5, PASSES, NOON);
    breaker.fail(5, NOON);
    expect(breaker.passage(5, NOON + 10_000)).toEqual(PROBES);
  });

  it("a closed circuit wants successes reported as soon as a meter failed", () => {
    expect(breakerAfter([]).awaitsSuccess(9, NOON)).toBe(false);
    expect(breakerAfter([1]).awaitsSuccess(9, NOON)).toBe(true);
  });
});

describe("an open circuit", () => {
  it("an open circuit refuses everybody for ten seconds, and spreads their return one after the other", () => {
    const breaker = open();
    expect([6, 7, 8].map((meter) => breaker.passage(meter, NOON + 4_000))).toEqual(
      [10_000, 10_250, 10_500].map((afterMs) => backAt(NOON + afterMs)),
    );
    expect(breaker.isOpen).toBe(true);
  });

  it("an open circuit learns nothing from calls that were under way when it opened", () => {
    const breaker = open();
    for (const meter of [6, 7, 8]) breaker.fail(meter, NOON + 5_000);
    for (const meter of [6, 7, 8]) breaker.fail(meter, NOON + 15_000);
    expect(breaker.passage(9, NOON + 15_000)).toEqual(PROBES);
  });

  it("an open circuit is closed by the success of any call", () => {
    const breaker = open();
    breaker.succeed(6, NOON + 500);
    expect(breaker.passage(8, NOON + 500)).toEqual(PASSES);
    expect(breaker.isOpen).toBe(false);
  });
});

describe("a half-open circuit", () => {
  it("a half-open circuit lets one probe pass every two seconds, whatever became of the one before", () => {
    const breaker = open();
    expect(breaker.passage(6, NOON + 9_999)).toEqual(REFUSED);
    expect(breaker.passage(6, NOON + 10_000)).toEqual(PROBES);
    breaker.start(6, PROBES, NOON + 10_000);
    expect(breaker.passage(7, NOON + 11_999)).toEqual(REFUSED);
    expect(breaker.passage(7, NOON + 12_000)).toEqual(PROBES);
  });

  it("a half-open circuit draws the probe at random: one in as many as were refused, and at least one in ten", () => {
    const breaker = open(() => 0.11);
    expect(breaker.passage(6, NOON + 5_000)).toEqual(REFUSED);
    expect(breaker.passage(6, NOON + 10_000)).toEqual(PROBES);
    for (let n = 0; n < 50; n++) breaker.passage(7, NOON + 5_000);
    expect(breaker.passage(6, NOON + 10_000)).toEqual(REFUSED);
    expect(breakerAfter([1, 2, 3, 4, 5], () => 0.99).passage(6, NOON + 10_000)).toEqual(PROBES);
  });

  it("a half-open circuit draws one of two callers when one was refused before", () => {
    const passageAfterARival = (drawn: number) => {
      const breaker = open(() => drawn);
      breaker.passage(6, NOON + 5_000);
      return breaker.passage(7, NOON + 10_000);
    };
    expect(passageAfterARival(0.49)).toEqual(PROBES);
    expect(passageAfterARival(0.5)).toEqual(REFUSED);
  });

  it("a half-open circuit asks a meter that has probed to come back in a second at the earliest", () => {
    const breaker = open();
    failProbe(breaker, 6, NOON + 10_000);
    expect(breaker.passage(6, NOON + 20_000)).toEqual(backAt(NOON + 21_000));
  });

  it("a half-open circuit forgets who has probed once a call succeeds", () => {
    const breaker = open();
    failProbe(breaker, 6, NOON + 10_000);
    breaker.succeed(7, NOON + 11_000);
    for (const meter of [11, 12, 13, 14, 15]) breaker.fail(meter, NOON + 20_000);
    expect(breaker.passage(6, NOON + 30_000)).toEqual(PROBES);
  });

  it.each([
    ["learns nothing from failures of its probes while it rests", -1, PROBES],
    ["learns from them as soon as it has rested", 0, REFUSED],
  ])("a half-open circuit %s", (_what, afterMs, answer) => {
    const breaker = open();
    for (const [n, meter] of [6, 7, 8].entries()) failProbe(breaker, meter, NOON + 10_000 + n * 2_000);
    const restedAtMs = NOON + 34_500;
    for (const meter of [6, 7, 8]) breaker.fail(meter, restedAtMs + afterMs);
    expect(breaker.passage(9, restedAtMs)).toEqual(answer);
  });

  it("a half-open circuit lets a meter probe again after five minutes, so that a lone caller is not refused for ever", () => {
    const breaker = open();
    failProbe(breaker, 6, NOON + 10_000);
    expect(breaker.passage(6, NOON + 309_999)).toEqual(REFUSED);
    expect(breaker.passage(6, NOON + 310_000)).toEqual(PROBES);
  });

  it("a half-open circuit opens again when probes of three meters fail, each time twice as long, five minutes at most", () => {
    const breaker = open();
    let nowMs = NOON + 10_000;
    const restsMs = Array.from({ length: 7 }, (_, round) => {
      for (let n = 0; n < 3; n++) failProbe(breaker, 100 + round * 3 + n, nowMs + n * 2_000);
      const openedAtMs = nowMs + 4_500;
      const passage = breaker.passage(99, openedAtMs);
      nowMs = passage.ok ? Number.NaN : passage.backAtMs;
      return nowMs - openedAtMs;
    });
    expect(restsMs).toEqual([20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  });

  it("a half-open circuit is not kept open by the meters that opened it: only other meters' probes and rivals count", () => {
    const breaker = open(() => 0.99);
    for (const [n, broken] of [1, 2, 3, 4, 5].entries()) failProbe(breaker, broken, NOON + 10_000 + n * 2_000);
    const nowMs = NOON + 20_000;
    for (const broken of [1, 2, 3, 4, 5]) expect(breaker.passage(broken, nowMs)).toEqual(REFUSED);
    expect(breaker.passage(9, nowMs)).toEqual(PROBES);
  });

  it("a half-open circuit wants the success of every probe reported", () => {
    const breaker = open();
    expect(breaker.awaitsSuccess(6, NOON + 10_000)).toBe(true);
  });
});
