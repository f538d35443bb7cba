import { describe, expect, it } from "vitest";
import { Appointments } from "../../../shared/quota/appointments.ts";

const NOON = Date.UTC(2026, 9, 15, 12);

/** Meters 1, 2 and 3, a second apart from noon on. */
function three(): Appointments {
  const appointments = new Appointments();
  for (const meter of [1, 2, 3]) appointments.make(meter, NOON + (meter - 1) * 1_000);
  return appointments;
}

describe("appointments that nobody came for", () => {
  it("missed appointments are those before an instant, and each is reported once", () => {
    const appointments = three();
    expect(appointments.takeMissed(NOON)).toEqual([]);
    expect(appointments.takeMissed(NOON + 1_001)).toEqual([NOON, NOON + 1_000]);
    expect(appointments.takeMissed(NOON + 2_000)).toEqual([]);
    expect(appointments.takeMissed(NOON + 2_001)).toEqual([NOON + 2_000]);
    expect(appointments.size).toBe(0);
  });

  it("missed appointments do not include those that were closed", () => {
    const appointments = three();
    appointments.close(1);
    expect(appointments.of(1)).toBeUndefined();
    expect(appointments.takeMissed(NOON + 1_001)).toEqual([NOON + 1_000]);
  });
});

describe("a clock that steps back", () => {
  it("a clock that steps back moves every appointment after the last call granted, and drops the others", () => {
    const appointments = three();
    expect(appointments.stepBack(60_000, NOON)).toEqual([NOON - 59_000, NOON - 58_000]);
    expect([1, 2, 3].map((meter) => appointments.of(meter))).toEqual([undefined, NOON - 59_000, NOON - 58_000]);
  });

  it("a clock that steps back lets appointments be missed that were not before", () => {
    const appointments = three();
    appointments.takeMissed(NOON - 1_000);
    appointments.stepBack(60_000, NOON - 1);
    expect(appointments.takeMissed(NOON - 59_999)).toEqual([NOON - 60_000]);
  });
});

describe("appointments that are cleared", () => {
  it("appointments that are cleared are gone, and new ones may be earlier", () => {
    const appointments = three();
    appointments.takeMissed(NOON);
    appointments.clear();
    expect([appointments.size, appointments.of(3)]).toEqual([0, undefined]);
    appointments.make(4, NOON - 10_000);
    expect(appointments.takeMissed(NOON - 9_000)).toEqual([NOON - 10_000]);
  });
});
