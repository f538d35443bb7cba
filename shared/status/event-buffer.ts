import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import type { Day } from "../paris-time.ts";
import type { StatusEvent } from "./events.ts";
import type { StatusCounter } from "./status-board.ts";

/** Events are buffered this long before one write. */
const FLUSH_AFTER_MS = 2_000;

/** A buffer this old lost its request, which was to flush it: the next event starts a new one. */
const LOST_AFTER_MS = 30_000;

interface Buffer {
  readonly sinceMs: number;
  readonly counts: Partial<Record<StatusEvent, number>>;
  lastDay: Day | null;
}

/** Of this isolate. */
let buffer: Buffer | null = null;

/** The board of this deployment. */
export function boardOf(env: Env): StatusCounter {
  return durableObject(env.STATUS_BOARD, configFrom(env).jurisdiction, "status");
}

/**
 * Counts an event for the status page. The write happens after the answer has left, one for all events of these seconds.
 * When it fails, its counts are lost and nothing else.
 */
export function bufferEvent(
  env: Env,
  defer: (work: Promise<unknown>) => void,
  event: StatusEvent,
  lastDay: Day | null,
): void {
  const nowMs = Date.now();
  if (buffer === null || Math.abs(nowMs - buffer.sinceMs) > LOST_AFTER_MS) {
    buffer = { sinceMs: nowMs, counts: {}, lastDay: null };
    defer(flushLater(env));
  }
  buffer.counts[event] = (buffer.counts[event] ?? 0) + 1;
  if (lastDay !== null && (buffer.lastDay ?? "") < lastDay) buffer.lastDay = lastDay;
}

async function flushLater(env: Env): Promise<void> {
  await scheduler.wait(FLUSH_AFTER_MS);
  const full = buffer;
  buffer = null;
  if (full === null) return;
  await boardOf(env)
    .add(full.counts, full.lastDay)
    .catch(() => undefined);
}
