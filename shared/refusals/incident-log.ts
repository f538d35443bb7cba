import { ConfigError } from "../config/config.ts";
import type { Refusal } from "./refusal.ts";
import { resolveStatus } from "./statuses.ts";

/**
 * The only lines that this gateway logs, with the bugs below: an operator finds an incident number, its refusal and Enedis's
 * status. Nothing of the request is in them, so nothing names a person, a meter or a token.
 */
export function recordIncident(incident: string, refusal: Refusal): void {
  const { status, spoken } = resolveStatus(refusal);
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.warn(JSON.stringify({ incident, code: refusal.code, status, upstream: spoken?.status ?? null }));
}

/**
 * Logs a bug: its kind and place in our code, never its message, which may quote the request. A configuration error is the
 * exception: its message names the variable that the operator has to correct.
 */
export function recordBug(incident: string, error: unknown): void {
  const name = error instanceof ConfigError ? error.message : error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.error(JSON.stringify({ incident, bug: name, at: frames.slice(0, 5).map((frame) => frame.trim()) }));
}
