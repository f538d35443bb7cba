import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecentRefusals } from "../../../shared/calls/recent-refusals.ts";
import type { Limits } from "../../../shared/quota/pace.ts";
import { Quota } from "../../../shared/quota/quota.ts";
import type { TurnName } from "../../../shared/quota/turns.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";
import { Disk } from "./disk.ts";
import { busiest, seeded } from "./windows.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const HOUR_MS = 3_600_000;
const LIMITS: Limits = { callsPerSecond: 5, callsPerHour: 10_000 };

const wish = (nowMs: number, meter: number, patienceMs = 25_000) => ({ nowMs, patienceMs, meterKey: meter });

describe("a line under load", () => {
  it("a line serves a thousand callers within three seconds each beside an abuser that asks fifty times a second", () => {
    const random = seeded(3);
    const quota = new Quota(LIMITS);
    const asks = [
      ...Array.from({ length: 30_000 }, (_, n) => ({ atMs: NOON + n * 20, meter: 0 })),
      ...Array.from({ length: 1_000 }, (_, n) => ({ atMs: NOON + Math.floor(random() * 600_000), meter: n + 1 })),
    ].sort((a, b) => a.atMs - b.atMs);
    const answers = asks.map(({ atMs, meter }) => ({ meter, atMs, decision: quota.ask(wish(atMs, meter)) }));
    const waitsMs = answers.flatMap(({ meter, atMs, decision }) =>
      meter > 0 && decision.ok ? [decision.atMs - atMs] : [],
    );
    expect(waitsMs).toHaveLength(1_000);
    expect(Math.max(...waitsMs)).toBeLessThan(3_000);
    expect(answers.filter(({ decision }) => decision.ok).length).toBeGreaterThan(2_390);
  });

  it("a line serves honest callers within three seconds after the first minute beside two hundred heedless meters", () => {
    const random = seeded(4);
    const STORM_MS = 600_000;
    const quota = new Quota(LIMITS);
    const storm = Array.from({ length: 200 }, (_, meter) =>
      Array.from({ length: STORM_MS / 1_000 }, (_, n) => ({
        atMs: NOON + n * 1_000 + Math.floor(random() * 1_000),
        meter,
      })),
    ).flat();
    const honest = Array.from({ length: STORM_MS / 500 }, (_, n) => ({ atMs: NOON + n * 500, meter: 1_000 + n }));
    const asks = [...storm, ...honest].sort((a, b) => a.atMs - b.atMs);
    const answers = asks.map(({ atMs, meter }) => ({ meter, atMs, decision: quota.ask(wish(atMs, meter)) }));
    const settled = answers.filter(({ atMs }) => atMs > NOON + 60_000);
    const waitsMs = settled.flatMap(({ meter, atMs, decision }) =>
      meter >= 1_000 ? [decision.ok ? decision.atMs - atMs : Number.POSITIVE_INFINITY] : [],
    );
    expect(waitsMs).toHaveLength(1_079);
    expect(Math.max(...waitsMs)).toBeLessThan(3_000);
    expect(settled.filter(({ decision }) => decision.ok).length).toBeGreaterThan(2_150);
  });
});

describe("a line behind a Worker that repeats refusals from its memory", () => {
  it("a Worker that repeats refusals from memory keeps honest callers served beside two hundred heedless meters", async () => {
    const quota = new Quota(LIMITS);
    const refusals = new RecentRefusals();
    const PATIENCE_MS = 25_000;
    const waits: { atMs: number; waitMs: number }[] = [];
    for (let nowMs = NOON; nowMs < NOON + 120_000; nowMs += 250) {
      for (let meter = 0; meter < 200; meter++) {
        const asker = { api: "measures", usagePointId: `${30_000_000_000_000 + meter}` as UsagePointId } as const;
        const recalled = await refusals.recall(asker, PATIENCE_MS, nowMs);
        if (recalled.refusal !== null) continue;
        const decision = quota.ask({ ...wish(nowMs, meter), repeats: recalled.repeats });
        if (decision.ok) continue;
        await refusals.remember(asker, { code: "quota_shared", retryAfterMs: decision.backAtMs - nowMs }, nowMs);
      }
      if (nowMs % 500 !== 0) continue;
      const honest = quota.ask(wish(nowMs, 1_000 + nowMs - NOON));
      waits.push({ atMs: nowMs, waitMs: honest.ok ? honest.atMs - nowMs : Number.POSITIVE_INFINITY });
    }
    const longestFrom = (fromMs: number) =>
      Math.max(...waits.filter(({ atMs }) => atMs >= NOON + fromMs).map(({ waitMs }) => waitMs));
    expect(waits).toHaveLength(240);
    expect(longestFrom(10_000)).toBeLessThanOrEqual(PATIENCE_MS);
    expect(longestFrom(60_000)).toBeLessThan(3_000);
  });
});

/** What happens to a gate: a caller asks, hangs up or wakes too late for its turn; Enedis refuses; time passes or steps back; the gate is killed and starts again. */
type Event =
  | { readonly kind: "asks"; readonly meter: number; readonly patienceMs: number; readonly jitterMs: number }
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "clock steps back"; readonly ms: number }
  | { readonly kind: "leaves"; readonly which: number; readonly lateMs: number }
  | { readonly kind: "429"; readonly hour: boolean; readonly openMs: number }
  | { readonly kind: "dies" };

