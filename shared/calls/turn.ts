import { GATE_UNREACHABLE } from "../quota/ask-gate.ts";
import type { Ask, Grant, Turn } from "../quota/protocol.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { CallContext, DatedRefusal } from "./call-context.ts";

/** A call may go out now, with this token of our application. */
export interface TakenTurn {
  readonly accessToken: string;
  readonly turn: Turn;
}

/** A Worker that wakes later than this takes a new turn: the pacing tolerates only a bounded delay. */
const LATEST_START_MS = 100;
const MOST_TURNS = 3;

/** Asks the gate for a turn and waits for it. No call goes out without one, also when the gate does not respond. */
export async function takeTurn(context: CallContext, ask: Ask): Promise<Outcome<TakenTurn>> {
  const before = recallRefusal(context, ask);
  if (before !== null) return refused(before);

  for (let turn = 0; turn < MOST_TURNS && !context.callerLeft.aborted; turn++) {
    const askedAtMs = context.now();
    const grant = await context.gate.ask(ask).catch((): Grant | null => null);
    if (grant === null) break;
    if (grant.budgets !== null) context.onBudgets(grant.budgets);
    if (!grant.ok) {
      rememberRefusal(context, ask, grant.refusal);
      return refused(grant.refusal);
    }
    if (await waitForTurn(context, grant, askedAtMs))
      return accepted({ accessToken: grant.accessToken, turn: grant.turn });
  }
  // Spread out, so that those refused together do not come back together.
  const retryAfterMs = GATE_UNREACHABLE.retryAfterMs + context.random() * 25_000;
  return refused({ ...GATE_UNREACHABLE, retryAfterMs });
}

/** Sleeps until the turn. Releases it when the caller hangs up meanwhile. False when the turn can no longer be used. */
async function waitForTurn(
  context: CallContext,
  grant: Extract<Grant, { ok: true }>,
  askedAtMs: number,
): Promise<boolean> {
  const { turn } = grant;
  const dueAtMs = turnInstant(grant, askedAtMs, context.now());
  const giveBack = () => context.defer(context.gate.release(turn).catch(() => undefined));
  if (context.callerLeft.aborted) giveBack();
  context.callerLeft.addEventListener("abort", giveBack, { once: true });
  const waitMs = dueAtMs - context.now();
  if (waitMs > 0 && !context.callerLeft.aborted) await context.sleep(waitMs);
  context.callerLeft.removeEventListener("abort", giveBack);
  return !context.callerLeft.aborted && context.now() - dueAtMs <= LATEST_START_MS;
}

/**
 * The turn's instant on this Worker's clock. The gate's clock is used within the bounds of the round trip, so that a slow
 * answer does not delay the call, and a gate whose clock differs by minutes does no harm.
 */
function turnInstant({ turn, waitMs }: Extract<Grant, { ok: true }>, askedAtMs: number, answeredAtMs: number): number {
  const latestMs = answeredAtMs + waitMs;
  return Math.min(Math.max(turn.atMs, askedAtMs + waitMs), latestMs);
}

const keyOf = ({ api, usagePointId }: Ask): string => `${api} ${usagePointId}`;

/** Refusals that hold until a known instant. */
const DATED = new Set(["quota_shared", "quota_meter", "quota_loop"]);

function rememberRefusal(context: CallContext, ask: Ask, refusal: Extract<Grant, { ok: false }>["refusal"]): void {
  if (ask.usagePointId !== null && DATED.has(refusal.code)) {
    context.recentRefusals.remember(keyOf(ask), refusal as DatedRefusal, context.now());
  }
}

function recallRefusal(context: CallContext, ask: Ask): DatedRefusal | null {
  const known = context.recentRefusals.recall(keyOf(ask), context.now());
  // Within the caller's patience the gate may find a turn after all.
  return known !== null && known.retryAfterMs > context.patienceMs ? known : null;
}
