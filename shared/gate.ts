import { configFrom } from "./config.ts";
import type { Env } from "./env.ts";
import { durableObject } from "./jurisdiction.ts";
import type { Budgets } from "./quota/budgets.ts";
import { accepted, type Outcome, refused } from "./refusal.ts";
import type { Presented, Standing } from "./revocations.ts";
import type { UsagePointId } from "./usage-point.ts";

/** What the quota gate knows of tokens. None of it spends a call. */
export interface TokenGate {
  standing(...presented: readonly Presented[]): Promise<Standing>;
  budgets(usagePoints: readonly UsagePointId[]): Promise<readonly Budgets[]>;
  revokeToken(id: string, untilMs: number): Promise<void>;
  revokeOthers(kept: Presented): Promise<boolean>;
}

/** When to come back if the gate does not answer. */
const BACK_IN_MS = 5_000;

/** Asks the one gate of the service about a token. Unheard, the answer is no: what is revoked stays so. */
export async function askGate<T>(
  env: Env,
  question: (gate: TokenGate) => Promise<T>,
): Promise<Outcome<T, { readonly code: "gate_unreachable"; readonly retryAfterMs: number }>> {
  // The stub of the object speaks for it; its own type, made of everything the object can do, is too deep for the compiler.
  const stub: unknown = durableObject(env.QUOTA_GATE, configFrom(env).jurisdiction, "enedis");
  try {
    return accepted(await question(stub as TokenGate));
  } catch {
    return refused({ code: "gate_unreachable", retryAfterMs: BACK_IN_MS });
  }
}
