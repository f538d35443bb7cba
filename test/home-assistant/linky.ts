import { Temporal } from "temporal-polyfill";
import type { Hass } from "./hass.ts";
import { until } from "./home.ts";
import { HOUR_MS, lastPublished } from "./truth.ts";

/** Days of it that are older than what Enedis has. */
export const THREE_YEARS = 3 * 365;
const DAYS_A_MESSAGE = 365;

export const linkyId = (meter: string): string => `linky:${meter}`;

interface Invented {
  readonly startMs: number;
  readonly state: number;
}

/** Invents what HA Linky would have left of three years before ours begin, hour by hour, and imports it as HA Linky does. */
export async function importLinky(hass: Hass, meter: string): Promise<readonly Invented[]> {
  const end = lastPublished(Date.now()).subtract({ months: 36, days: 20 });
  const first = end.subtract({ days: THREE_YEARS });
  const rows: Invented[] = [];
  const endMs = end.toZonedDateTime("Europe/Paris").epochMilliseconds;
  for (let at = first.toZonedDateTime("Europe/Paris").epochMilliseconds; at < endMs; at += HOUR_MS) {
    rows.push({ startMs: at, state: 200 + ((at / HOUR_MS) % 24) * 17 });
  }
  let sum = 0;
  const stats = rows.map(({ startMs, state }) => {
    sum += state;
    return { start: Temporal.Instant.fromEpochMilliseconds(startMs).toString(), state, sum };
  });
  const metadata = {
    has_sum: true,
    mean_type: 0,
    name: `Linky ${meter}`,
    source: "linky",
    statistic_id: linkyId(meter),
    unit_class: "energy",
    unit_of_measurement: "Wh",
  };
  for (let at = 0; at < stats.length; at += DAYS_A_MESSAGE * 24)
    await hass.call("recorder/import_statistics", { metadata, stats: stats.slice(at, at + DAYS_A_MESSAGE * 24) });
  await until("the years of HA Linky", async () => {
    const found = await hass.call<Record<string, object[]>>("recorder/statistics_during_period", {
      start_time: "2015-01-01T00:00:00+00:00",
      statistic_ids: [linkyId(meter)],
      period: "hour",
      types: ["sum"],
    });
    return found[linkyId(meter)]?.length === stats.length;
  });
  return rows;
}
