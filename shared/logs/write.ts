import { type Fields, lineOf } from "./fields.ts";

/** How loud a line is: `info` is written only where an operator switched it on. */
export type Level = "info" | "warn" | "error";

/** The one place that logs. */
export function writeLine(level: Level, log: string, fields: Fields, values: Readonly<Record<string, unknown>>): void {
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console[level](lineOf(log, fields, values));
}
