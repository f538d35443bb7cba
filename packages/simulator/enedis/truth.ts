import type { Direction } from "./nature.ts";
import { dayFrom } from "./paris.ts";
import { countingMeter, meterOf } from "./persona-meter.ts";
import { personaOf } from "./personas.ts";
import { calendarsOfMeter, energyOf } from "./readings/counters.ts";
import { dailyWh, energyByInterval } from "./readings/readings.ts";

/** What a meter counts on one day. */
export interface Counted {
  readonly wh: number;
  /** In time order; together they are the day. */
  readonly intervals: readonly { readonly startMs: number; readonly wh: number }[];
  /** By the id of a calendar and of its tariff period, such as `DI000002` and `HP`. */
  readonly registers: readonly { readonly calendar: string; readonly period: string; readonly wh: number }[];
}

/**
 * What a meter counts on a day (`2026-11-19`, in Paris), in whole Wh, to compare with what a client makes of the answers. It knows neither
 * gaps nor faults nor delays. `null` when there is no such meter or day.
 */
export function countedOn(prm: string, direction: Direction, day: string): Counted | null {
  const [persona, on] = [personaOf(prm), dayFrom(day)];
  if (persona === null || on === null) return null;
  const meter = meterOf(persona, direction, on, false);
  const counting = countingMeter(persona, direction, false);
  const calendars = calendarsOfMeter(counting, on);
  const energy = energyOf(counting, calendars, on);
  return {
    wh: dailyWh(meter, on),
    intervals: energyByInterval(meter, on).map(({ startMs, wh }) => ({ startMs, wh })),
    registers: [calendars.distributor, calendars.supplier].flatMap((calendar) =>
      Object.entries(calendar?.periods ?? {}).map(([period, { dial }]) => ({
        calendar: calendar?.id ?? "",
        period,
        wh: energy.get(dial) ?? 0,
      })),
    ),
  };
}
