import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { exchange } from "../enedis/exchange.ts";
import { recordDroppedRows } from "../refusals/incident-log.ts";
import { exportUrl, readExport, type Window } from "./eco2mix.ts";
import type { IntensityStore } from "./intensity-archive.ts";
import { nextMonth, oldestKeptMs, recentWindow } from "./schedule.ts";

/** A month is some 3 000 rows. */
const TIMEOUT_MS = 20_000;

/** The one archive of this deployment. */
export const archiveOf = (env: Env): IntensityStore =>
  durableObject(env.INTENSITY_ARCHIVE, configFrom(env).jurisdiction, "france");

/**
 * What the cron trigger does every quarter of an hour: two requests to ODRÉ, for the last days and for the month whose turn it
 * is. Should one fail, the next turn asks again; meanwhile the quarters are missing, and answers say so.
 */
export async function updateIntensity(env: Env, nowMs: number): Promise<void> {
  const archive = archiveOf(env);
  if (!(await copy(env, archive, recentWindow(nowMs), nowMs))) return;
  const { name, window } = nextMonth(nowMs, new Map(Object.entries(await archive.lookedAt())));
  await copy(env, archive, window, nowMs);
  // Noted even when it failed: one month that cannot be had must not keep the others from their turn.
  await archive.noteLook(name, nowMs, oldestKeptMs(nowMs));
}

async function copy(env: Env, archive: IntensityStore, window: Window, nowMs: number): Promise<boolean> {
  const answer = await exchange(exportUrl(configFrom(env).eco2mixUrl, window).href, {}, TIMEOUT_MS);
  const read = answer.ok && answer.value.status === 200 ? readExport(answer.value.text, window, nowMs) : null;
  if (read === null) return false;
  const { quarters, withoutValue, dropped } = read;
  recordDroppedRows(window.dataset, dropped);
  await archive.keep(window, { quarters, withoutValue }, nowMs);
  return true;
}
