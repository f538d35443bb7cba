import type { Context } from "hono";
import type { Day } from "../paris-time.ts";
import { bufferEvent } from "../status/event-buffer.ts";
import type { StatusEvent } from "../status/events.ts";
import type { AppEnv } from "./app-env.ts";
import { countConsent } from "./count-consent.ts";

/** Counts an event for the status page, after the answer has left. */
export function noteEvent<E extends AppEnv>(c: Context<E>, event: StatusEvent, lastDay: Day | null = null): void {
  const runtime = runtimeOf(c);
  if (runtime === null) return;
  countConsent(c.env, event);
  bufferEvent(c.env, (work) => runtime.waitUntil(work), event, lastDay);
}

/** `null` when a test calls the handler without a runtime: Hono throws then. */
function runtimeOf(c: Context): Context["executionCtx"] | null {
  try {
    return c.executionCtx;
  } catch {
    return null;
  }
}
