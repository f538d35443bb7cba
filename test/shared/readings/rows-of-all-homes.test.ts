import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PERSONAS } from "../../../packages/simulator/index.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import { FORMATS, type Format, formatsOf } from "../../../shared/readings/formats.ts";
import { type DirectedSeries, OFFERED, SERIES } from "../../../shared/readings/series.ts";
import { run, windowOf } from "./runs.ts";

/**
 * The rows of every simulated home in every format, as hashes: what is read faster must be read the same. Each has one of its rows (JSON, JSON
 * Lines and both kinds of CSV), and one of its statistics where there are any.
 */

/** Weeks in which clocks change. */
const WEEKS = [
  { start: "2026-03-26", end: "2026-04-02" },
  { start: "2026-10-22", end: "2026-10-29" },
];
const HOMES = [...PERSONAS.sandbox, ...PERSONAS.invented].map(({ prm }) => prm);
/** Basic tariff, Tempo, a replaced meter, counters that went back to zero: the counters of a home take long to simulate. */
const COUNTED_HOMES = ["20000000000801", "20000000000804", "20000000000805", "20000000000806"];

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

function written(format: Format, of: DirectedSeries, { start, end }: (typeof WEEKS)[number], rows: readonly Row[]) {
  const window = windowOf(start, end);
  const about = { ...of, meter: "••••••••••4270", requested: window, served: window, clamps: [] };
  const texts = (["en", "fr"] as const).map((locale) => {
    const writer = FORMATS[format].writer(about, { locale, prices: new Map(), name: "maison", sums: null });
    return writer.rows(rows) + (writer.waiting?.() ?? "");
  });
  return format === "csv" ? texts.join("") : (texts[0] ?? "");
}

async function hashesOf(meter: string, of: DirectedSeries): Promise<string> {
  const texts = { rows: "", statistics: "" };
  for (const week of WEEKS) {
    const { rows } = await run<Row>({ ...of, meter, ...week });
    for (const format of formatsOf(SERIES[of.series])) {
      texts[format === "home-assistant" ? "statistics" : "rows"] += written(format, of, week, rows);
    }
  }
  return `${hashOf(texts.rows)} ${hashOf(texts.statistics)}`;
}

describe("the rows of all homes", () => {
  it.each(OFFERED)("the rows of $direction/$series are the same bytes as before", async (of) => {
    const homes = SERIES[of.series].measures.consumption === "index_consommation" ? COUNTED_HOMES : HOMES;
    const hashes: [string, string][] = [];
    for (const meter of homes) hashes.push([meter, await hashesOf(meter, of)]);
    expect(Object.fromEntries(hashes)).toMatchSnapshot();
  });
});
