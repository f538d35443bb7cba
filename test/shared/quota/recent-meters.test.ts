import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecentMeters } from "../../../shared/quota/recent-meters.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const MINUTE = { lastsMs: 60_000, most: 3 };

describe("recent meters", () => {
  it.each([
    [59_999, true],
    [60_000, false],
  ])("recent meters are remembered for the configured time (%i ms)", (afterMs, isThere) => {
    const meters = new RecentMeters(MINUTE);
    meters.note(1, NOON);
    expect(meters.has(1, NOON + afterMs)).toBe(isThere);
    expect(meters.list(NOON + afterMs)).toEqual(isThere ? [1] : []);
  });

  it("recent meters are listed once each, in the order of their latest instants", () => {
    const meters = new RecentMeters(MINUTE);
    for (const [n, meter] of [1, 2, 3, 1].entries()) meters.note(meter, NOON + n);
    expect(meters.list(NOON + 3)).toEqual([2, 3, 1]);
  });

  it("recent meters make room for the latest: the oldest is forgotten", () => {
    const meters = new RecentMeters(MINUTE);
    for (const meter of [1, 2, 3, 4]) meters.note(meter, NOON);
    expect(meters.list(NOON)).toEqual([2, 3, 4]);
  });

  it("recent meters can be forgotten one by one, or all at once", () => {
    const meters = new RecentMeters(MINUTE);
    for (const meter of [1, 2, 3]) meters.note(meter, NOON);
    meters.forget(2);
    expect(meters.list(NOON)).toEqual([1, 3]);
    meters.clear();
    expect(meters.list(NOON)).toEqual([]);
  });

  it("recent meters are the latest of a plain list of all noted meters, up to their greatest number", () => {
    const notes = fc.array(fc.record({ meter: fc.nat(9), afterMs: fc.nat(30_000) }), { maxLength: 60 });
    fc.assert(
      fc.property(notes, fc.nat(90_000), (noted, laterMs) => {
        const meters = new RecentMeters(MINUTE);
        const latest = new Map<number, number>();
        let nowMs = NOON;
        for (const { meter, afterMs } of noted) {
          nowMs += afterMs;
          meters.note(meter, nowMs);
          latest.delete(meter);
          latest.set(meter, nowMs);
          expect(meters.size).toBeLessThanOrEqual(MINUTE.most);
        }
        const expected = [...latest].slice(-MINUTE.most).filter(([, atMs]) => nowMs + laterMs - atMs < MINUTE.lastsMs);
        expect(meters.list(nowMs + laterMs)).toEqual(expected.map(([meter]) => meter));
      }),
    );
  });
});
