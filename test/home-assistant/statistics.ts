import type { Hass } from "./hass.ts";

/** One row as Home Assistant has it; `startMs` in milliseconds since the epoch, energies in Wh, costs in euros. */
export interface Row {
  readonly startMs: number;
  readonly state: number;
  readonly sum: number;
}

/** The ids of our statistics, sorted. */
export async function statisticIds(hass: Hass): Promise<string[]> {
  const all = await hass.call<{ statistic_id: string }[]>("recorder/list_statistic_ids");
  return all
    .map(({ statistic_id }) => statistic_id)
    .filter((id) => id.startsWith("conso_api:"))
    .toSorted();
}

/** All hourly rows of these statistics, oldest first. */
export async function rowsOf(hass: Hass, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Row[]>> {
  const found = await hass.call<Record<string, { start: number; state: number; sum: number }[]>>(
    "recorder/statistics_during_period",
    {
      start_time: "2015-01-01T00:00:00+00:00",
      statistic_ids: ids,
      period: "hour",
      types: ["state", "sum"],
      units: { energy: "Wh" },
    },
  );
  return new Map(
    ids.map((id) => [id, (found[id] ?? []).map(({ start, state, sum }) => ({ startMs: start, state, sum }))]),
  );
}

/** What is wrong with rows by themselves: an hour twice, a sum that falls or is not what came before plus the state. */
export function faultsOf(rows: readonly Row[]): string[] {
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const step = row.sum - (before?.sum ?? row.sum - row.state);
    const when = new Date(row.startMs).toISOString();
    if (before !== undefined && row.startMs <= before.startMs) return [`${when} stands twice`];
    return Math.abs(step - row.state) > 1e-6 * Math.max(1, row.sum)
      ? [`${when}: the sum grows by ${step}, not ${row.state}`]
      : [];
  });
}

/** Hours from `fromMs` to the newest row whose energy is another than the truth's; an hour without a row counts nothing. */
export function differences(rows: readonly Row[], truth: ReadonlyMap<number, number>, fromMs: number): string[] {
  const found = new Map(rows.map(({ startMs, state }) => [startMs, state]));
  const newestMs = rows.at(-1)?.startMs ?? fromMs;
  const hours = [...new Set([...found.keys(), ...truth.keys()])].filter((at) => at >= fromMs && at <= newestMs);
  return hours
    .filter((at) => (found.get(at) ?? 0) !== (truth.get(at) ?? 0))
    .map((at) => `${new Date(at).toISOString()}: ${found.get(at)}, not ${truth.get(at)}`);
}
