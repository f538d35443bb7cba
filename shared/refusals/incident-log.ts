import { ConfigError } from "../config/config.ts";
import type { Refusal } from "./refusal.ts";
import { resolveStatus } from "./statuses.ts";

/**
 * The only lines that this gateway logs, with the two kinds below: an operator finds an incident number, its refusal and Enedis's
 * status. Nothing of the request is in them, so nothing names a person, a meter or a token.
 */
export function recordIncident(incident: string, refusal: Refusal, nowMs: number): void {
  const sample = sampler.take(refusal.code, nowMs);
  if (sample === null) return;
  const { status, upstream } = resolveStatus(refusal);
  const line = { incident, code: refusal.code, status, upstream: upstream?.status ?? null };
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.warn(JSON.stringify(sample.skipped > 0 ? { ...line, skipped: sample.skipped } : line));
}

/** Lines per minute in one isolate of a code, or of a place where a bug is: a client that repeats must not fill the operator's log. */
export const LINES_PER_MINUTE = 20;

interface LoggedMinute {
  readonly minute: number;
  lines: number;
  skipped: number;
}

/** Decides which lines are written; there are as many windows as codes, and as places in our code where a bug was met. */
export class LineSampler {
  readonly #windows = new Map<string, LoggedMinute>();

  /** How many lines of this code were skipped since its last one, or `null` when this one is skipped too. */
  take(code: string, nowMs: number): { readonly skipped: number } | null {
    const minute = Math.floor(nowMs / 60_000);
    const before = this.#windows.get(code);
    const window = before?.minute === minute ? before : { minute, lines: 0, skipped: before?.skipped ?? 0 };
    this.#windows.set(code, window);
    if (window.lines >= LINES_PER_MINUTE) {
      window.skipped++;
      return null;
    }
    const { skipped } = window;
    window.lines++;
    window.skipped = 0;
    return { skipped };
  }
}

const sampler = new LineSampler();

/**
 * Logs a bug: its kind and place in our code, never its message, which may quote the request. A configuration error is the
 * exception: its message names the variable that the operator has to correct.
 */
export function recordBug(incident: string, error: unknown, nowMs: number): void {
  const name = error instanceof ConfigError ? error.message : error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  const at = frames.slice(0, 5).map((frame) => frame.trim());
  const sample = sampler.take(`${name} ${at[0]}`, nowMs);
  if (sample === null) return;
  const line = { incident, bug: name, at };
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.error(JSON.stringify(sample.skipped > 0 ? { ...line, skipped: sample.skipped } : line));
}

/**
 * Logs how many rows of an answer about a public dataset were dropped, by what was wrong with them; nothing when none was. One
 * line at most for each answer, and this gateway asks for eight an hour.
 */
export function recordDroppedRows(dataset: string, dropped: Readonly<Record<string, number>>): void {
  if (Object.keys(dropped).length === 0) return;
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.warn(JSON.stringify({ dataset, dropped }));
}
