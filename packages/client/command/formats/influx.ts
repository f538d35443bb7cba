import { type CellValue, type LineFormat, lineEndOf, type TaggedRow } from "./tagged-row.ts";

const MEASUREMENT = "linky";
/** With the tags they tell series of one instant apart. */
const TAGS = ["calendar", "direction", "meter", "owner", "register", "series"];
const TIMES = new Set(["start", "end", "at"]);

/** Tags, fields and nanoseconds. A space inside of a tag stands behind a backslash. */
const LINE = /^linky((?:\\.|[^ \\])+) (.*) (\d+)000000$/;
/** The tags that place a line; none of their values needs a backslash. */
const PLACE = /,(direction|meter|series)=([^, ]+)/g;

/**
 * The line protocol of InfluxDB: a point stands where its interval begins, and its field `seconds` says how long that is. Telegraf,
 * VictoriaMetrics and QuestDB read it too.
 */
export const influx: LineFormat = {
  line: (row) => {
    const tags = TAGS.flatMap((name) => (row[name] == null ? [] : [`${name}=${escaped(String(row[name]))}`]));
    const fields = Object.entries(row).flatMap(([name, cell]) =>
      TAGS.includes(name) || TIMES.has(name) || cell == null ? [] : [`${name}=${fieldText(cell)}`],
    );
    return `${[MEASUREMENT, ...tags].join(",")} ${[...fields, ...secondsOf(row)].join(",")} ${startMs(row)}000000\n`;
  },
  read: (line) => {
    const [, tagText = "", fields = "", startText = ""] = LINE.exec(line) ?? [];
    const tags = Object.fromEntries([...tagText.matchAll(PLACE)].map(([, name, value]) => [name, value]));
    const seconds = /seconds=(\d+)i$/.exec(fields)?.[1];
    const [start, end] = [Number(startText), Number(startText) + 1000 * Number(seconds ?? 0)].map(instant);
    return startText === ""
      ? null
      : lineEndOf({ ...tags, ...(seconds === undefined ? { at: start } : { start, end }) });
  },
};

const instant = (atMs: number): string => new Date(atMs).toISOString();

const startMs = (row: TaggedRow): number => Date.parse(row.at ?? row.start ?? "");

const secondsOf = (row: TaggedRow): string[] =>
  row.end === undefined ? [] : [`seconds=${(Date.parse(row.end) - startMs(row)) / 1000}i`];

/** Every number of the gateway is whole. */
function fieldText(cell: CellValue): string {
  if (typeof cell === "number") return `${cell}i`;
  return typeof cell === "boolean" ? String(cell) : `"${String(cell).replaceAll(/["\\]/g, "\\$&")}"`;
}

/** Spaces, commas and equal signs end a tag. */
const escaped = (text: string): string => text.replaceAll(/[ ,=]/g, "\\$&");
