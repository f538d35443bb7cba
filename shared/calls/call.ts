import { enedisRefusal, isExpiredToken, refusalInSuccess } from "../enedis/error-codes.ts";
import { type EnedisAnswer, exchange } from "../enedis/exchange.ts";
import type { Ask, UpstreamApi } from "../quota/protocol.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { refused } from "../refusals/refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { CallContext } from "./call-context.ts";
import { isBurst, reportOf } from "./report.ts";
import { takeTurn } from "./turn.ts";

export interface Call {
  readonly api: UpstreamApi;
  /** One resource of that API may be down while the others answer. */
  readonly resource: string;
  readonly usagePointId: UsagePointId | null;
  /** What it asks about the meter, in a few words without it; the gate counts repeats per token, to find loops. */
  readonly question?: string;
  readonly url: string;
  readonly init: RequestInit;
}

/**
 * Makes one call to Enedis in its turn and reports the outcome to the gate. The call is repeated once, in a turn of its own,
 * when our application's token had expired or the limit per second was hit: neither is this caller's fault.
 */
export async function makeCall(context: CallContext, wanted: Call): Promise<Outcome<EnedisAnswer>> {
  const { timeoutMs } = context.config.enedis;
  const startedAtMs = context.now();
  let rejectedToken: string | undefined;
  let isRetry = false;
  for (;;) {
    const elapsedMs = Math.max(context.now() - startedAtMs, 0);
    const patienceMs = Math.max(context.patienceMs - elapsedMs, 0);
    const taken = await takeTurn(context, {
      ...askOf(context, wanted),
      patienceMs,
      ...(rejectedToken && { rejectedToken }),
    });
    if (!taken.ok) return taken;

    const { accessToken, turn } = taken.value;
    const headers = { accept: "application/json", ...wanted.init.headers, authorization: `Bearer ${accessToken}` };
    context.effort.upstreamCalls++;
    const askedAtMs = context.now();
    const answer = await exchange(wanted.url, { ...wanted.init, headers }, timeoutMs);
    context.onCall?.({ api: wanted.api, answer, askedAtMs, answeredAtMs: context.now() });
    const report = reportOf(answer, turn);
    if (report !== null) context.defer(context.gate.report(report).catch(() => undefined));
    if (!answer.ok) return answer;

    const { status, text } = answer.value;
    if (status === 200) {
      const hidden = refusalInSuccess(text);
      return hidden === null ? answer : refused(hidden);
    }
    if (isRetry) return refused(enedisRefusal(status, text, context.now()));
    isRetry = true;
    if (isExpiredToken(status, text)) rejectedToken = accessToken;
    else if (!isBurst(status, text)) return refused(enedisRefusal(status, text, context.now()));
  }
}

function askOf(
  { bearer, isBackground = false }: CallContext,
  { api, resource, usagePointId, question }: Call,
): Omit<Ask, "patienceMs"> {
  return {
    api,
    resource,
    usagePointId,
    ...(bearer && { bearer }),
    ...(question !== undefined && { question }),
    ...(isBackground && { isBackground }),
  };
}
