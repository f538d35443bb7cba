import { GATE_UNREACHABLE } from "../quota/ask-gate.ts";
import type { Ask, Grant, Turn } from "../quota/protocol.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { CallContext } from "./call-context.ts";
import type { DatedRefusal } from "./recent-refusals.ts";

/** A call may go out now, with this token of our application. */
export interface TakenTurn {
  readonly accessToken: string;
  readonly turn: Turn;
}

/** A Worker that wakes later than this takes a new turn: the pacing tolerates only a bounded delay. */
const LATEST_START_MS = 100;
/** After an answer that came later than its turn, the next turn is asked for so much further ahead, at most three seconds. */
const LEAD_PER_ANSWER = 1.5;
const MOST_LEAD_MS = 3_000;
const MOST_TURNS = 3;
const NOTHING_RECALLED = { refusal: null, repeats: 0 } as const;

/** Asks the gate for a turn and waits for it. No call goes out without one, also when the gate does not respond. */
export async function takeTurn(context: CallContext, ask: Ask): Promise<Outcome<TakenTurn>> {
  // A refusal to a background call is not remembered: other requests of the same meter may still get a turn.
  const memory = ask.isBackground ? null : context.recentRefusals;
  const before = memory?.recall(ask, context.patienceMs, context.now()) ?? NOTHING_RECALLED;
  if (before.refusal !== null) return refused(before.refusal);

  const repeated = before.repeats > 0 ? { repeats: before.repeats } : {};
  // Counted by the waits, not by the clock, which may step.
  let patienceMs = ask.patienceMs;
  let leadMs = 0;
  for (let turn = 0; turn < MOST_TURNS && !context.callerLeft.aborted; turn++) {
    const askedAtMs = context.now();
    const grant = await context.gate
      .ask({ ...ask, ...(turn === 0 && repeated), ...(leadMs > 0 && { leadMs }), patienceMs })
      .catch((): Grant | null => null);
    const answerMs = context.now() - askedAtMs;
    if (grant === null) break;
    if (grant.budgets !== null) context.onBudgets(grant.budgets);
    if (!grant.ok) {
      if (isDated(grant.refusal)) memory?.remember(ask, grant.refusal, context.now());
      return refused(grant.refusal);
    }
    patienceMs = Math.max(patienceMs - grant.waitMs, 0);
    if (await waitForTurn(context, grant, askedAtMs))
      return accepted({ accessToken: grant.accessToken, turn: grant.turn });
    if (answerMs > grant.waitMs + LATEST_START_MS) leadMs = Math.min(answerMs * LEAD_PER_ANSWER, MOST_LEAD_MS);
  }
  // Spread out, so that those refused together do not come back together.
  const retryAfterMs = GATE_UNREACHABLE.retryAfterMs + context.random() * 25_000;
  return refused({ ...GATE_UNREACHABLE, retryAfterMs });
}

/** Sleeps until the turn. False when it can no longer be used, because the caller hung up or the Worker woke too late; then it is given back. */
async function waitForTurn(
  context: CallContext,
  grant: Extract<Grant, { ok: true }>,
  askedAtMs: number,
): Promise<boolean> {
  const { turn } = grant;
  const dueAtMs = turnInstant(grant, askedAtMs, context.now());
  const { callerLeft } = context;
  const giveBack = () => context.defer(context.gate.release(turn).catch(() => undefined));
  const waitMs = dueAtMs - context.now();
  if (callerLeft.aborted) giveBack();
  else if (waitMs > 0) {
    callerLeft.addEventListener("abort", giveBack, { once: true });
    await context.sleep(waitMs);
    context.effort.waitedMs += waitMs;
    callerLeft.removeEventListener("abort", giveBack);
  }
  if (callerLeft.aborted) return false;
  const isInTime = context.now() - dueAtMs <= LATEST_START_MS;
  if (!isInTime) giveBack();
  return isInTime;
}

/**
 * The turn's instant on this Worker's clock. The gate's clock is used within the bounds of the round trip, so that a slow
 * answer does not delay the call, and a gate whose clock differs by minutes does no harm.
 */
function turnInstant({ turn, waitMs }: Extract<Grant, { ok: true }>, askedAtMs: number, answeredAtMs: number): number {
  const latestMs = answeredAtMs + waitMs;
  return Math.min(Math.max(turn.atMs, askedAtMs + waitMs), latestMs);
}

/** Refusals that hold until a known instant. */
const DATED = new Set(["quota_shared", "quota_meter", "quota_loop"]);

const isDated = (refusal: Extract<Grant, { ok: false }>["refusal"]): refusal is DatedRefusal => DATED.has(refusal.code);
