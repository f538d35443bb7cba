import { configFrom } from "../config/config.ts";
import { durableObject } from "../config/durable-object.ts";
import type { Env } from "../config/env.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { Gate } from "./protocol.ts";

/** When to come back if the gate does not answer. */
const BACK_IN_MS = 5_000;

/** The one quota gate of this deployment. */
export const gateOf = (env: Env): Gate => durableObject(env.QUOTA_GATE, configFrom(env).jurisdiction, "enedis");

/** Asks the gate, and refuses when it does not answer: a revoked token must stay revoked. */
export async function askGate<T>(
  env: Env,
  question: (gate: Gate) => Promise<T>,
): Promise<Outcome<T, { readonly code: "gate_unreachable"; readonly retryAfterMs: number }>> {
  try {
    return accepted(await question(gateOf(env)));
  } catch {
    return refused({ code: "gate_unreachable", retryAfterMs: BACK_IN_MS });
  }
}
