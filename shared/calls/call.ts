import { enedisRefusal, isExpiredToken } from "../enedis/error-codes.ts";
import { type Answer, exchange } from "../enedis/exchange.ts";
import type { Ask, Line } from "../quota/protocol.ts";
import type { Outcome } from "../refusals/refusal.ts";
import { refused } from "../refusals/refusal.ts";
import type { UsagePointId } from "../usage-point.ts";
import type { World } from "./call-context.ts";
import { isBurst, reportOf } from "./report.ts";
import { takeTurn } from "./turn.ts";

export interface Call {
  readonly line: Line;
  /** What of that API: one may be down while the others answer. */
  readonly resource: string;
  readonly usagePointId: UsagePointId | null;
  readonly url: URL;
  readonly init: RequestInit;
}

/**
 * One call to Enedis in its turn, and what came of it told to the gate. It is made again, once, in a turn of its own, when
 * our application's token was dead or when it ran into the limit per second: neither was this caller's fault.
 */
export async function call(world: World, wanted: Call): Promise<Outcome<Answer>> {
  const { timeoutMs } = world.config.enedis;
  const startedAtMs = world.now();
  let rejectedToken: string | undefined;
  let again = false;
  for (;;) {
    const patienceMs = Math.max(0, world.patienceMs - (world.now() - startedAtMs));
    const taken = await takeTurn(world, {
      ...askOf(world, wanted),
      patienceMs,
      ...(rejectedToken && { rejectedToken }),
    });
    if (!taken.ok) return taken;

    const { accessToken, turn } = taken.value;
    const headers = { accept: "application/json", ...wanted.init.headers, authorization: `Bearer ${accessToken}` };
    const answer = await exchange(wanted.url, { ...wanted.init, headers }, timeoutMs);
    const report = reportOf(answer, turn);
    if (report !== null) world.defer(world.gate.report(report).catch(() => undefined));
    if (!answer.ok) return answer;

    const { status, text } = answer.value;
    if (status === 200) return answer;
    if (again) return refused(enedisRefusal(status, text, world.now()));
    again = true;
    if (isExpiredToken(status, text)) rejectedToken = accessToken;
    else if (!isBurst(status, text)) return refused(enedisRefusal(status, text, world.now()));
  }
}

/** The question names no meter: the same one, asked by the same meter again and again, is a loop. */
function askOf({ bearer }: World, { line, resource, usagePointId, url }: Call): Omit<Ask, "patienceMs"> {
  const asked = new URLSearchParams(url.search);
  asked.delete("pointId");
  const question = `${resource} ${asked}`;
  return { line, resource, usagePointId, ...(bearer && { bearer }), ...(usagePointId !== null && { question }) };
}
