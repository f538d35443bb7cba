import type { Period } from "../measures/period.ts";
import { type Day, dayEndMs, dayStartMs } from "../paris-time.ts";
import type { Home } from "./cost.ts";
import { placedDraws } from "./curve.ts";
import { RATES_OF, type Rate } from "./option.ts";
import { rateShares } from "./rate-shares.ts";
import { type CountedCalendar, rateOf } from "./register-rates.ts";

/** What the curve gives and what a register counted, over the days that have both. */
export interface Count {
  /** `null`: all rates together. */
  readonly rate: Rate | null;
  readonly curveWh: number;
  readonly registerWh: number;
}

export interface Counts {
  readonly days: number;
  /** The sum of all rates first. */
  readonly counts: readonly Count[];
}

const MINUTE_MS = 60_000;
/** Measured and rounded apart, both may differ by so much without a reason. */
export const TOLERABLE_DIFFERENCE = 0.02;

/** By how much the curve is above what the register counted, as a share of it. */
export const differenceOf = ({ curveWh, registerWh }: Count): number =>
  registerWh === 0 ? (curveWh === 0 ? 0 : 1) : curveWh / registerWh - 1;

/** Both counts of the days whose curve is whole and whose registers all tell. `null`: there is no such day. */
export function countsBeside(home: Home, { option, readings }: CountedCalendar, period: Period): Counts | null {
  const placed = placedDraws(home.curve, period);
  if (!placed.ok) return null;
  const registers = Map.groupBy(readings, ({ day }) => day);
  const rates: readonly Rate[] = RATES_OF[option];
  const sums = new Map<Rate, [number, number]>(rates.map((rate) => [rate, [0, 0]]));
  const total: [number, number] = [0, 0];
  let days = 0;
  let isDivided = rates.length > 1;
  for (const [day, draws] of Map.groupBy(placed.value, (draw) => draw.day)) {
    const within = registers.get(day) ?? [];
    const isWhole = draws.reduce((sum, { from, to }) => sum + to - from, 0) === minutesOf(day);
    if (!isWhole || within.length === 0 || within.some(({ energyWh }) => energyWh === null)) continue;
    days++;
    for (const { register, energyWh } of within) {
      const sum = sums.get(rateOf(register) ?? "base");
      if (sum !== undefined) sum[1] += energyWh ?? 0;
      total[1] += energyWh ?? 0;
    }
    for (const draw of draws) {
      total[0] += draw.energyWh;
      const shares = rateShares(draw, option, home);
      if ("unknown" in shares) isDivided = false;
      else
        for (const { rate, energyWh } of shares) {
          const sum = sums.get(rate);
          if (sum !== undefined) sum[0] += energyWh;
        }
    }
  }
  if (days === 0) return null;
  const count = (rate: Rate | null, [curveWh, registerWh]: readonly [number, number]): Count => ({
    rate,
    curveWh,
    registerWh,
  });
  return { days, counts: [count(null, total), ...(isDivided ? [...sums].map(([rate, sum]) => count(rate, sum)) : [])] };
}

const minutesOf = (day: Day): number => (dayEndMs(day) - dayStartMs(day)) / MINUTE_MS;
