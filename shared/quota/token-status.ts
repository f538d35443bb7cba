import type { Env } from "../config/env.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { Bearer } from "../token/bearer.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { GATE_UNREACHABLE } from "./ask-gate.ts";
import { askGates } from "./gates.ts";

/** What a verified token still opens, and the instant at which a new token made from it is issued (decision 0024). */
export interface TokenStatus {
  /** Those of the meters in the question that no revocation took away; never empty. */
  readonly allowed: readonly UsagePointId[];
  readonly issuableAtMs: number;
}

/**
 * Asks the gate which of these meters a verified token still opens. Refuses with `token_revoked` when none is left, and with
 * `gate_unreachable` when the gate does not respond. Spends no call to Enedis.
 */
export async function readTokenStatus(
  env: Env,
  bearer: Bearer,
  usagePoints: readonly UsagePointId[],
): Promise<Outcome<TokenStatus, typeof GATE_UNREACHABLE | { readonly code: "token_revoked" }>> {
  const statuses = await askGates(env, (gates) => gates.tokenStatuses({ ...bearer, usagePoints }));
  if (!statuses.ok) return statuses;
  const {
    allowed: [allowed = []],
    issuableAtMs,
  } = statuses.value;
  return allowed.length > 0 ? accepted({ allowed, issuableAtMs }) : refused({ code: "token_revoked" });
}
