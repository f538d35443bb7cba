import { FRENCH_LOW_VOLTAGE } from "./factors/factors.ts";
import type { Simulation } from "./request.ts";

/** A field whose value was calculated as it stands, but is probably in another unit. */
export interface Warning {
  readonly field: string;
  readonly message: string;
}

/** The largest household connection in France: 36 kVA. */
const MOST_WATTS = 36_000;
/** All of it for a whole leap year. */
const MOST_KWH = (MOST_WATTS / 1000) * 24 * 366;
/** An occupied home draws more than this at some point of any day: below, the numbers are kW. */
const LEAST_PEAK_WATTS = 36;

export function warningsOf({ consumptions, curve }: Simulation): readonly Warning[] {
  if (curve === null) {
    return consumptions.flatMap(({ process, amount }, index) =>
      process.id === FRENCH_LOW_VOLTAGE && amount > MOST_KWH
        ? [
            {
              field: `consumptions.${index}.amount`,
              message: `More than 36 kVA draw in a year. kWh are expected: is it Wh?`,
            },
          ]
        : [],
    );
  }
  const peakWatts = curve.intervals.reduce((peak, { watts }) => Math.max(peak, watts), 0);
  if (peakWatts > MOST_WATTS) return [{ field: "loadCurve", message: "More than 36 kVA. W are expected: is it mW?" }];
  if (peakWatts > 0 && peakWatts < LEAST_PEAK_WATTS) {
    return [{ field: "loadCurve", message: "Less than 36 W at any time. W are expected: is it kW, or kWh?" }];
  }
  return [];
}
