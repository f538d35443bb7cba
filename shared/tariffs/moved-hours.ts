import type { Period } from "../measures/period.ts";
import { type Day, dayEndMs, dayStartMs, daysBetween } from "../paris-time.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import type { Home } from "./cost.ts";
import { type CurveRefusal, type PlacedDraw, placedDraws } from "./curve.ts";
import { rateShares } from "./rate-shares.ts";

/** What the off-peak register of a meter counted on a day. */
export interface RegisterDay {
  readonly day: Day;
  readonly offPeakWh: number;
}

/** The first day of other off-peak hours, and on which side of it those that are known hold. */
export interface MovedHours {
  readonly day: Day;
  readonly knownHold: "before" | "after";
}

/** How far curve and register may be apart on a day whose hours are right: they are measured and rounded apart. */
const TOLERANCE = 0.02;
/** As many days next to the move, on each side, must all say the same. */
const STEADY_DAYS = 5;
/** The move lies between two days that can be compared; further apart they do not tell when. */
const MOST_DAYS_APART = 3;
/** Further away, so many of a side may say the opposite: other hours can count the same by chance. */
const MOST_EXCEPTIONS = 0.1;

const MINUTE_MS = 60_000;

/**
 * The day on which off-peak hours moved, from what the known hours make of the curve and what the register counted: they agree on every
 * day of one side, and on none of the other. `null`: they did not move, or this home cannot tell (decision 0123).
 */
export function findMovedHours(
  home: Home,
  registers: readonly RegisterDay[],
  period: Period,
): Outcome<MovedHours | null, CurveRefusal> {
  const compared = comparedDays(home, registers, period);
  return compared.ok ? accepted(moveIn(compared.value)) : compared;
}

/** The days of which both counts are known, in their order, and whether the known hours give what the register counted. */
export function comparedDays(
  home: Home,
  registers: readonly RegisterDay[],
  period: Period,
): Outcome<readonly ComparedDay[], CurveRefusal> {
  const placed = placedDraws(home.curve, period);
  if (!placed.ok) return placed;
  const counted = new Map(registers.map(({ day, offPeakWh }) => [day, offPeakWh]));
  const compared = [...Map.groupBy(placed.value, ({ day }) => day)].flatMap(([day, draws]) => {
    const offPeakWh = counted.get(day);
    const agrees = offPeakWh === undefined ? null : agreement(draws, home, offPeakWh);
    return agrees === null ? [] : [{ day, agrees }];
  });
  return accepted(compared);
}

/** Whether the known hours give what the register counted; `null`: the day is not whole, or has no known hours. */
function agreement(draws: readonly PlacedDraw[], home: Home, registerWh: number): boolean | null {
  const sums = { minutes: 0, totalWh: 0, offPeakWh: 0, cutWh: 0 };
  for (const draw of draws) {
    const shares = rateShares(draw, "offPeak", home);
    if ("unknown" in shares) return null;
    sums.minutes += draw.to - draw.from;
    sums.totalWh += draw.energyWh;
    if (shares.length > 1) sums.cutWh += draw.energyWh;
    else if (shares[0]?.rate === "offPeak") sums.offPeakWh += draw.energyWh;
  }
  const [first] = draws;
  if (first === undefined || sums.minutes * MINUTE_MS !== dayEndMs(first.day) - dayStartMs(first.day)) return null;
  const toleranceWh = sums.totalWh * TOLERANCE;
  // Of a draw that a range cuts, all or nothing may be off-peak.
  return registerWh >= sums.offPeakWh - toleranceWh && registerWh <= sums.offPeakWh + sums.cutWh + toleranceWh;
}

export interface ComparedDay {
  readonly day: Day;
  readonly agrees: boolean;
}

/** Where days that agree and days that do not part best, if they part clearly. */
export function moveIn(days: readonly ComparedDay[]): MovedHours | null {
  const agreeing = days.filter(({ agrees }) => agrees).length;
  let best: { at: number; exceptions: number; knownHold: MovedHours["knownHold"] } | null = null;
  let agreeingBefore = 0;
  for (const [at, { agrees }] of days.entries()) {
    const exceptionsIfBefore = at - agreeingBefore + (agreeing - agreeingBefore);
    for (const knownHold of ["before", "after"] as const) {
      const exceptions = knownHold === "before" ? exceptionsIfBefore : days.length - exceptionsIfBefore;
      if (best === null || exceptions < best.exceptions) best = { at, exceptions, knownHold };
    }
    if (agrees) agreeingBefore++;
  }
  if (best === null) return null;
  const [before, after] = [days.slice(0, best.at), days.slice(best.at)];
  const [last, first] = [before.at(-1), after[0]];
  if (last === undefined || first === undefined || daysBetween(last.day, first.day) > MOST_DAYS_APART) return null;
  const knownHold = best.knownHold;
  const isClear =
    saysSteadily(before.toReversed(), knownHold === "before") && saysSteadily(after, knownHold === "after");
  return isClear ? { day: first.day, knownHold } : null;
}

/** Whether days, the nearest to the move first, agree or do not. */
function saysSteadily(days: readonly ComparedDay[], agrees: boolean): boolean {
  const exceptions = days.filter((one) => one.agrees !== agrees).length;
  const nearest = days.slice(0, STEADY_DAYS);
  return (
    nearest.length === STEADY_DAYS &&
    nearest.every((one) => one.agrees === agrees) &&
    exceptions <= days.length * MOST_EXCEPTIONS
  );
}
