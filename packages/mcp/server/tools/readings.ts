import * as z from "zod";
import type { Conso } from "../../../client/library/client.ts";
import { daysAsked } from "../days.ts";
import { end, last, prm, start } from "../parameters.ts";
import { type Tool, ToolRefusal } from "../tool.ts";

type Row = Readonly<Record<string, unknown>> & { readonly start?: string; readonly at?: string };

/** The days that one answer may have: about as many rows for each series. */
export const MOST_DAYS = { daily: 366, load_curve: 10, max_power: 366, registers: 31, index: 31 } as const;
/** Some 30 KB; curves of ten minutes and calendars of many registers have more rows a day than others. */
export const MOST_ROWS = 500;

/** The member that the highest row is found by; registers have none to compare. */
const HIGHEST_OF = {
  daily: "energy_wh",
  load_curve: "power_w",
  max_power: "max_power_va",
  registers: null,
  index: null,
};
/** Series whose rows add up; of registers, two calendars count the same energy. */
const SUMMED = new Set(["daily", "load_curve"]);

const input = z.strictObject({
  series: z
    .enum(["daily", "load_curve", "max_power", "registers", "index"])
    .describe(
      "daily: energy of each day. load_curve: energy and mean power of each half hour. max_power: the highest power of each day. registers: energy of each day by tariff period. index: what each counter showed at midnight.",
    ),
  direction: z.enum(["consumption", "production"]).default("consumption"),
  start,
  end,
  last,
  prm,
});

const limits = Object.entries(MOST_DAYS).map(([series, days]) => `${series} ${days}`);

/** The rows of one series, each as a list of values, which takes half the room of objects. */
export const readings: Tool<typeof input> = {
  name: "readings",
  title: "Readings of a Linky meter",
  description: `Energy in Wh and power in W or VA, in Paris time. Readings exist up to yesterday and arrive in the morning. At most days at once: ${limits.join(", ")}. Prefer daily unless the hour matters. total_wh and highest are computed for you.`,
  input,
  async answer({ series, direction, ...asked }, { conso, prm: usual, signal }) {
    const days = daysAsked(asked, Date.now());
    const most = MOST_DAYS[series];
    if (days !== null && days > most + 1) {
      throw new ToolRefusal(
        `This period is too large: ${series} gives at most ${most} days at once. Ask for a part of it, or for daily. For all of it in a file, the person runs: conso ${series.replace("_", "-")} --last P1Y --output year.csv`,
      );
    }
    const window = { ...asked, prm: asked.prm ?? usual, signal };
    const found = conso.readings(direction, series as "daily", window);
    const { rows, next } = await firstRows(found.batches());
    const { meter, holes, missing, clamped, absence } = found.report;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== "end");
    return {
      meter,
      direction,
      series,
      ...totals(series, rows),
      columns,
      rows: rows.map((row) => columns.map((name) => row[name] ?? null)),
      // Where the part that fits ends.
      ...(next !== null && { next_start: next, note: "More rows than fit: ask again from next_start." }),
      missing,
      holes: holes.slice(0, MOST_HOLES).map(({ start: from, end: to, code }) => ({ start: from, end: to, code })),
      clamped,
      ...(absence !== null && { behind_the_last: absence.message }),
    };
  },
};

const MOST_HOLES = 20;

/** As many rows as fit, and where the rest begins. Who stops early lets the gateway stop too. */
async function firstRows(
  batches: ReturnType<ReturnType<Conso["readings"]>["batches"]>,
): Promise<{ readonly rows: readonly Row[]; readonly next: string | null }> {
  const rows: Row[] = [];
  for await (const batch of batches) {
    for (const row of batch as readonly Row[]) {
      if (rows.length < MOST_ROWS) rows.push(row);
      else return { rows, next: row.start ?? row.at ?? null };
    }
  }
  return { rows, next: null };
}

function totals(series: keyof typeof HIGHEST_OF, rows: readonly Row[]): object {
  const member = HIGHEST_OF[series];
  const highest =
    member === null
      ? undefined
      : rows.reduce<Row | undefined>(
          (best, row) => (best === undefined || Number(row[member]) > Number(best[member]) ? row : best),
          undefined,
        );
  const sum = rows.reduce((total, row) => total + Number(row.energy_wh ?? 0), 0);
  return { ...(SUMMED.has(series) && { total_wh: sum }), ...(highest !== undefined && { highest }) };
}
