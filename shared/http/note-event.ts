import type { Context } from "hono";
import type { Event } from "../status/events.ts";
import { tell } from "../status/tell.ts";
import type { AppEnv } from "./app-env.ts";

/** Counts an event for the status page, after the answer has left. */
export function noteEvent(c: Context<AppEnv>, event: Event, lastDay: string | null = null): void {
  const runtime = runtimeOf(c);
  if (runtime !== null) tell(c.env, (work) => runtime.waitUntil(work), event, lastDay);
}

/** `null` for a handler that was called by hand, as tests do: nothing outlives its answer. Hono throws then. */
function runtimeOf(c: Context<AppEnv>): Context["executionCtx"] | null {
  try {
    return c.executionCtx;
  } catch {
    return null;
  }
}