/** Arrivals at Enedis's door, in true time, when the gate lives through this. */
function arrivals(limits: Limits, events: Iterable<Event>): number[] {
  const disk = new Disk();
  let quota = new Quota(limits);
  let trueMs = NOON;
  let lastAskMs = NOON;
  let clockErrorMs = 0;
  let calls: { sentAtMs: number; jitterMs: number; turn: TurnName }[] = [];
  for (const event of events) {
    const nowMs = trueMs + clockErrorMs;
    if (event.kind === "time") trueMs += event.ms;
    // The gate notices a step longer than the time since the last ask. A shorter one counts as jitter.
    if (event.kind === "clock steps back") clockErrorMs -= trueMs - lastAskMs + event.ms;
    if (event.kind === "dies") quota = new Quota(limits, disk.saved);
    if (event.kind === "429" && event.hour) quota.learnHour(nowMs, nowMs, nowMs + event.openMs);
    if (event.kind === "429" && !event.hour) quota.learnBurst(nowMs);
    if (event.kind === "leaves") {
      const waiting = calls.filter(({ sentAtMs }) => sentAtMs > trueMs - event.lateMs);
      const leaves = waiting[event.which % waiting.length];
      if (leaves !== undefined) {
        calls = calls.filter((call) => call !== leaves);
        quota.giveBack(leaves.turn, nowMs);
        quota.giveBack(leaves.turn, nowMs);
      }
    }
    if (event.kind === "asks") {
      lastAskMs = trueMs;
      const decision = quota.ask({ nowMs, patienceMs: event.patienceMs, meterKey: event.meter });
      if (decision.ok) {
        const sentAtMs = trueMs + decision.atMs - nowMs;
        calls.push({ sentAtMs, jitterMs: event.jitterMs, turn: decision });
      }
    }
    quota.save(disk);
  }
  return calls.map(({ sentAtMs, jitterMs }) => sentAtMs + jitterMs);
}

describe("Enedis's limits", () => {
  const event: fc.Arbitrary<Event> = fc.oneof(
    {
      weight: 20,
      arbitrary: fc.record({
        kind: fc.constant("asks" as const),
        meter: fc.nat(40),
        patienceMs: fc.constantFrom(0, 1_000, 25_000, 100_000, 2 * HOUR_MS),
        jitterMs: fc.nat(250),
      }),
    },
    { weight: 10, arbitrary: fc.record({ kind: fc.constant("time" as const), ms: fc.nat(400) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("time" as const), ms: fc.nat(60_000) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("time" as const), ms: fc.nat(2 * HOUR_MS) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("clock steps back" as const),
        ms: fc.oneof(fc.integer({ min: 21, max: 5_000 }), fc.integer({ min: 21, max: 2 * HOUR_MS })),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("leaves" as const),
        which: fc.nat(),
        lateMs: fc.constantFrom(0, 1_000, 20_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("429" as const), hour: fc.boolean(), openMs: fc.nat(HOUR_MS) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "dies" as const }) },
  );

  it("Enedis's limits hold at any second and any hour, whatever arrives, leaves, is refused, dies or steps back", () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 400, size: "max" }),
        fc.constantFrom(40, 120),
        (events, callsPerHour) => {
          const arrived = arrivals({ callsPerSecond: 5, callsPerHour }, events);
          expect(busiest(arrived, 1_000)).toBeLessThanOrEqual(5);
          expect(busiest(arrived, HOUR_MS)).toBeLessThanOrEqual(callsPerHour);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it.each([1, 2, 3])("Enedis's limits hold at full size through five hours of endless demand (seed %i)", (seed) => {
    const random = seeded(seed);
    function* day(): Generator<Event> {
      for (let elapsedMs = 0; elapsedMs < 5 * HOUR_MS; ) {
        const ms = random() < 0.0002 ? Math.floor(random() * 600_000) : Math.floor(random() * 300);
        elapsedMs += ms;
        yield { kind: "time", ms };
        if (random() < 0.0005)
          yield { kind: "clock steps back", ms: 21 + Math.floor(random() * (random() < 0.5 ? 2_000 : HOUR_MS)) };
        if (random() < 0.0002) yield { kind: "dies" };
        if (random() < 0.01)
          yield { kind: "leaves", which: Math.floor(random() * 100), lateMs: random() < 0.5 ? 0 : 1_000 };
        const meter = Math.floor(random() * 5_000);
        const patienceMs = random() < 0.1 ? 100_000 : 25_000;
        yield { kind: "asks", meter, patienceMs, jitterMs: Math.floor(random() * 251) };
      }
    }
    const arrived = arrivals(LIMITS, day());
    expect(arrived.length).toBeGreaterThan(35_000);
    expect(busiest(arrived, 1_000)).toBeLessThanOrEqual(5);
    expect(busiest(arrived, HOUR_MS)).toBeLessThanOrEqual(10_000);
  });

  it("Enedis's limits break with less room for jitter, which shows that the check can fail", () => {
    const random = seeded(1);
    const asks = Array.from({ length: 2_000 }, (_, n): Event[] => [
      { kind: "time", ms: 100 },
      { kind: "asks", meter: n, patienceMs: HOUR_MS, jitterMs: Math.floor(random() * 251) },
    ]).flat();
    expect(busiest(arrivals({ ...LIMITS, toleratedJitterMs: 100 }, asks), 1_000)).toBeGreaterThan(5);
  });
});
