import { describe, expect, it } from "vitest";
import { chart } from "../../../packages/client/command/formats/chart.ts";
import { csv } from "../../../packages/client/command/formats/csv.ts";
import { influx } from "../../../packages/client/command/formats/influx.ts";
import { jsonl } from "../../../packages/client/command/formats/jsonl.ts";
import { outline } from "../../../packages/client/command/formats/outline.ts";
import { table } from "../../../packages/client/command/formats/table.ts";
import type { TaggedRow } from "../../../packages/client/command/formats/tagged-row.ts";
import { formatFor } from "../../../packages/client/command/formats.ts";
import { bar } from "../../../packages/client/command/progress.ts";
import { ENGLISH } from "../../../packages/client/command/words.en.ts";
import { FRENCH } from "../../../packages/client/command/words.fr.ts";

const ROW: TaggedRow = {
  direction: "consumption",
  series: "load_curve",
  meter: "4270",
  start: "2026-10-25T02:30:00+02:00",
  end: "2026-10-25T02:00:00+01:00",
  energy_wh: 73,
  power_w: 146,
  quality: "raw",
};

describe("the formats of the command", () => {
  it("a row as CSV has its place first", () => {
    expect((csv.head?.(ROW) ?? "") + csv.line(ROW)).toBe(
      "direction,series,meter,start,end,energy_wh,power_w,quality\n" +
        "consumption,load_curve,4270,2026-10-25T02:30:00+02:00,2026-10-25T02:00:00+01:00,73,146,raw\n",
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["Heures, pleines", '"Heures, pleines"'],
    ['"HP"', '"""HP"""'],
    [null, ""],
    [false, "false"],
    [-3, "-3"],
  ])("a cell %j is written as %s in CSV", (cell, text) => {
    expect(csv.line({ ...ROW, label: cell })).toBe(csv.line(ROW).replace("\n", `,${text}\n`));
  });

  it("a row as JSON Lines is the row of the gateway with what it is about", () => {
    expect(JSON.parse(jsonl.line(ROW))).toEqual(ROW);
  });

  it("a row for InfluxDB stands where its interval begins, in nanoseconds, with whole numbers", () => {
    expect(influx.line(ROW)).toBe(
      'linky,direction=consumption,meter=4270,series=load_curve energy_wh=73i,power_w=146i,quality="raw",seconds=1800i 1792888200000000000\n',
    );
  });

  it("registers of one instant are points of their own for InfluxDB, whatever their names", () => {
    const row = { ...ROW, register: "HP, été", label: 'dit "HP"', consistent: true, energy_wh: null };
    expect(influx.line(row)).toBe(
      'linky,direction=consumption,meter=4270,register=HP\\,\\ été,series=load_curve power_w=146i,quality="raw",label="dit \\"HP\\"",consistent=true,seconds=1800i 1792888200000000000\n',
    );
  });

  it("a table tells the two hours of the change of the clock apart", () => {
    const next = { ...ROW, start: ROW.end, end: "2026-10-25T02:30:00+01:00", energy_wh: 1073 } as TaggedRow;
    expect(table([ROW, next], ENGLISH)).toBe(
      [
        "start                 end                   energy_wh  power_w  quality",
        "2026-10-25 02:30 +02  2026-10-25 02:00 +01         73      146  raw",
        "2026-10-25 02:00 +01  2026-10-25 02:30 +01       1073      146  raw",
        "",
      ].join("\n"),
    );
  });

  it("a table of days shows days, in the words of its language", () => {
    const day = { ...ROW, start: "2026-11-20T00:00:00+01:00", end: "2026-11-21T00:00:00+01:00", quality: null };
    expect(table([day], FRENCH)).toBe(
      "début       fin         énergie (Wh)  puissance (W)  qualité\n" +
        "2026-11-20  2026-11-21            73            146  –\n",
    );
  });

  it("a chart fits its width and its highest column is full", () => {
    const rows = Array.from({ length: 100 }, (_, at) => ({ ...ROW, power_w: at }));
    const lines = chart(rows, "power_w", 40).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines[0]).toMatch(/^ +98 W +▃▅█$/);
    expect(lines[7]).toMatch(/^ +0 [ ▁▂▃▄▅▆▇█]+$/);
    expect(lines[8]?.trim()).toBe("2026-10-25");
  });

  it("an answer is shown as an outline, with nothing left empty", () => {
    const answer = { meters: [{ roles: ["consumption"], off_peak: null, retryable: false, unavailable: [] }] };
    expect(outline(answer, FRENCH)).toBe(
      "compteurs :\n  -\n    rôles :\n      - consommation\n    heures creuses : –\n    à réessayer : non\n    indisponible : –\n",
    );
  });

  it("an outline says of which zone an instant is, and indents a text of several lines", () => {
    const answer = { expires_at: "2026-12-01T11:00:00.000Z", systemd_timer: "[Timer]\nPersistent=true" };
    expect(outline(answer, ENGLISH)).toBe(
      "expires_at: 2026-12-01 11:00 UTC\nsystemd_timer:\n  [Timer]\n  Persistent=true\n",
    );
  });

  it.each([
    [undefined, undefined, "table"],
    [undefined, "year.csv", "csv"],
    [undefined, "year.jsonl", "jsonl"],
    [undefined, "year.lp", "influx"],
    [undefined, "year", "csv"],
    ["influx", "year.txt", "influx"],
  ] as const)("the format %s with the file %s is %s", (named, output, format) => {
    expect(formatFor(named, output)).toBe(format);
  });

  it("a bar is as full as the share that is read", () => {
    expect(bar(0.5, 10, "2026-05-01")).toBe("[█████     ]  50 % 2026-05-01");
    expect(bar(1, 4, "2026-05-01")).toBe("[████] 100 % 2026-05-01");
  });
});
