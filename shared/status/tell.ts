import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Event } from "./events.ts";
import type { StatusCounter } from "./status-board.ts";

/** So long are events gathered before they are told, all at once. */
const GATHER_MS = 2_000;

/** Should whoever was to tell be gone, somebody else takes over after this long. */
const LOST_AFTER_MS = 30_000;

interface Gathered {
  readonly sinceMs: number;
  readonly counts: Partial<Record<Event, number>>;
  lastDay: string | null;
}

/** Of this isolate: what happened and is not told yet. */
let gathered: Gathered | null = null;

/** The board of this deployment. */
export function boardOf(env: Env): StatusCounter {
  return durableObject(env.STATUS_BOARD, configFrom(env).jurisdiction, "status");
}

/**
 * Counts something, for the status page, after the answer is out and together with what else happens in these seconds: it
 * delays nobody and costs no call of its own to the object. Should the telling fail, some counts are lost and nothing else.
 */
export function tell(env: Env, defer: (work: Promise<unknown>) => void, event: Event, lastDay: string | null): void {
  const nowMs = Date.now();
  if (gathered === null || Math.abs(nowMs - gathered.sinceMs) > LOST_AFTER_MS) {
    gathered = { sinceMs: nowMs, counts: {}, lastDay: null };
    defer(tellAll(env));
  }
  gathered.counts[event] = (gathered.counts[event] ?? 0) + 1;
  if (lastDay !== null && (gathered.lastDay ?? "") < lastDay) gathered.lastDay = lastDay;
}

async function tellAll(env: Env): Promise<void> {
  await scheduler.wait(GATHER_MS);
  const told = gathered;
  gathered = null;
  if (told === null) return;
  await boardOf(env)
    .add(told.counts, told.lastDay)
    .catch(() => undefined);
}
