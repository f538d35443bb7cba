import type { Config, Env } from "../env.ts";
import { durableObject } from "../jurisdiction.ts";
import { keyedHash } from "../keyed-hash.ts";
import { accepted, type Outcome, refused } from "../refusal.ts";
import { addressBlock } from "./address-block.ts";
import { IN_ALL, type Pace, PER_ADDRESS } from "./pace.ts";

/**
 * May this address make Enedis look up one more authorisation? First its own limit, so that nobody uses up everybody's.
 * The address is in no storage: it names its counter as a keyed hash. Without an answer, nothing is looked up.
 */
export async function takeAttempt(env: Env, config: Config, address: string | undefined): Promise<Outcome<null>> {
  const own = await keyedHash(config.tokenSecrets.current, "address", addressBlock(address ?? "unknown"));
  const counters: [string, Pace][] = [
    [`address ${own}`, PER_ADDRESS],
    ["everybody", IN_ALL],
  ];
  for (const [name, pace] of counters) {
    const limiter = durableObject(env.ATTEMPT_LIMITER, config.jurisdiction, name);
    const waitMs = await limiter.take(pace).catch(() => null);
    if (waitMs === null) return refused({ code: "gate_unreachable", retryAfterMs: 5_000 });
    if (waitMs > 0) return refused({ code: "too_many_attempts", retryAfterMs: waitMs });
  }
  return accepted(null);
}
