import type { Direction, Minutes, Nature } from "./nature.ts";
import type { Day } from "./paris.ts";
import type { Persona } from "./persona.ts";
import type { CountingMeter } from "./readings/counters.ts";
import type { Meter } from "./readings/readings.ts";

/** The meter of a persona in one direction, as its curve is cut on a day. */
export const meterOf = ({ prm, nature }: Persona, direction: Direction, day: Day, dailyDifference: boolean): Meter => ({
  prm,
  direction,
  minutes: minutesOn(nature, day),
  clockChange: nature.clockChange,
  dailyDifference,
});

/** The length of the intervals of its curve on a day. */
export const minutesOn = ({ spacing }: Nature, { day }: Day): Minutes =>
  spacing !== "changing" ? spacing : day < 15 ? 30 : 10;

/** The meter of a persona in one direction, with what its counters depend on. */
export const countingMeter = (persona: Persona, direction: Direction, dailyDifference: boolean): CountingMeter => ({
  on: (day) => meterOf(persona, direction, day, dailyDifference),
  tariff: persona.nature.tariff,
  history: persona.nature.counters,
});
