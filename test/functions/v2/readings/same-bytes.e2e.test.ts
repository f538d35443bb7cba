import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMATS, type Format, formatsOf } from "../../../../shared/readings/formats.ts";
import { type DirectedSeries, OFFERED, SERIES } from "../../../../shared/readings/series.ts";
import type { UsagePointId } from "../../../../shared/usage-point.ts";
import * as meters from "../../../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../../../support/running.ts";

/**
 * The answers of v2 byte by byte, as hashes: what is written faster must be written the same. When the shape of an answer changes on
 * purpose, `vitest -u` writes the new ones.
 */
const HOMES = {
  METER: meters.METER,
  BOTH_DIRECTIONS: meters.BOTH_DIRECTIONS,
  PRODUCER: meters.PRODUCER,
  NO_CURVE: meters.NO_CURVE,
  MISSING_DAYS: meters.MISSING_DAYS,
  NEW_HOUSE: meters.NEW_HOUSE,
  PEAK_OFF_PEAK: meters.PEAK_OFF_PEAK,
  TEMPO: meters.TEMPO,
};
/** A part of a day, a week in which clocks change, and three weeks in a stream. */
const WINDOWS = [
  "start=2026-10-07T10:30:00%2B02:00&end=2026-10-08T14:45:00%2B02:00",
  "start=2026-10-22&end=2026-10-29",
  "start=2026-05-20&end=2026-06-12",
];
const OPTIONS: Partial<Record<Format, readonly string[]>> = {
  csv: ["locale=en", "locale=fr"],
  "home-assistant": ["price=HP:0.2146,HC:0.1696", "name=chalet"],
};

let running: Running;
beforeAll(async () => {
  running = await startBoth({
    ENEDIS_CALLS_PER_SECOND: "1000",
    ENEDIS_CALLS_PER_HOUR: "60000",
    ENEDIS_JITTER_MS: "0",
    METER_CALLS_PER_DAY: "100000",
  });
  await running.enedis.control({ quota: { perSecond: 100_000, perHour: 10_000_000 } });
});
afterAll(() => running.stop());

async function hashOf(meter: UsagePointId, { direction, series }: DirectedSeries): Promise<string> {
  const hash = createHash("sha256");
  const headers = { authorization: `Bearer ${await tokenFor(meter)}` };
  for (const format of formatsOf(SERIES[series])) {
    for (const option of OPTIONS[format] ?? ["locale=en"]) {
      for (const window of WINDOWS) {
        const path = `/api/v2/${direction}/${series}${FORMATS[format].suffix}?prm=${meter}&${window}&${option}`;
        const answer = await fetch(new URL(path, running.gateway), { headers });
        hash.update(`${answer.status} ${answer.headers.get("content-type")}\n`);
        // What is refused has an incident of its own.
        if (answer.ok) hash.update(new Uint8Array(await answer.arrayBuffer()));
      }
    }
  }
  return hash.digest("hex").slice(0, 16);
}

describe("the answers of v2", () => {
  it.each(OFFERED)("the answers of $direction/$series are the same bytes as before", async (of) => {
    const hashes = Object.entries(HOMES).map(async ([home, meter]) => [home, await hashOf(meter, of)]);
    expect(Object.fromEntries(await Promise.all(hashes))).toMatchSnapshot();
  });
});
