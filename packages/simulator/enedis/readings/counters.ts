import type { CounterHistory, Tariff } from "../nature.ts";
import { type Day, dayFrom, isBefore } from "../paris.ts";
import { noise } from "./noise.ts";
import { energyByInterval, type Meter } from "./readings.ts";
import { type Calendar, type Calendars, calendarsOf } from "./tariff.ts";

/** A meter with what its counters depend on: the length of its intervals on each day, its tariff, its history. */
export interface CountingMeter {
  readonly on: (day: Day) => Meter;
  readonly tariff: Tariff;
  readonly history: CounterHistory;
}

/** What the dials of a meter show at midnight, when a day begins, in Wh, by the code of the dial. */
export interface Counters {
  /** The totaliser: the sum of the distributor's dials. */
  readonly total: number;
  readonly dials: Energy;
}

type Energy = ReadonlyMap<string, number>;

const day = (text: string): Day => dayFrom(text) as Day;

export const REPLACED_ON = day("2026-06-16");
export const ROLLED_OVER_ON = day("2026-05-10");
export const COUNTER_WIDTH_WH = 1_000_000_000;
/** What each dial but the first shows when the totaliser rolls over; it differs from the totaliser, so that each dial rolls over on its own date. */
const AT_ROLLOVER_WH = 400_000;

/** Counters are summed from here: older than the three years of history that Enedis keeps. */
const FIRST_DAY = day("2022-07-01");
const NOON = 720;
const REMEMBERED_METERS = 50;

/** Sums by meter, kept because adding years of days takes about 0.3 s. */
const sums = new Map<string, Energy[]>();

/** The calendars of a meter. */
export const calendarsOfMeter = (meter: CountingMeter, on: Day): Calendars => {
  const { prm, direction } = meter.on(on);
  return calendarsOf(prm, meter.tariff, direction);
};

/** The counters of a meter when a day begins. */
export function countersAt(meter: CountingMeter, on: Day): Counters {
  const calendars = calendarsOfMeter(meter, on);
  const dials = dialsAt(meter, calendars, on);
  const total = dialsOf(calendars.distributor).reduce((sum, dial) => sum + (dials.get(dial) ?? 0), 0);
  return { total: meter.history === "rolled_over" ? total % COUNTER_WIDTH_WH : total, dials };
}

function dialsAt(meter: CountingMeter, calendars: Calendars, on: Day): Energy {
  const since = (from: Day) => minus(sumUntil(meter, calendars, on), sumUntil(meter, calendars, from));
  switch (meter.history) {
    case "plain":
      return plus(since(FIRST_DAY), installed(meter.on(on), calendars));
    case "replaced":
      return isAfter(on, REPLACED_ON)
        ? minus(since(REPLACED_ON), energyOf(meter, calendars, REPLACED_ON, 0, NOON))
        : plus(since(FIRST_DAY), installed(meter.on(on), calendars));
    case "rolled_over":
      return wrapped(plus(since(ROLLED_OVER_ON), atRollover(calendars)));
  }
}

const dialsOf = (calendar: Calendar | null): readonly string[] =>
  Object.values(calendar?.periods ?? {}).map(({ dial }) => dial);

/** What the dials showed on the first day. A supplier's dials start with its contract, so they show less. */
function installed({ prm, direction }: Meter, { distributor, supplier }: Calendars): Energy {
  const some = (calendar: Calendar | null, mostWh: number) =>
    dialsOf(calendar).map(
      (dial, _, { length }) =>
        [dial, Math.floor((mostWh / length) * noise(prm, direction, "installed", dial))] as const,
    );
  return new Map([...some(distributor, 20_000_000), ...some(supplier, 2_000_000)]);
}

/** The dials when the totaliser reaches its width. */
function atRollover({ distributor, supplier }: Calendars): Energy {
  const some = (calendar: Calendar | null) =>
    dialsOf(calendar).map(
      (dial, index, { length }) =>
        [dial, index === 0 ? COUNTER_WIDTH_WH - (length - 1) * AT_ROLLOVER_WH : AT_ROLLOVER_WH] as const,
    );
  return new Map([...some(distributor), ...some(supplier)]);
}

/** Energy counted by each dial from the first day to the beginning of another. */
function sumUntil(meter: CountingMeter, calendars: Calendars, until: Day): Energy {
  const { prm, direction, dailyDifference } = meter.on(until);
  const key = `${prm} ${direction} ${dailyDifference}`;
  const known = sums.get(key) ?? [
    new Map([calendars.distributor, calendars.supplier].flatMap(dialsOf).map((dial) => [dial, 0])),
  ];
  if (!sums.has(key)) {
    if (sums.size >= REMEMBERED_METERS) sums.clear();
    sums.set(key, known);
  }
  const days = Math.max(0, FIRST_DAY.until(until).days);
  for (let next = known.length; next <= days; next++) {
    const energy = energyOf(meter, calendars, FIRST_DAY.add({ days: next - 1 }));
    known.push(plus(known[next - 1] ?? new Map(), energy));
  }
  return known[days] ?? new Map();
}

/** Energy of one day by dial, of the intervals that begin between two minutes. */
export function energyOf(
  meter: CountingMeter,
  { distributor, supplier }: Calendars,
  on: Day,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Energy {
  const energy = new Map<string, number>();
  for (const { startMinute, wh } of energyByInterval(meter.on(on), on)) {
    if (startMinute < from || startMinute >= to) continue;
    for (const calendar of [distributor, supplier]) {
      const dial = calendar?.periods[calendar.periodAt(on, startMinute)]?.dial;
      if (dial !== undefined) energy.set(dial, (energy.get(dial) ?? 0) + wh);
    }
  }
  return energy;
}

const plus = (a: Energy, b: Energy): Energy => new Map([...a].map(([dial, wh]) => [dial, wh + (b.get(dial) ?? 0)]));
const minus = (a: Energy, b: Energy): Energy => new Map([...a].map(([dial, wh]) => [dial, wh - (b.get(dial) ?? 0)]));

const wrapped = (counters: Energy): Energy =>
  new Map([...counters].map(([dial, wh]) => [dial, ((wh % COUNTER_WIDTH_WH) + COUNTER_WIDTH_WH) % COUNTER_WIDTH_WH]));

const isAfter = (a: Day, b: Day): boolean => isBefore(b, a);
