import { type Day, dayStartMs, parisDay } from "../paris-time.ts";
import type { Vintage } from "./quarters.ts";

/**
 * Quarters that begin at this instant or later cannot have this vintage yet: none is measured before it begins, and RTE
 * consolidates a month, and makes a year definitive, only when it is over in Paris.
 */
export function publishedUntilMs(vintage: Vintage, nowMs: number): number {
  if (vintage === "real_time") return nowMs;
  const today = parisDay(nowMs);
  const first =
    vintage === "consolidated" ? `${today.slice(0, "YYYY-MM".length)}-01` : `${today.slice(0, "YYYY".length)}-01-01`;
  return dayStartMs(first as Day);
}
