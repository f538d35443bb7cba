import { type BodyPoint, type DamagedBody, lists, type Points } from "./damage.ts";
import type { Withheld } from "./settings.ts";

/** A body without what Enedis has not collected: the points with a stamp in `]from, until]`, and the days of which a part is. */
export function without(body: DamagedBody, { from, until }: Withheld): DamagedBody | null {
  let left = 0;
  const isThere = ({ d }: BodyPoint): boolean => {
    const stamp = `${d}`;
    const isDay = stamp.length === "2026-11-19".length;
    return isDay ? `${stamp} 24:00:00` <= from || `${stamp} 00:00:00` >= until : stamp <= from || stamp > until;
  };
  const rest = lists((points: Points) => {
    const kept = points.filter(isThere);
    left += kept.length;
    return kept;
  })(body);
  return left === 0 ? null : rest;
}
