import type { Period } from "../measures/period.ts";
import { offsetMs } from "../paris-offset.ts";
import { type Day, dayEndMs, dayStartMs, daysOf, parisDay } from "../paris-time.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";

/** The energy of an interval of a load curve, as `/api/v2` has it. */
export interface Draw {
  readonly startMs: number;
  readonly endMs: number;
  readonly energyWh: number;
}

/** A draw on a Paris clock. */
export interface PlacedDraw {
  readonly day: Day;
  /** Minutes since midnight on the wall, the end excluded. */
  readonly from: number;
  readonly to: number;
  readonly energyWh: number;
}

/** `unreadable_draw`: not whole Wh, or not within one hour of the clock. `overlapping_draws`: a moment counts twice. */
export type CurveRefusal = { readonly code: "unreadable_draw" | "overlapping_draws"; readonly startMs: number };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The draws of a period, in time order. Each lies within one hour of the clock, as those of every meter do: so none is cut by midnight,
 * by 6:00, by a change of the clock or of a price.
 */
export function placedDraws(curve: readonly Draw[], { start, end }: Period): Outcome<PlacedDraw[], CurveRefusal> {
  const [startMs, endMs] = [dayStartMs(start), dayStartMs(end)];
  const within = curve.filter((draw) => !(draw.startMs < startMs || draw.startMs >= endMs));
  const placed: PlacedDraw[] = [];
  let lastMs = startMs;
  for (const draw of within.toSorted((one, other) => one.startMs - other.startMs)) {
    if (!isReadable(draw)) return refused({ code: "unreadable_draw", startMs: draw.startMs });
    if (draw.startMs < lastMs) return refused({ code: "overlapping_draws", startMs: draw.startMs });
    lastMs = draw.endMs;
    const from = minuteOnWall(draw.startMs);
    placed.push({
      day: parisDay(draw.startMs),
      from,
      to: from + (draw.endMs - draw.startMs) / MINUTE_MS,
      energyWh: draw.energyWh,
    });
  }
  return accepted(placed);
}

const isReadable = ({ startMs, endMs, energyWh }: Draw): boolean =>
  Number.isSafeInteger(energyWh) &&
  energyWh >= 0 &&
  startMs % MINUTE_MS === 0 &&
  endMs % MINUTE_MS === 0 &&
  startMs < endMs &&
  endMs <= (Math.floor(startMs / HOUR_MS) + 1) * HOUR_MS;

function minuteOnWall(atMs: number): number {
  const wall = new Date(atMs + offsetMs(atMs));
  return wall.getUTCHours() * 60 + wall.getUTCMinutes();
}

/** The time of a period that no draw covers, and how many days it is on. */
export function missingFrom(draws: readonly PlacedDraw[], { start, end }: Period) {
  const minutes = new Map<Day, number>();
  for (const { day, from, to } of draws) minutes.set(day, (minutes.get(day) ?? 0) + to - from);
  const missing = daysOf(start, end).map(
    (day) => dayEndMs(day) - dayStartMs(day) - (minutes.get(day) ?? 0) * MINUTE_MS,
  );
  return {
    missingMs: missing.reduce((sum, ms) => sum + ms, 0),
    incompleteDays: missing.filter((ms) => ms > 0).length,
  };
}
