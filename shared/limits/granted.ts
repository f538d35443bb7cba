import { durableObject } from "../config/durable-object.ts";
import type { Config, Env } from "../config/env.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { Limiter } from "./attempt-limiter.ts";
import type { Pace } from "./pace.ts";

/** What is refused when a counter has none left. */
type Exhausted = "too_many_attempts" | "too_many_tokens";

const BACK_IN_MS = 5_000;

/** Takes one from each counter, in order, until one has none left. Without an answer, nothing is granted. */
export async function granted(
  env: Env,
  { jurisdiction }: Config,
  counters: readonly (readonly [name: string, pace: Pace])[],
  code: Exhausted,
): Promise<Outcome<null>> {
  for (const [name, pace] of counters) {
    const limiter = durableObject<Limiter>(env.ATTEMPT_LIMITER, jurisdiction, name);
    const waitMs = await limiter.take(pace).catch(() => null);
    if (waitMs === null) return refused({ code: "gate_unreachable", retryAfterMs: BACK_IN_MS });
    if (waitMs > 0) return refused({ code, retryAfterMs: waitMs });
  }
  return accepted(null);
}
