import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import type { About } from "../../../shared/readings/answer.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import { FORMATS } from "../../../shared/readings/formats.ts";
import { defaultStatisticName } from "../../../shared/readings/statistics/statistic-names.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

type Stat = readonly [start: string, state: number, sum: number];

interface Case {
  readonly name: string;
  readonly direction: About["direction"];
  readonly series: About["series"];
  /** By register; under an empty name for all of them. */
  readonly prices: Readonly<Record<string, number>>;
  readonly points: readonly Readonly<Record<string, unknown>>[];
  readonly statistics: Readonly<Record<string, readonly Stat[]>>;
}

interface Message {
  readonly metadata: { readonly statistic_id: string };
  readonly stats: readonly { readonly start: string; readonly state: number; readonly sum: number }[];
}

/** The integration of Home Assistant reads the same file (`tests/test_vectors.py`). */
const VECTORS = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../packages/home-assistant/tests/vectors.json"), "utf8"),
) as { readonly prm: UsagePointId; readonly key: string; readonly cases: readonly Case[] };

/** A row of a series, from its point in JSON. */
function rowOf({ start, end, energy_wh, power_w, ...others }: Case["points"][number]): Row {
  const instant = (text: unknown) => Date.parse(String(text));
  return { ...others, startMs: instant(start), endMs: instant(end), energyWh: energy_wh, powerW: power_w } as Row;
}

async function statisticsOf({ direction, series, prices, points }: Case): Promise<Case["statistics"]> {
  const rows = points.map(rowOf);
  const served = { startMs: rows[0]?.startMs ?? 0, endMs: rows.at(-1)?.endMs ?? 0 } as About["served"];
  const about = { direction, series, meter: "••••••••••4270", requested: served, served, clamps: [] };
  const writer = FORMATS["home-assistant"].writer(about, {
    locale: "en",
    prices: new Map(Object.entries(prices).map(([register, price]) => [register || null, price])),
    name: await defaultStatisticName(VECTORS.prm),
    sums: null,
  });
  const tail = writer.tail({
    coverage: [],
    dropped: NONE_DROPPED,
    holes: [],
    unusedPrices: [],
    enedisCalls: 1,
    rest: null,
    continuation: null,
  });
  const { messages } = JSON.parse(`${writer.head()}${writer.rows(rows)}${writer.waiting?.() ?? ""}${tail}`) as {
    readonly messages: readonly Message[];
  };
  const found: Record<string, Stat[]> = {};
  for (const { metadata, stats } of messages) {
    const before = found[metadata.statistic_id] ?? [];
    found[metadata.statistic_id] = [...before, ...stats.map(({ start, state, sum }): Stat => [start, state, sum])];
  }
  return found;
}

describe("vectors that the gateway's format and the integration of Home Assistant share", () => {
  it("the meter has the same name in the ids of both", async () => {
    expect(await defaultStatisticName(VECTORS.prm)).toBe(VECTORS.key);
  });

  it.each(VECTORS.cases)("the format writes the statistics of the vector: $name", async (vector) => {
    expect(await statisticsOf(vector)).toEqual(vector.statistics);
  });
});
