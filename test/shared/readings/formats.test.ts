import { describe, expect, it } from "vitest";
import { NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import type { About, Ending } from "../../../shared/readings/answer.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import type { Writer, WriterOptions } from "../../../shared/readings/formats/definition.ts";
import { FORMATS, type Format } from "../../../shared/readings/formats.ts";
import type { EnergyRow } from "../../../shared/readings/rows.ts";
import type { RegisterRow } from "../../../shared/readings/series/registers.ts";
import { Recorder } from "../../support/home-assistant/recorder.ts";
import { run, windowOf } from "./runs.ts";

const METER = "••••••••••4270";
const window = windowOf("2026-10-24", "2026-10-27");
const about = (series: About["series"], served = window): About => ({
  direction: "consumption",
  series,
  meter: METER,
  requested: window,
  served,
  clamps: [],
});
const writer = (
  format: Format,
  series: About["series"],
  options: Partial<WriterOptions> = {},
  served = window,
): Writer =>
  FORMATS[format].writer(about(series, served), {
    locale: "en",
    prices: new Map(),
    name: "maison",
    sums: null,
    ...options,
  });
const DONE: Ending = {
  coverage: [],
  dropped: NONE_DROPPED,
  holes: [],
  unusedPrices: [],
  enedisCalls: 1,
  rest: null,
  continuation: null,
};
const HOLES: Ending = {
  ...DONE,
  dropped: { ...NONE_DROPPED, repeated: 48, unreadable: 1 },
  holes: [
    {
      startMs: Date.parse("2026-10-24T03:00:00Z"),
      endMs: Date.parse("2026-10-24T03:30:00Z"),
      code: "unreadable",
      reason: "value",
      retryAfterSeconds: null,
      address: null,
    },
    {
      startMs: Date.parse("2026-10-24T22:00:00Z"),
      endMs: Date.parse("2026-10-25T23:00:00Z"),
      code: "enedis_unavailable",
      reason: null,
      retryAfterSeconds: 30,
      address: "/api/v2/consumption/load_curve?start=2026-10-25&end=2026-10-26",
    },
  ],
};
const STOPPED: Ending = {
  ...DONE,
  rest: {
    startMs: Date.parse("2026-10-26T23:00:00Z"),
    endMs: Date.parse("2026-10-30T23:00:00Z"),
    code: "quota_shared",
    retryAfterSeconds: 41,
    next: "/api/v2/consumption/load_curve?cursor=abc",
  },
};

/** The rows in as many pieces as wanted: a format must not depend on where they are cut. */
function written<R extends Row>(writer: Writer, rows: readonly R[], ending = DONE, pieces = 1): string {
  const length = Math.ceil(rows.length / pieces);
  const cuts = Array.from({ length: pieces }, (_, at) => rows.slice(at * length, (at + 1) * length));
  return writer.head() + cuts.map((cut) => writer.rows(cut)).join("") + writer.tail(ending);
}

const { rows: curve } = await run<EnergyRow>({
  series: "load_curve",
  meter: "22516914714270",
  start: "2026-10-24",
  end: "2026-10-27",
});
const { rows: registers } = await run<RegisterRow>({
  series: "registers",
  meter: "20000000000802",
  start: "2026-10-24",
  end: "2026-10-27",
});
const sum = (of: readonly { readonly energyWh: number | null }[]) =>
  of.reduce((all, { energyWh }) => all + (energyWh ?? 0), 0);

describe("JSON", () => {
  it("JSON is one object, with each interval between two RFC 3339 instants that carry the offset", () => {
    const body = JSON.parse(written(writer("json", "load_curve"), curve));
    expect(body.points).toHaveLength(48 + 50 + 48);
    expect(body.points[48 + 4]).toMatchObject({
      start: "2026-10-25T02:00:00+02:00",
      end: "2026-10-25T02:30:00+02:00",
      quality: "raw",
    });
    expect(body.points[48 + 6]).toMatchObject({ start: "2026-10-25T02:00:00+01:00", end: "2026-10-25T02:30:00+01:00" });
    expect(body.points.every((point: { energy_wh: number }) => Number.isInteger(point.energy_wh))).toBe(true);
    expect(body).toMatchObject({ series: "load_curve", meter: METER, complete: true, rest: null });
  });

  it("JSON is the same when written in pieces, and is valid with no point at all", () => {
    expect(written(writer("json", "load_curve"), curve, DONE, 5)).toBe(written(writer("json", "load_curve"), curve));
    expect(JSON.parse(written(writer("json", "daily"), [])).points).toEqual([]);
  });

  it("JSON names what is missing, why, and where to go on", () => {
    expect(JSON.parse(written(writer("json", "load_curve"), curve, STOPPED))).toMatchObject({
      complete: false,
      rest: {
        start: "2026-10-27T00:00:00+01:00",
        code: "quota_shared",
        retry_after_seconds: 41,
        next: "/api/v2/consumption/load_curve?cursor=abc",
      },
    });
  });
});

describe("what is not among the rows", () => {
  const said = {
    complete: false,
    dropped: { repeated: 48, overlapping: 0, misplaced: 0, outside: 0, unreadable: 1 },
    holes: [
      {
        start: "2026-10-24T05:00:00+02:00",
        end: "2026-10-24T05:30:00+02:00",
        code: "unreadable",
        reason: "value",
        retry_after_seconds: null,
        address: null,
      },
      {
        start: "2026-10-25T00:00:00+02:00",
        end: "2026-10-26T00:00:00+01:00",
        code: "enedis_unavailable",
        reason: null,
        retry_after_seconds: 30,
        address: "/api/v2/consumption/load_curve?start=2026-10-25&end=2026-10-26",
      },
    ],
  };

  it("JSON, JSON Lines and Home Assistant messages all end with the counts and names of what is not among the rows", () => {
    const end = (format: Format) => JSON.parse(written(writer(format, "load_curve"), curve, HOLES));
    expect(end("json")).toMatchObject(said);
    expect(end("home-assistant")).toMatchObject(said);
    const [last = ""] = written(writer("jsonl", "load_curve"), curve, HOLES).trimEnd().split("\n").slice(-1);
    expect(JSON.parse(last)).toMatchObject({ summary: said });
  });

  it("CSV ends with the bounds of what a call did not bring, and leaves out a value that cannot be read", () => {
    const text = written(writer("csv", "load_curve"), curve, { ...STOPPED, holes: HOLES.holes });
    expect(text.split("\r\n").slice(1 + 146)).toEqual([
      "2026-10-25 00:00:00,2026-10-26 00:00:00,,,,+02:00",
      "2026-10-27 00:00:00,2026-10-31 00:00:00,,,,+01:00",
      "",
    ]);
  });
});

describe("JSON Lines", () => {
  it("JSON Lines has a point in each line and the summary in the last", () => {
    const lines = written(writer("jsonl", "load_curve"), curve, STOPPED, 3)
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(146 + 1);
    expect(lines.slice(0, -1)).toEqual(JSON.parse(written(writer("json", "load_curve"), curve)).points);
    expect(lines.at(-1).summary).toMatchObject({
      series: "load_curve",
      complete: false,
      rest: { code: "quota_shared" },
    });
  });
});

describe("CSV", () => {
  it("CSV has a header, a line for each point ended by CRLF, and the offset in a column of its own", () => {
    const text = written(writer("csv", "load_curve"), curve);
    const lines = text.split("\r\n");
    expect(lines[0]).toBe("start,end,energy_wh,power_w,quality,utc_offset");
    expect(lines).toHaveLength(1 + 146 + 1);
    expect(lines[1 + 48 + 6]).toMatch(/^2026-10-25 02:00:00,2026-10-25 02:30:00,\d+,\d+,raw,\+01:00$/);
  });

  it("CSV for France begins with a byte order mark and separates by semicolons", () => {
    const text = written(writer("csv", "load_curve", { locale: "fr" }), curve);
    expect(text.startsWith("\ufeffstart;end;energy_wh;power_w;quality;utc_offset\r\n2026-10-24 00:00:00;")).toBe(true);
  });

  it("CSV quotes what holds its separator or a quote, and nothing else", () => {
    const [row] = registers as [RegisterRow];
    const named = { ...row, label: 'Heures "Creuses", nuit; été' };
    expect(written(writer("csv", "registers"), [named])).toContain(',"Heures ""Creuses"", nuit; été",');
    expect(written(writer("csv", "registers", { locale: "fr" }), [{ ...row, label: "Heures, nuit" }])).toContain(
      ";Heures, nuit;",
    );
  });

  it("CSV ends with the bounds of what was not read, without any measured value", () => {
    const text = written(writer("csv", "load_curve"), curve, STOPPED);
    expect(text.endsWith("\r\n2026-10-27 00:00:00,2026-10-31 00:00:00,,,,+01:00\r\n")).toBe(true);
  });
});

interface Message {
  readonly metadata: { readonly statistic_id: string };
  readonly stats: readonly { readonly start: string; readonly state: number; readonly sum: number }[];
}

const messagesOf = (text: string): Message[] => JSON.parse(text).messages;
describe("the statistics of Home Assistant", () => {
  it("the statistics of Home Assistant are full hours of a load curve, each once, whose sum never falls", () => {
    const [message, ...others] = messagesOf(written(writer("home-assistant", "load_curve"), curve));
    if (message === undefined) throw new Error("no message");
    expect(others).toEqual([]);
    new Recorder().take(message);
    expect(message.stats).toHaveLength(24 + 25 + 24);
    expect(new Set(message.stats.map(({ start }) => Date.parse(start))).size).toBe(73);
    expect(message.stats.at(-1)?.sum).toBe(sum(curve));
    expect(message.stats.every(({ sum }, at) => sum >= (message.stats[at - 1]?.sum ?? 0))).toBe(true);
  });

  it("the statistics of Home Assistant continue the same sums from piece to piece, and from answer to answer", () => {
    // An answer that stopped, and the one at its `rest.next`.
    const first = writer("home-assistant", "load_curve", {}, windowOf("2026-10-24", "2026-10-25"));
    const text = written(first, curve.slice(0, 48), STOPPED);
    const sums = first.sums?.sums ?? null;
    const next = writer("home-assistant", "load_curve", { sums }, windowOf("2026-10-25", "2026-10-27"));
    // Pieces are whole days, as periods of Enedis are.
    const stats = [text, next.head() + next.rows(curve.slice(48, 98)) + next.rows(curve.slice(98)) + next.tail(DONE)]
      .flatMap(messagesOf)
      .flatMap(({ stats }) => stats);
    expect(stats).toEqual(
      messagesOf(written(writer("home-assistant", "load_curve"), curve)).flatMap(({ stats }) => stats),
    );
  });

  it("the statistics of Home Assistant are one series for each register, and one of its cost where it has a price", () => {
    const prices = new Map([
      ["HP", 0.27],
      ["HC", 0.2068],
    ]);
    const messages = messagesOf(written(writer("home-assistant", "registers", { prices }), registers));
    const recorder = new Recorder();
    for (const message of messages) recorder.take(message);
    const last = new Map(messages.map(({ metadata, stats }) => [metadata.statistic_id, stats.at(-1)?.sum]));
    const peak = registers.filter(({ owner, register }) => owner === "supplier" && register === "HP");
    expect(last.get("conso_api:maison_consumption_registers_fc022035_hp")).toBe(sum(peak));
    expect(last.get("conso_api:maison_consumption_registers_fc022035_hp_cost")).toBeCloseTo(
      (sum(peak) / 1000) * 0.27,
      4,
    );
    expect(last.size).toBe(4 * 2);
  });
});
