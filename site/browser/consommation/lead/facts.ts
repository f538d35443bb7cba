import { addDays, type Day } from "../../../../shared/paris-time.ts";

/** How the energy of a day compares with others, as a share: `0.12` is 12 % more. */
export interface LeadFacts {
  /** Yesterday, or the latest of the last days that has a reading. */
  readonly day: Day;
  readonly wh: number;
  /** Against the mean of the same weekday in the weeks before, of which so many have a reading; `null`: too few. */
  readonly weeks: { readonly count: number; readonly change: number } | null;
  /** Against the same weekday 52 weeks before; `null`: it has no reading. */
  readonly yearAgo: number | null;
}

const LATEST_DAYS = 7;
const WEEKS = 4;
/** One week alone is no habit. */
const LEAST_WEEKS = 2;
const WEEKS_OF_A_YEAR = 52;

/** What the latest day says; `null`: none of the last days has a reading. */
export function leadFacts(whOn: (day: Day) => number | null, today: Day): LeadFacts | null {
  const weeksBefore = (day: Day, weeks: number) => whOn(addDays(day, -7 * weeks));
  for (let ago = 1; ago <= LATEST_DAYS; ago++) {
    const day = addDays(today, -ago);
    const wh = whOn(day);
    if (wh === null) continue;
    const weeks = [];
    for (let count = 1; count <= WEEKS; count++) weeks.push(weeksBefore(day, count));
    const known = weeks.filter((one): one is number => one !== null);
    const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
    const before = weeksBefore(day, WEEKS_OF_A_YEAR);
    return {
      day,
      wh,
      weeks: known.length < LEAST_WEEKS || mean === 0 ? null : { count: known.length, change: wh / mean - 1 },
      yearAgo: before === null || before === 0 ? null : wh / before - 1,
    };
  }
  return null;
}
