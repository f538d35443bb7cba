import type { Day } from "../paris-time.ts";

/**
 * What days of a subscription cost, in thousand-millionths of a euro. A calendar month costs its price, whatever its length, and a day
 * its share of it. Shares of one month differ by one unit at most, so that they sum to the price exactly (decision 0121).
 */
export const subscriptionOf = (days: readonly Day[], month: number): number =>
  days.reduce((sum, day) => sum + shareOf(day, month), 0);

function shareOf(day: Day, month: number): number {
  const [year, number, date] = day.split("-").map(Number) as [number, number, number];
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Math.round((month * date) / days) - Math.round((month * (date - 1)) / days);
}
