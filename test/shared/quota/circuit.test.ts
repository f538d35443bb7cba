import { describe, expect, it } from "vitest";
import {
  type Circuit,
  CLOSED,
  failed,
  isWatched,
  passage,
  probing,
  succeeded,
  turnAway,
} from "../../../shared/quota/circuit.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const PASSES = { ok: true, isProbe: false };
const TRIES = { ok: true, isProbe: true };
const backAt = (backAtMs: number) => ({ ok: false, backAtMs });

const afterFailuresOf = (...meters: (number | null)[]): Circuit =>
  meters.reduce<Circuit>((circuit, meter) => failed(circuit, meter, NOON), CLOSED);
const OPEN = afterFailuresOf(1, 2, 3, 4, 5);

describe("a circuit", () => {
  it.each([
    ["stays closed through four failures in a row", [1, 2, 3, 4], PASSES],
    ["opens at the fifth", [1, 2, 3, 4, 5], backAt(NOON + 10_000)],
    ["opens when they are of three meters", [1, 1, 2, 2, 3], backAt(NOON + 10_000)],
    ["is never opened by one broken meter", Array(50).fill(1), PASSES],
    ["nor by two", [1, 2, 1, 2, 1, 2, 1, 2], PASSES],
    ["opens when the calls were for nobody in particular", [null, null, null, null, null], backAt(NOON + 10_000)],
  ])("%s", (_what, meters, answer) => {
    expect(passage(afterFailuresOf(...meters), 9, NOON)).toEqual(answer);
  });

  it("counts failures in a row: a success in between starts anew", () => {
    expect(afterFailuresOf(1, 2, 3, 4).row).toHaveLength(4);
    expect(passage(failed(succeeded(), 5, NOON), 9, NOON)).toEqual(PASSES);
  });

  it("forgets a failure after a minute", () => {
    const old = afterFailuresOf(1, 2, 3, 4);
    expect(passage(failed(old, 5, NOON + 59_999), 9, NOON + 59_999)).not.toEqual(PASSES);
    expect(passage(failed(old, 5, NOON + 60_000), 9, NOON + 60_000)).toEqual(PASSES);
  });

  it("asks to hear of successes as soon as something failed", () => {
    expect(isWatched(CLOSED)).toBe(false);
    expect(isWatched(afterFailuresOf(1))).toBe(true);
  });
});

describe("an open circuit", () => {
  it("turns everybody away, to come back one after the other", () => {
    expect(passage(OPEN, 9, NOON + 4_000)).toEqual(backAt(NOON + 10_000));
    expect(passage(turnAway(turnAway(OPEN)), 9, NOON + 4_000)).toEqual(backAt(NOON + 10_500));
  });

  it("lets one call try after ten seconds, and no second one meanwhile", () => {
    expect(passage(OPEN, 9, NOON + 9_999)).toEqual(backAt(NOON + 10_999));
    expect(passage(OPEN, 9, NOON + 10_000)).toEqual(TRIES);
    const trying = probing(OPEN, 9, NOON + 10_000);
    expect(passage(trying, 8, NOON + 10_001)).toEqual(backAt(NOON + 70_000));
  });

  it("lets another try when nothing was heard of the first for a minute", () => {
    const trying = probing(OPEN, 9, NOON + 10_000);
    expect(passage(trying, 8, NOON + 70_000)).toEqual(TRIES);
  });

  it("closes when the call succeeds", () => {
    expect(passage(succeeded(), 8, NOON + 10_500)).toEqual(PASSES);
  });

  it("rests twice as long after each try that failed, up to five minutes", () => {
    let circuit = OPEN;
    const restsMs = [10, 11, 12, 13, 14, 15, 16].map((meter) => {
      const triedAtMs = circuit.openUntilMs;
      circuit = failed(probing(circuit, meter, triedAtMs), meter, triedAtMs + 5_000);
      return circuit.openUntilMs - triedAtMs - 5_000;
    });
    expect(restsMs).toEqual([20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
  });

  it("learns nothing from calls that were under way when it opened", () => {
    expect(failed(OPEN, 6, NOON + 5_000)).toBe(OPEN);
  });

  it("is not kept open by one broken meter: another tries next, and it only when nobody else does", () => {
    const tried = failed(probing(OPEN, 9, NOON + 10_000), 9, NOON + 15_000);
    expect(passage(tried, 9, NOON + 35_000)).toEqual(backAt(NOON + 55_000));
    expect(passage(tried, 8, NOON + 35_000)).toEqual(TRIES);
    expect(passage(tried, 9, NOON + 55_000)).toEqual(TRIES);
  });
});
