import { describe, expect, it } from "vitest";
import { Meters, nextDayMs } from "../../../shared/quota/meters.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const MIDNIGHT = Date.UTC(2026, 9, 16);

describe("what is remembered about meters", () => {
  it("are the calls of the day and the instant of the latest", () => {
    const meters = new Meters();
    const place = meters.place(7, NOON);
    meters.granted(place, NOON + 9_000);
    meters.granted(place, NOON + 4_000);
    expect(meters.callsToday(meters.place(7, NOON))).toBe(2);
    expect(meters.lastAtMs(place)).toBe(NOON + 9_000);
    expect(meters.callsToday(meters.place(8, NOON))).toBe(0);
  });

  it("is not a call that was given back", () => {
    const meters = new Meters();
    const place = meters.place(7, NOON);
    meters.granted(place, NOON + 9_000);
    meters.gaveBack(place, NOON + 9_000);
    expect(meters.callsToday(place)).toBe(0);
    expect(meters.lastAtMs(place)).toBe(0);
  });

  it("is forgotten at midnight UTC, and not because the clock stepped back over it", () => {
    const meters = new Meters();
    meters.granted(meters.place(7, MIDNIGHT), MIDNIGHT);
    expect(meters.callsToday(meters.place(7, MIDNIGHT - 1))).toBe(1);
    meters.granted(meters.place(7, MIDNIGHT), MIDNIGHT);
    expect(meters.callsToday(meters.place(7, nextDayMs(MIDNIGHT) - 1))).toBe(2);
    expect(meters.callsToday(meters.place(7, nextDayMs(MIDNIGHT)))).toBe(0);
  });

  it("survives midnight when it is still to come", () => {
    const meters = new Meters();
    for (let meter = 0; meter < 2_000; meter++) {
      const place = meters.place(meter, MIDNIGHT - 1);
      if (meter % 3 === 0) meters.keep(place, MIDNIGHT + meter);
      if (meter % 3 === 1) meters.granted(place, MIDNIGHT + meter);
    }
    expect(meters.keptAtMs(meters.place(999, MIDNIGHT))).toBe(MIDNIGHT + 999);
    expect(meters.lastAtMs(meters.place(1_000, MIDNIGHT))).toBe(MIDNIGHT + 1_000);
    expect(meters.callsToday(meters.place(1_000, MIDNIGHT))).toBe(0);
    expect(meters.size).toBe(1_333);
  });

  it("stays with its meter however many there are", () => {
    const meters = new Meters();
    for (let meter = 0; meter < 5_000; meter++) meters.granted(meters.place(meter, NOON), NOON + meter);
    for (let meter = 0; meter < 5_000; meter += 2) meters.asked(meters.place(meter, NOON)).fill(meter);
    expect(meters.lastAtMs(meters.place(4_321, NOON))).toBe(NOON + 4_321);
    expect([...meters.asked(meters.place(4_320, NOON))]).toEqual(Array(11).fill(4_320));
    expect([...meters.asked(meters.place(4_321, NOON))]).toEqual(Array(11).fill(0));
    expect(meters.size).toBe(5_000);
  });
});
