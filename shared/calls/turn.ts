import type { Ask, Grant, Turn } from "../quota/protocol.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import type { Dated, World } from "./call-context.ts";

/** A call may go out now, with this token of our application. */
export interface Taken {
  readonly accessToken: string;
  readonly turn: Turn;
}

/** A Worker that wakes later than this no longer sends: the pacing tolerates a bounded delay, so it takes a new turn. */
const LATEST_MS = 100;
const TURNS = 3;

/** Asks the gate and waits for the turn it names. If the gate cannot be reached, nothing is sent: the quota is everybody's. */
export async function takeTurn(world: World, ask: Ask): Promise<Outcome<Taken>> {
  const before = recalled(world, ask);
  if (before !== null) return refused(before);

  for (let turn = 0; turn < TURNS && !world.left.aborted; turn++) {
    const askedAtMs = world.now();
    const grant = await world.gate.ask(ask).catch((): Grant | null => null);
    if (grant === null) break;
    if (grant.budgets !== null) world.onBudgets(grant.budgets);
    if (!grant.ok) {
      remember(world, ask, grant.refusal);
      return refused(grant.refusal);
    }
    if (await isInTime(world, grant, askedAtMs)) return accepted({ accessToken: grant.accessToken, turn: grant.turn });
  }
  // Spread, so that everybody turned away now does not come back together.
  return refused({ code: "gate_unreachable", retryAfterMs: 5_000 + world.random() * 25_000 });
}

/** Sleeps until the turn; a caller that leaves meanwhile gives it back, as nobody is left to answer. */
async function isInTime(world: World, grant: Extract<Grant, { ok: true }>, askedAtMs: number): Promise<boolean> {
  const { turn } = grant;
  const dueAtMs = due(grant, askedAtMs, world.now());
  const giveBack = () => world.defer(world.gate.release(turn).catch(() => undefined));
  if (world.left.aborted) giveBack();
  world.left.addEventListener("abort", giveBack, { once: true });
  const waitMs = dueAtMs - world.now();
  if (waitMs > 0 && !world.left.aborted) await world.sleep(waitMs);
  world.left.removeEventListener("abort", giveBack);
  return !world.left.aborted && world.now() - dueAtMs <= LATEST_MS;
}

/**
 * When the turn is, on our clock. The gate decided somewhere between our question and its answer: within these bounds its
 * own clock is believed, so that an answer that took long to reach us does not make the call as late.
 */
function due({ turn, waitMs }: Extract<Grant, { ok: true }>, askedAtMs: number, answeredAtMs: number): number {
  const latestMs = answeredAtMs + waitMs;
  return Math.min(Math.max(turn.atMs, askedAtMs + waitMs), latestMs);
}

/** Who asks what of which API: the same caller again is told the same again, without asking the gate. */
const keyOf = ({ line, usagePointId }: Ask): string => `${line} ${usagePointId}`;

const DATED = new Set(["quota_shared", "quota_meter", "quota_loop"]);

function remember(world: World, ask: Ask, refusal: Extract<Grant, { ok: false }>["refusal"]): void {
  if (ask.usagePointId !== null && DATED.has(refusal.code)) {
    world.turnedAway.remember(keyOf(ask), refusal as Dated, world.now());
  }
}

function recalled(world: World, ask: Ask): Dated | null {
  const known = world.turnedAway.recall(keyOf(ask), world.now());
  // Within the caller's patience only the gate knows: its turn may have come near.
  return known !== null && known.retryAfterMs > world.patienceMs ? known : null;
}
