import { type ApplicationId, applicationsOf, FIRST_APPLICATION } from "../config/applications.ts";
import { configFrom } from "../config/config.ts";
import type { Env } from "../config/env.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { applicationOf, type Bearer } from "../token/bearer.ts";
import type { PresentedToken, TokenStatuses } from "../token/revocations.ts";
import type { UsagePointId } from "../usage-point.ts";
import { GATE_UNREACHABLE, gateOf } from "./ask-gate.ts";
import type { Budgets } from "./budgets.ts";

/** What the gates of all applications say of tokens, as if they were one. No call is spent. */
export interface Gates {
  /** The meters these tokens still open: each gate speaks for those that consented to its application. */
  tokenStatuses(...tokens: readonly PresentedToken[]): Promise<TokenStatuses>;
  /** In the order of the meters. */
  budgets(usagePoints: readonly UsagePointId[], bearer: Bearer): Promise<readonly Budgets[]>;
  /** Revokes this token at the gate of each of its meters. */
  revokeToken(token: PresentedToken, untilMs: number): Promise<void>;
  /** Revokes the other tokens of its meters with every application, as they may have consented twice. False when it is revoked itself. */
  revokeOthers(kept: PresentedToken): Promise<boolean>;
  /** The same for what devices remember. */
  forgetOtherDevices(kept: PresentedToken): Promise<boolean>;
  /** Whether Enedis gives each application of ours its token. */
  hasAppTokens(): Promise<boolean>;
}

/** Asks the gates, and refuses when one of them does not respond: a revoked token must stay revoked. What was half done can be asked again. */
export async function askGates<T>(
  env: Env,
  question: (gates: Gates) => Promise<T>,
): Promise<Outcome<T, typeof GATE_UNREACHABLE>> {
  try {
    return accepted(await question(gatesOf(env)));
  } catch {
    return refused(GATE_UNREACHABLE);
  }
}

const gatesOf = (env: Env): Gates => {
  const gates: Gates = {
    async tokenStatuses(...tokens) {
      const ids = applicationsOfTokens(tokens);
      const parts = await Promise.all(
        ids.map((id) => gateOf(env, id).tokenStatuses(...tokens.map((token) => partOf(token, id)))),
      );
      return joined(tokens, parts);
    },
    async budgets(usagePoints, bearer) {
      const ids = applicationsOfTokens([{ ...bearer, usagePoints }]);
      const found = new Map<UsagePointId, Budgets>();
      await Promise.all(
        ids.map(async (id) => {
          const own = usagePoints.filter((meter) => applicationOf(bearer, meter) === id);
          const budgets = await gateOf(env, id).budgets(own, bearer.id);
          for (const [at, meter] of own.entries()) if (budgets[at] !== undefined) found.set(meter, budgets[at]);
        }),
      );
      return usagePoints.map((meter) => found.get(meter) as Budgets);
    },
    async revokeToken(token, untilMs) {
      await Promise.all(applicationsOfTokens([token]).map((id) => gateOf(env, id).revokeToken(token.id, untilMs)));
    },
    revokeOthers: (kept) => everywhere(kept, (id, token) => gateOf(env, id).revokeOthers(token)),
    async hasAppTokens() {
      const ids = applicationsOf(configFrom(env));
      return !(await Promise.all(ids.map((id) => gateOf(env, id).hasAppToken()))).includes(false);
    },
    forgetOtherDevices: (kept) => everywhere(kept, (id, token) => gateOf(env, id).forgetOtherDevices(token)),
  };

  /** Does this with every gate for the meters that the token still opens. Only the gates of its meters know whether it is revoked. */
  async function everywhere(
    kept: PresentedToken,
    act: (id: ApplicationId, token: PresentedToken) => Promise<boolean>,
  ): Promise<boolean> {
    const ids = new Set([...applicationsOf(configFrom(env)), ...applicationsOfTokens([kept])]);
    if (ids.size === 1) return act([...ids][0] as ApplicationId, kept);
    const [usagePoints = []] = (await gates.tokenStatuses(kept)).allowed;
    if (usagePoints.length === 0) return false;
    const { elsewhere: _, ...token } = { ...kept, usagePoints };
    const done = await Promise.all([...ids].map((id) => act(id, token)));
    return !done.includes(false);
  }
  return gates;
};

/** The applications that the meters of these tokens consented to. */
function applicationsOfTokens(tokens: readonly PresentedToken[]): readonly ApplicationId[] {
  return [...new Set(tokens.flatMap((token) => token.usagePoints.map((meter) => applicationOf(token, meter))))];
}

/** A token as the gate of one application sees it. */
function partOf({ elsewhere, ...token }: PresentedToken, id: ApplicationId): PresentedToken {
  const usagePoints = token.usagePoints.filter((meter) => (elsewhere?.[meter] ?? FIRST_APPLICATION) === id);
  return { ...token, usagePoints };
}

function joined(tokens: readonly PresentedToken[], parts: readonly TokenStatuses[]): TokenStatuses {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return {
    allowed: tokens.map(({ usagePoints }, of) =>
      usagePoints.filter((meter) => parts.some(({ allowed }) => allowed[of]?.includes(meter))),
    ),
    issuableAtMs: Math.max(...parts.map(({ issuableAtMs }) => issuableAtMs)),
  };
}
