import { ConfigError } from "../config/config.ts";
import type { Refusal } from "./refusal.ts";
import { resolveStatus } from "./statuses.ts";

/**
 * The only lines this gateway ever logs. They let an operator find an incident number again: when, which refusal, which
 * upstream status. Nothing that names a person, a meter or a token is in them, because nothing of the request is.
 */
export function recordIncident(incident: string, refusal: Refusal): void {
  const { status, spoken } = resolveStatus(refusal);
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.warn(JSON.stringify({ incident, code: refusal.code, status, upstream: spoken?.status ?? null }));
}

/**
 * A bug of ours: its kind and place in our code, never its message, which may quote the request. The one exception names
 * a variable of the configuration, for the operator who has to mend it.
 */
export function recordBug(incident: string, error: unknown): void {
  const name = error instanceof ConfigError ? error.message : error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  // biome-ignore lint/suspicious/noConsole: the one place that logs
  console.error(JSON.stringify({ incident, bug: name, at: frames.slice(0, 5).map((frame) => frame.trim()) }));
}
