import { ConfigError } from "../config/config.ts";
import { placesOf } from "../logs/places.ts";
import { writeLine } from "../logs/write.ts";
import { bugName, LINES } from "./log-lines.ts";
import type { Refusal } from "./refusal.ts";
import { resolveStatus } from "./statuses.ts";

/** Logs a refusal that is not the caller's to solve: an operator finds an incident number, its code and Enedis's status. */
export function recordIncident(incident: string, refusal: Refusal, nowMs: number): void {
  const sample = sampler.take(refusal.code, nowMs);
  if (sample === null) return;
  const { status, upstream } = resolveStatus(refusal);
  const values = { incident, code: refusal.code, status, upstream: upstream?.status ?? null };
  writeLine("warn", "incident", LINES.incident, { ...values, ...sample });
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

  /** How many lines of this code were skipped since its last one, if any; `null` when this one is skipped too. */
  take(code: string, nowMs: number): { readonly skipped?: number } | null {
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
    return skipped > 0 ? { skipped } : {};
  }
}

const sampler = new LineSampler();

/**
 * Logs a bug: its kind and its place in our code, never its message, which may quote the request. A configuration error is the
 * exception: its message names the variable that the operator has to correct.
 */
export function recordBug(incident: string, error: unknown, nowMs: number): void {
  if (error instanceof ConfigError) {
    const sample = sampler.take("configuration", nowMs);
    if (sample !== null) {
      writeLine("error", "configuration", LINES.configuration, { incident, wrong: error.message, ...sample });
    }
    return;
  }
  const bug = bugName(error);
  const at = error instanceof Error ? placesOf(error) : [];
  const sample = sampler.take(`${bug} ${at[0]}`, nowMs);
  if (sample !== null) writeLine("error", "bug", LINES.bug, { incident, bug, at, ...sample });
}

/**
 * Logs how many rows of an answer about a public dataset were dropped, by what was wrong with them; nothing when none was. One
 * line at most for each answer, and this gateway asks for eight an hour.
 */
export function recordDroppedRows(dataset: string, dropped: Readonly<Record<string, number>>): void {
  if (Object.keys(dropped).length === 0) return;
  writeLine("warn", "dropped_rows", LINES.dropped_rows, { dataset, dropped });
}
