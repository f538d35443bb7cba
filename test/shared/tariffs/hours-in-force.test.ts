import { describe, expect, it } from "vitest";
import { addDays, type Day, dayStartMs, daysOf } from "../../../shared/paris-time.ts";
import type { Draw } from "../../../shared/tariffs/curve.ts";
import { hoursInForce } from "../../../shared/tariffs/hours-in-force.ts";
import { known, period } from "./homes.ts";

const OF = period("2026-01-01", "2026-03-02");
const RANGES = [{ start: "22:00", end: "06:00" }];
const HALF_HOUR_MS = 1_800_000;

/** 100 Wh in each half hour, and three times as much between 22 and 6: off-peak hours draw 4.8 kWh a day, any other eight hours less. */
const curve: Draw[] = daysOf(OF.start, OF.end).flatMap((day) =>
  Array.from({ length: 48 }, (_, at) => {
    const startMs = dayStartMs(day) + at * HALF_HOUR_MS;
    return { startMs, endMs: startMs + HALF_HOUR_MS, energyWh: at < 12 || at >= 44 ? 300 : 100 };
  }),
);
const RIGHT_WH = 4_800;
const OTHER_WH = 2_400;

const registers = (whOn: (day: Day, at: number) => number | null) =>
  daysOf(OF.start, OF.end).flatMap((day, at) => {
    const offPeakWh = whOn(day, at);
    return offPeakWh === null ? [] : [{ day, offPeakWh }];
  });

function inForce(of: ReturnType<typeof registers>) {
  const found = hoursInForce(curve, RANGES, of, OF);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}
const from = (day: string) => ({ from: known(day), winter: RANGES, summer: RANGES });

describe("since when off-peak hours without a first day hold", () => {
  it("a register that always agrees confirms them for the whole period", () => {
    expect(inForce(registers(() => RIGHT_WH))).toEqual({
      hours: [from(OF.start)],
      verdict: { kind: "confirmed", from: OF.start },
    });
  });

  it("without a register they apply to nothing", () => {
    expect(inForce([])).toEqual({ hours: [], verdict: { kind: "unconfirmed" } });
  });

  it("a register that never agrees confirms nothing, and says no day", () => {
    expect(inForce(registers(() => OTHER_WH))).toEqual({ hours: [], verdict: { kind: "unconfirmed" } });
  });

  it("a register that begins later confirms them from its first day on, and no day before", () => {
    expect(inForce(registers((_, at) => (at < 20 ? null : RIGHT_WH)))).toEqual({
      hours: [from("2026-01-21")],
      verdict: { kind: "confirmed", from: "2026-01-21" },
    });
  });

  it.each([
    [3, "2026-01-01"],
    [4, "2026-01-05"],
  ])("a hole of %i days at the start has the hours of the days after it up to three: from %s", (days, first) => {
    expect(inForce(registers((_, at) => (at < days ? null : RIGHT_WH))).hours).toEqual([from(first)]);
  });

  it.each([
    [4, "unconfirmed"],
    [5, "confirmed"],
  ])("%i days that agree are %s", (days, kind) => {
    expect(inForce(registers((_, at) => (at < days ? RIGHT_WH : null))).verdict.kind).toBe(kind);
  });

  it("nine days of ten must agree, wherever the others are", () => {
    const odd = (every: number) => registers((_, at) => (at % every === 3 ? OTHER_WH : RIGHT_WH));
    expect(inForce(odd(10)).verdict.kind).toBe("confirmed");
    expect(inForce(odd(7)).verdict.kind).toBe("unconfirmed");
  });

  it("hours of today hold since the day on which they moved, and those before are not known", () => {
    const movedOn = addDays(OF.start, 30);
    expect(inForce(registers((day) => (day < movedOn ? OTHER_WH : RIGHT_WH)))).toEqual({
      hours: [from(movedOn)],
      verdict: { kind: "moved", day: movedOn, knownHold: "after" },
    });
  });

  it("former hours hold until the day on which they moved, and those after are not known", () => {
    const movedOn = addDays(OF.start, 30);
    expect(inForce(registers((day) => (day < movedOn ? RIGHT_WH : OTHER_WH)))).toEqual({
      hours: [from(OF.start), { from: movedOn, winter: null, summer: null }],
      verdict: { kind: "moved", day: movedOn, knownHold: "before" },
    });
  });

  it("a curve that says two things is refused", () => {
    const [draw] = curve;
    expect(hoursInForce(draw === undefined ? [] : [draw, draw], RANGES, [], OF)).toMatchObject({ ok: false });
  });
});
