import type { Day } from "../paris-time.ts";
import type { RegisterDay } from "./moved-hours.ts";
import type { Option, Rate } from "./option.ts";

/** What one register of a calendar counted on a day, as `/api/v2` has it; `null`: the meter was replaced. */
export interface RegisterReading {
  readonly day: Day;
  readonly calendar: string;
  readonly isSuppliers: boolean;
  readonly register: string;
  readonly energyWh: number | null;
}

/** The calendar of a meter that says most of its contract, and the option whose rates it counts. */
export interface CountedCalendar {
  readonly option: Option;
  readonly isSuppliers: boolean;
  readonly readings: readonly RegisterReading[];
}

const TEMPO = { B: "blue", W: "white", R: "red" } as const;

/** The rate that a register counts, by its code at Enedis (`HC`, `HPB`, `HCJR`, `BASE`); `null`: none of the regulated tariff. */
export function rateOf(register: string): Rate | null {
  if (register === "BASE") return "base";
  const [, hours, letter] = /^(HC|HP)(?:[BH]|J([BWR]))?$/.exec(register) ?? [];
  if (hours === undefined) return null;
  const isOffPeak = hours === "HC";
  if (letter === undefined) return isOffPeak ? "offPeak" : "peak";
  return `${TEMPO[letter as keyof typeof TEMPO]}${isOffPeak ? "OffPeak" : "Peak"}`;
}

const optionOf = (rate: Rate): Option =>
  rate === "base" ? "base" : rate === "peak" || rate === "offPeak" ? "offPeak" : "tempo";

/** The supplier's calendar, whose periods are those of the bill; else the distributor's. `null`: no register is understood. */
export function countedCalendar(readings: readonly RegisterReading[]): CountedCalendar | null {
  const calendars = [...Map.groupBy(readings, ({ calendar }) => calendar).values()];
  for (const isSuppliers of [true, false])
    for (const within of calendars) {
      const rates = within.map(({ register }) => rateOf(register));
      const [first] = rates;
      if (within[0]?.isSuppliers !== isSuppliers || first === undefined || first === null || rates.includes(null))
        continue;
      return { option: optionOf(first), isSuppliers, readings: within };
    }
  return null;
}

/** What off-peak registers counted day by day, of the first calendar that has any; a day without all of its registers is not there. */
export function offPeakDays(readings: readonly RegisterReading[]): RegisterDay[] {
  const withOffPeak = readings.filter(({ register }) => register.startsWith("HC"));
  const calendar = (withOffPeak.find(({ isSuppliers }) => isSuppliers) ?? withOffPeak[0])?.calendar;
  const days = Map.groupBy(
    withOffPeak.filter((reading) => reading.calendar === calendar),
    ({ day }) => day,
  );
  return [...days].flatMap(([day, within]) =>
    within.some(({ energyWh }) => energyWh === null)
      ? []
      : [{ day, offPeakWh: within.reduce((sum, { energyWh }) => sum + (energyWh ?? 0), 0) }],
  );
}
