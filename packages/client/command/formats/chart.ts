import type { TaggedRow } from "./tagged-row.ts";

const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const HEIGHT = 8;
const AXIS_WIDTH = 9;

/** What a chart of each series shows, and how the values of a column become one. */
const MEMBERS = {
  energy_wh: { unit: "Wh", merged: mean },
  power_w: { unit: "W", merged: mean },
  max_power_va: { unit: "VA", merged: (values: readonly number[]) => Math.max(...values) },
} as const;

export type ChartMember = keyof typeof MEMBERS;

/** Rows as columns of blocks; as many rows share a column as the width asks for. */
export function chart(rows: readonly TaggedRow[], member: ChartMember, width: number): string {
  const { unit, merged } = MEMBERS[member];
  const values = rows.map((row) => Number(row[member] ?? 0));
  const share = Math.ceil(values.length / Math.max(1, width - AXIS_WIDTH));
  const columns = Array.from({ length: Math.ceil(values.length / share) }, (_, at) =>
    merged(values.slice(at * share, (at + 1) * share)),
  );
  const most = Math.max(1, ...columns);
  const lines = Array.from({ length: HEIGHT }, (_, at) => {
    const floor = HEIGHT - 1 - at;
    const blocks = columns.map((value) => {
      const eighths = Math.round((value / most) * HEIGHT * 8) - floor * 8;
      return EIGHTHS[Math.min(8, Math.max(0, eighths))];
    });
    const label = at === 0 ? `${Math.round(most)} ${unit}` : floor === 0 ? "0" : "";
    return `${label.padStart(AXIS_WIDTH - 1)} ${blocks.join("").trimEnd()}`.trimEnd();
  });
  const [first, last] = [rows.at(0), rows.at(-1)].map((row) => row?.start?.slice(0, 10) ?? "");
  const space = Math.max(1, columns.length - (first?.length ?? 0) - (last?.length ?? 0));
  const days = first === last ? first : `${first}${" ".repeat(space)}${last}`;
  return `${lines.join("\n")}\n${" ".repeat(AXIS_WIDTH)}${days}\n`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
