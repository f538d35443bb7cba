import type { Context } from "hono";
import type { Clock } from "../calls/single-flight.ts";

/** The time of this request, which ends when its caller leaves. */
export const clockOf = (c: Context): Clock => ({
  now: Date.now,
  sleep: (ms) => scheduler.wait(ms),
  callerLeft: c.req.raw.signal,
});
