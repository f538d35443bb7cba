import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineFormat, TaggedRow } from "../../../packages/client/command/formats/tagged-row.ts";
import { LINE_FORMATS } from "../../../packages/client/command/formats.ts";
import { resumePoint } from "../../../packages/client/command/resume-point.ts";
import { halfHours } from "./fake-gateway.ts";

const CURVE = { direction: "consumption", series: "load_curve", meter: "4270" } as const;
const curve = halfHours(0, 40).map((row) => ({ ...CURVE, ...row })) as readonly TaggedRow[];

const REGISTERS = { ...CURVE, series: "registers" } as const;
const registers = [20, 21, 22, 23].flatMap((date) =>
  ["HP", "HC", "Heures, « pleines »"].map((register) => ({
    ...REGISTERS,
    start: `2026-11-${date}T00:00:00+01:00`,
    end: `2026-11-${date + 1}T00:00:00+01:00`,
    owner: "supplier",
    calendar: "FC022035",
    register,
    label: '=SUM("Heures", pleines)',
    energy_wh: register === "HP" ? null : 1200,
    consistent: null,
  })),
) as readonly TaggedRow[];

const INDEX = { ...CURVE, series: "index" } as const;
const index = [20, 21, 22, 23].flatMap((date) =>
  ["HP", "TOTAL"].map((register) => ({
    ...INDEX,
    at: `2026-11-${date}T00:00:00+01:00`,
    owner: null,
    calendar: null,
    register,
    label: null,
    index_wh: 26_419_967,
  })),
) as readonly TaggedRow[];

const FILES = Object.entries(LINE_FORMATS).flatMap(([name, format]) =>
  [curve, registers, index].map((rows) => ({ name, series: rows[0]?.series ?? "", format, rows })),
);

const fileOf = (format: LineFormat, rows: readonly TaggedRow[]) =>
  (rows[0] === undefined ? "" : (format.head?.(rows[0]) ?? "")) + rows.map(format.line).join("");

/** The rows that a gateway has behind an instant. */
const behind = (rows: readonly TaggedRow[], after: string | null) =>
  rows.filter((row) => after === null || Date.parse(row.end ?? row.at ?? "") > Date.parse(after));

describe.each(FILES)("a file of $series as $name", ({ format, rows }) => {
  const [first] = rows;
  const tags = first ?? CURVE;

  it("a file that is whole is gone on with behind its last row", () => {
    const last = rows.at(-1);
    const point = resumePoint(Buffer.from(fileOf(format, rows)), true, format, tags);
    expect(point?.droppedBytes).toBe(0);
    expect(Date.parse(point?.after ?? "")).toBe(Date.parse(last?.end ?? last?.at ?? ""));
  });

  it("a file that is cut off behind its first rows is gone on with to the same file", () => {
    const whole = Buffer.from(fileOf(format, rows));
    const atLeast = Buffer.byteLength(fileOf(format, rows.slice(0, 1)));
    fc.assert(
      fc.property(fc.integer({ min: atLeast, max: whole.length }), (bytes) => {
        const point = resumePoint(whole.subarray(0, bytes), true, format, tags);
        const kept = whole.subarray(0, bytes - (point?.droppedBytes ?? 0));
        const more = behind(rows, point?.after ?? null);
        const text = kept.length === 0 ? fileOf(format, more) : more.map(format.line).join("");
        expect(kept.toString() + text).toBe(whole.toString());
      }),
    );
  });

  it("the end of a long file is enough to go on with it", () => {
    const whole = Buffer.from(fileOf(format, rows));
    const tail = whole.subarray(whole.length - Math.floor(whole.length / 2));
    expect(resumePoint(tail, false, format, tags)).toEqual(resumePoint(whole, true, format, tags));
  });

  it.each([{ direction: "production" }, { series: "daily" }, { meter: "2823" }] as const)(
    "a file is not gone on with by another reading: %o",
    (other) => {
      expect(resumePoint(Buffer.from(fileOf(format, rows)), true, format, { ...tags, ...other })).toBeNull();
    },
  );

  it.each(["a note", "a note\n", "start;end;energy_wh\n2026-11-20;2026-11-21;3\n", "\n", "{}\n"])(
    "a file of something else stays as it is: %j",
    (text) => {
      expect(resumePoint(Buffer.from(text), true, format, tags)).toBeNull();
    },
  );
});
