import type { Period } from "../measures/period.ts";
import { type Day, daysOf } from "../paris-time.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";

/** The highest apparent power of a day, as `/api/v2` has it. */
export interface Peak {
  readonly day: Day;
  readonly maxPowerVa: number;
}

/** Which subscribed power would have sufficed. It says nothing of single phases: a meter with three cuts each at a third. */
export interface SufficientPower {
  readonly kva: number;
  /** What the highest day leaves of it. */
  readonly marginVa: number;
  /** Less than a tenth of it is left: an ordinary winter may ask for more. */
  readonly isTight: boolean;
  /** The days that the next lower power would not have carried, the highest first; none for the lowest power. */
  readonly decidingDays: readonly Peak[];
  /** Days of the period without a value. */
  readonly missingDays: number;
}

/** `no_peak`: no day has a value. `above_every_power`: the highest day does not fit the highest power. */
export type PowerRefusal =
  | { readonly code: "no_peak" }
  | { readonly code: "above_every_power"; readonly highest: Peak };

const TIGHT = 0.1;

/** The lowest of these powers, in kVA from the lowest, that carries the highest day of a period. */
export function sufficientPower(
  peaks: readonly Peak[],
  { start, end }: Period,
  powers: readonly number[],
): Outcome<SufficientPower, PowerRefusal> {
  const within = peaks.filter(({ day }) => day >= start && day < end).sort(byPower);
  const [highest] = within;
  if (highest === undefined) return refused({ code: "no_peak" });
  const at = powers.findIndex((kva) => highest.maxPowerVa <= kva * 1_000);
  const kva = powers[at];
  if (kva === undefined) return refused({ code: "above_every_power", highest });
  const lowerVa = (powers[at - 1] ?? Number.POSITIVE_INFINITY) * 1_000;
  const measured = new Set(within.map(({ day }) => day));
  const marginVa = kva * 1_000 - highest.maxPowerVa;
  return accepted({
    kva,
    marginVa,
    isTight: marginVa < kva * 1_000 * TIGHT,
    decidingDays: within.filter(({ maxPowerVa }) => maxPowerVa > lowerVa),
    missingDays: daysOf(start, end).filter((day) => !measured.has(day)).length,
  });
}

const byPower = (one: Peak, other: Peak): number => other.maxPowerVa - one.maxPowerVa || (one.day < other.day ? -1 : 1);
