import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { Gate } from "./protocol.ts";

/** The one refusal for a Durable Object that does not respond: without its answer nothing is granted. */
export const GATE_UNREACHABLE = { code: "gate_unreachable", retryAfterMs: 5_000 } as const;

/** The one quota gate of this deployment. */
export const gateOf = (env: Env): Gate => durableObject(env.QUOTA_GATE, configFrom(env).jurisdiction, "enedis");

/** Asks the gate, and refuses when it does not respond: a revoked token must stay revoked. */
export async function askGate<T>(
  env: Env,
  question: (gate: Gate) => Promise<T>,
): Promise<Outcome<T, typeof GATE_UNREACHABLE>> {
  try {
    return accepted(await question(gateOf(env)));
  } catch {
    return refused(GATE_UNREACHABLE);
  }
}
