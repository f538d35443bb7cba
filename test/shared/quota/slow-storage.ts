import type { CallContext } from "../../../shared/calls/call-context.ts";
import { RecentRefusals } from "../../../shared/calls/recent-refusals.ts";
import { takeTurn } from "../../../shared/calls/turn.ts";
import type { Lessons } from "../../../shared/quota/lessons.ts";
import type { LineSnapshot } from "../../../shared/quota/line.ts";
import type { Limits } from "../../../shared/quota/pace.ts";
import type { Ask, Grant } from "../../../shared/quota/protocol.ts";
import { Quota } from "../../../shared/quota/quota.ts";
import type { Saved, Store } from "../../../shared/quota/storage.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

/** A clock that steps from one thing to do to the next, in order. */
export class VirtualTime {
  nowMs: number;
  readonly #due: { atMs: number; act: () => void }[] = [];

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  at(atMs: number, act: () => void): void {
    const index = this.#due.findLastIndex((other) => other.atMs <= atMs);
    this.#due.splice(index + 1, 0, { atMs, act });
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resume) => this.at(this.nowMs + Math.max(ms, 0), resume));
  }

  /** Until nothing is left to do. */
  async run(): Promise<void> {
    for (;;) {
      // Whatever follows from the last step comes first.
      await new Promise(setImmediate);
      const next = this.#due.shift();
      if (next === undefined) return;
      this.nowMs = Math.max(this.nowMs, next.atMs);
      next.act();
    }
  }
}

/**
 * Storage whose writes take their time, as a Durable Object sees it: the object goes on deciding, and no answer leaves before what was
 * written until then is durable (the output gate). A crash loses what is not durable yet, and the answers that waited for it.
 */
class SlowStorage implements Store {
  durable: Saved = {};
  heldUntilMs = 0;
  writes = 0;
  lives = 0;
  #latest: Saved = {};
  readonly #time: VirtualTime;
  readonly #takesMs: () => number;

  constructor(time: VirtualTime, takesMs: () => number) {
    this.#time = time;
    this.#takesMs = takesMs;
  }

  saveLine(line: LineSnapshot): void {
    this.#write({ line: structuredClone(line) });
  }

  saveLessons(lessons: Lessons): void {
    this.#write({ lessons });
  }

  crash(): void {
    this.lives++;
    this.#latest = this.durable;
    this.heldUntilMs = this.#time.nowMs;
  }

  #write(part: Saved): void {
    this.writes++;
    const [written, life] = [{ ...this.#latest, ...part }, this.lives];
    this.#latest = written;
    this.heldUntilMs = Math.max(this.heldUntilMs, this.#time.nowMs + this.#takesMs());
    this.#time.at(this.heldUntilMs, () => {
      if (life === this.lives) this.durable = written;
    });
  }
}

/** Who was told to come back so often gives up. */
const MOST_TRIES = 20;
/** How long a call is on its way to Enedis, at most: with the 100 ms that its turn may be late, the 250 ms that the pace allows for (0026). */
const MOST_TRAVEL_MS = 150;

export interface Herd {
  readonly limits: Limits;
  readonly clients: number;
  /** The clients come within so long. */
  readonly withinMs: number;
  /** How long each write takes. */
  readonly writeTakesMs: () => number;
  /** When the gate is killed, after the beginning. */
  readonly crashesMs?: readonly number[];
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface Outcome {
  /** When each call reached Enedis. */
  readonly arrivalsMs: readonly number[];
  readonly tookMs: number;
  readonly unreachable: number;
  readonly givenBack: number;
  readonly writes: number;
}

/** A herd over the gateway's own arithmetic and its own way of waiting for a turn, with a gate that writes to slow storage. */
export async function herdOverSlowStorage({ limits, clients, withinMs, random, ...herd }: Herd): Promise<Outcome> {
  const startMs = Date.UTC(2026, 9, 15, 12);
  const time = new VirtualTime(startMs);
  const storage = new SlowStorage(time, herd.writeTakesMs);
  let quota = new Quota(limits);
  const [arrivalsMs, counts]: [number[], { unreachable: number; givenBack: number }] = [
    [],
    { unreachable: 0, givenBack: 0 },
  ];
  for (const afterMs of herd.crashesMs ?? [])
    time.at(startMs + afterMs, () => {
      storage.crash();
      quota = new Quota(limits, storage.durable);
    });

  const ask = async ({ usagePointId, patienceMs, leadMs }: Ask): Promise<Grant> => {
    const [nowMs, life] = [time.nowMs, storage.lives];
    const meterKey = Number(usagePointId);
    const decision = quota.ask({ nowMs, patienceMs, leadMs, meterKey });
    quota.save(storage);
    await time.sleep(storage.heldUntilMs - nowMs);
    if (life !== storage.lives) throw new Error("the gate was killed");
    const budgets = quota.budgets(meterKey, nowMs);
    if (!decision.ok) {
      const refusal = { code: "quota_shared", retryAfterMs: decision.backAtMs - nowMs } as const;
      return { ok: false, refusal, budgets };
    }
    const turn = { ...decision, api: "measures", resource: "measures", meterKey, reportSuccess: false } as const;
    return { ok: true, waitMs: decision.atMs - nowMs, accessToken: "token", turn, budgets };
  };
  const context = {
    gate: {
      ask,
      release: async (turn: Parameters<Quota["giveBack"]>[0]) => {
        counts.givenBack++;
        quota.giveBack(turn, time.nowMs);
      },
    },
    patienceMs: 25_000,
    callerLeft: new AbortController().signal,
    defer: () => undefined,
    onBudgets: () => undefined,
    effort: { waitedMs: 0, upstreamCalls: 0 },
    recentRefusals: new RecentRefusals(),
    now: () => time.nowMs,
    sleep: (ms: number) => time.sleep(ms),
    random,
  } as unknown as CallContext;

  const visit = async (n: number): Promise<void> => {
    await time.sleep(random() * withinMs);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const wanted = { api: "measures", usagePointId: `${n}` as UsagePointId, patienceMs: 25_000 } as const;
      const taken = await takeTurn(context, wanted);
      if (taken.ok) return void arrivalsMs.push(time.nowMs + random() * MOST_TRAVEL_MS);
      if (taken.refusal.code === "gate_unreachable") counts.unreachable++;
      await time.sleep("retryAfterMs" in taken.refusal ? taken.refusal.retryAfterMs : 1_000);
    }
  };
  const visits = Promise.all(Array.from({ length: clients }, (_, n) => visit(n)));
  await time.run();
  await visits;
  return { arrivalsMs, tookMs: Math.max(...arrivalsMs) - startMs, ...counts, writes: storage.writes };
}
