import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HORIZON_MS, leadTimeMs } from "../../../shared/quota/appointments.ts";
import type { Limits } from "../../../shared/quota/pace.ts";
import { Quota } from "../../../shared/quota/quota.ts";
import { Disk } from "./disk.ts";
import { ReferenceModel } from "./reference-model.ts";
import { seeded } from "./windows.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const HOUR_MS = 3_600_000;
const LIMITS: Limits = { callsPerSecond: 5, callsPerHour: 10_000 };

const wish = (nowMs: number, meter: number | null = null, patienceMs = 25_000) => ({
  nowMs,
  patienceMs,
  meterKey: meter,
});
const granted = (atMs: number) => ({ ok: true, atMs, serial: expect.any(Number) });
const told = (backAtMs: number) => ({ ok: false, reason: "shared", backAtMs });

/** A quota whose line is taken for this long by other meters. */
function busyFor(waitMs: number): Quota {
  const quota = new Quota(LIMITS);
  for (let n = 0; n < waitMs / 250; n++) quota.ask(wish(NOON, 1_000_000 + n, waitMs));
  return quota;
}

describe("the line", () => {
  it("the line sends the first call at once and each further one 250 ms later", () => {
    const quota = new Quota(LIMITS);
    expect([0, 1, 2].map(() => quota.ask(wish(NOON)))).toEqual([NOON, NOON + 250, NOON + 500].map(granted));
  });

  it.each([
    ["the default jitter of 250 ms", { callsPerSecond: 5 }, 250],
    ["no jitter", { callsPerSecond: 5, toleratedJitterMs: 0 }, 200],
    ["800 ms of jitter", { callsPerSecond: 5, toleratedJitterMs: 800 }, 360],
    ["a rate that does not divide, rounded to the safe side", { callsPerSecond: 7 }, 179],
  ])("the line spaces its calls to allow for %s", (_jitter, limits, spacingMs) => {
    const quota = new Quota({ callsPerHour: 10_000, ...limits });
    quota.ask(wish(NOON));
    expect(quota.ask(wish(NOON))).toEqual(granted(NOON + spacingMs));
  });

  it("the line makes no caller wait after a pause", () => {
    const quota = busyFor(5_000);
    expect(quota.ask(wish(NOON + 10_000))).toEqual(granted(NOON + 10_000));
  });

  it("the line leaves room for a call made outside it while it is idle, and none while it is busy", () => {
    const idle = new Quota(LIMITS);
    idle.makeRoom(NOON, NOON);
    expect(idle.ask(wish(NOON))).toEqual(granted(NOON + 250));
    const busy = busyFor(1_000);
    busy.makeRoom(NOON + 100, NOON + 100);
    expect(busy.ask(wish(NOON + 100))).toEqual(granted(NOON + 1_000));
  });

  it("the line leaves no room for an outside call more than one spacing away, so that such calls delay no other", () => {
    const near = new Quota(LIMITS);
    near.makeRoom(NOON + 250, NOON);
    expect(near.ask(wish(NOON))).toEqual(granted(NOON + 500));
    const far = new Quota(LIMITS);
    far.makeRoom(NOON + 251, NOON);
    expect(far.ask(wish(NOON))).toEqual(granted(NOON));
  });

  it("the line sends a limited minute's calls, then the next ones a minute and a second after the first second", () => {
    const quota = new Quota({ ...LIMITS, callsPerMinute: 6 });
    const instants = Array.from({ length: 13 }, () => quota.ask(wish(NOON, null, HOUR_MS)));
    const minute = (n: number) => [0, 250, 500, 750, 1_000, 1_250].map((ms) => NOON + n * 62_000 + ms);
    expect(instants).toEqual([...minute(0), ...minute(1), NOON + 124_000].map(granted));
  });

  it("the line sends an hour's calls, and no more before the first of them is an hour and a second old", () => {
    const quota = new Quota({ callsPerSecond: 5, callsPerHour: 3 });
    for (let n = 0; n < 3; n++) quota.ask(wish(NOON));
    expect(quota.ask(wish(NOON, null, 2 * HOUR_MS))).toEqual(granted(NOON + HOUR_MS + 2_000));
  });
});

describe("a call of a long import", () => {
  const background = (nowMs: number, meter: number) => ({ ...wish(nowMs, meter), isBackground: true });

  it("a call of a long import goes while the line is idle, at the pace of the line", () => {
    const quota = new Quota(LIMITS);
    expect(quota.ask(background(NOON, 1))).toEqual(granted(NOON));
    expect(quota.ask(background(NOON, 1))).toEqual(granted(NOON + 250));
  });

  it("a call of a long import does not go while another caller waits, and takes no place in the line", () => {
    const quota = busyFor(1_000);
    expect(quota.ask(background(NOON, 1))).toEqual(told(NOON + 1_000));
    expect(quota.ask(wish(NOON, 2))).toEqual(granted(NOON + 1_000));
  });

  it("a call of a long import delays a later caller by two turns at most, however many imports there are", () => {
    const quota = new Quota(LIMITS);
    for (let meter = 1; meter <= 50; meter++) quota.ask(background(NOON, meter));
    expect(quota.ask(wish(NOON, 100))).toEqual(granted(NOON + 500));
  });

  it("a call of a long import leaves half of the hour to all other callers", () => {
    const quota = new Quota({ callsPerSecond: 5, callsPerHour: 10 });
    const went = Array.from({ length: 10 }, (_, n) => quota.ask(background(NOON + n * 1_000, 1)).ok);
    expect(went.filter((ok) => ok)).toHaveLength(5);
    expect(quota.ask(background(NOON + 10_000, 1))).toEqual(told(NOON + HOUR_MS + 2_000));
    expect(quota.ask(wish(NOON + 20_000, 2)).ok).toBe(true);
  });

  it("a call of a long import books no appointment when its meter must come back later", () => {
    const quota = busyFor(60_000);
    quota.ask(background(NOON, 1));
    expect(quota.gauge(NOON).appointments).toBe(0);
  });

  it("a call of a long import that repeats its question while it waits is not taken for a loop", () => {
    const quota = busyFor(60_000);
    const answers = Array.from({ length: 50 }, (_, n) =>
      quota.ask({ ...background(NOON + n * 1_000, 1), question: { tokenId: "a token", text: "a week" } }),
    );
    expect(answers.every((answer) => answer.ok || answer.reason === "shared")).toBe(true);
  });
});

describe("patience", () => {
  it.each([
    ["is granted a wait just within it", 5_000, granted(NOON + 5_000)],
    ["is refused with an instant to come back at just beyond it", 4_999, told(NOON + 1_000)],
    ["of zero is never made to wait", 0, told(NOON + 1_000)],
  ])("a caller with patience %s", (_what, patienceMs, decision) => {
    expect(busyFor(5_000).ask(wish(NOON, 1, patienceMs))).toEqual(decision);
  });

  it("a caller with patience of zero is served at once by an idle line", () => {
    expect(new Quota(LIMITS).ask(wish(NOON, 1, 0))).toEqual(granted(NOON));
  });
});

describe("a clock", () => {
  it("a clock that is a little unsteady changes nothing", () => {
    const quota = busyFor(60_000);
    const appointment = quota.ask(wish(NOON + 1_000, 1));
    expect(quota.ask(wish(NOON + 980, 1))).toEqual(appointment);
  });

  it("a clock that steps back by an hour delays no caller, and keeps every appointment after the last granted call", () => {
    const quota = busyFor(60_000);
    expect(quota.ask(wish(NOON, 1))).toEqual(told(NOON + 60_000 - 6_250));
    const nowMs = NOON - HOUR_MS;
    expect(quota.ask(wish(nowMs, 2, 100_000))).toEqual(granted(nowMs + 60_250));
    expect(quota.ask(wish(nowMs + 60_000 - 6_250, 1))).toEqual(granted(nowMs + 60_000));
  });

  it("a clock that steps back by an hour lets no new call in among calls that were granted before", () => {
    const quota = new Quota(LIMITS);
    const [, second] = [0, 1, 2].map((meter) => quota.ask(wish(NOON, meter)));
    if (!second?.ok) throw new Error("refused");
    quota.giveBack(second, NOON);
    const nowMs = NOON - HOUR_MS;
    expect(quota.ask(wish(nowMs, 9))).toEqual(granted(nowMs + 750));
  });

  it("a clock that steps back by an hour forgets no call of the last hour, and prolongs none", () => {
    const quota = new Quota({ callsPerSecond: 5, callsPerHour: 3 });
    for (let n = 0; n < 3; n++) quota.ask(wish(NOON + n * 1_000));
    const nowMs = NOON + 2_000 - HOUR_MS;
    expect(quota.budgets(null, nowMs).shared.remaining).toBe(0);
    expect(quota.ask(wish(nowMs, null, 2 * HOUR_MS))).toEqual(granted(NOON + 2_000));
  });

  it("a clock that stepped back by an hour while the gate was down delays no caller", () => {
    const disk = new Disk();
    const before = new Quota(LIMITS);
    before.ask(wish(NOON));
    before.save(disk);
    const nowMs = NOON - HOUR_MS;
    expect(new Quota(LIMITS, disk.saved).ask(wish(nowMs))).toEqual(granted(nowMs + 32 * 250));
  });

  it("a clock that steps forward by an hour and back delays no caller and loses no count but that hour's", () => {
    const quota = new Quota(LIMITS);
    for (let n = 0; n < 10; n++) quota.ask(wish(NOON + n * 1_000));
    expect(quota.ask(wish(NOON + 10_000 + HOUR_MS))).toEqual(granted(NOON + 10_000 + HOUR_MS));
    expect(quota.ask(wish(NOON + 11_000))).toEqual(granted(NOON + 11_250));
    expect(quota.budgets(null, NOON + 11_000).shared.remaining).toBeGreaterThanOrEqual(9_988);
  });

  it("a clock that steps by an hour does not prolong a closure", () => {
    const quota = new Quota(LIMITS);
    quota.ask(wish(NOON));
    quota.learnBurst(NOON);
    const nowMs = NOON - HOUR_MS;
    expect(quota.ask(wish(nowMs))).toEqual(granted(nowMs + 2_000));
  });
});

describe("an appointment", () => {
  const SLOT = NOON + 60_000;
  const COME_AT = SLOT - 6_250;
  /** Meter 1 was told to come back for the instant a minute away. */
  const withAppointment = () => {
    const quota = busyFor(60_000);
    expect(quota.ask(wish(NOON, 1))).toEqual(told(COME_AT));
    return quota;
  };

  it("an appointment belongs to one caller: the next caller's is one turn later", () => {
    expect(withAppointment().ask(wish(NOON, 2))).toEqual(told(COME_AT + 250));
  });

  it("an appointment is kept for a caller that comes back in time, however many came in between", () => {
    const quota = withAppointment();
    for (let n = 2; n < 300; n++) quota.ask(wish(NOON + 30_000, n));
    expect(quota.ask(wish(COME_AT, 1))).toEqual(granted(SLOT));
  });

  it("an appointment is repeated, not improved or doubled, when its holder asks early", () => {
    const quota = withAppointment();
    expect(quota.ask(wish(NOON + 20_000, 1))).toEqual(told(COME_AT));
    expect(quota.ask(wish(NOON + 20_000, 2))).toEqual(told(COME_AT + 250));
  });

  it("an appointment can be waited for inside the request once the caller's patience reaches it", () => {
    expect(withAppointment().ask(wish(SLOT - 25_000, 1))).toEqual(granted(SLOT));
  });

  it("an appointment that was missed goes to the next caller", () => {
    const quota = withAppointment();
    quota.ask(wish(NOON, 2));
    expect(quota.ask(wish(SLOT - 1_999, 3))).toEqual(granted(SLOT));
  });

  it("an appointment is served earlier when an earlier one was missed", () => {
    const quota = withAppointment();
    for (let n = 2; n < 20; n++) quota.ask(wish(NOON, n));
    expect(quota.ask(wish(SLOT - 1_000, 19))).toEqual(granted(SLOT));
  });

  it("an appointment that was missed still leads to a turn when its holder comes late", () => {
    const quota = withAppointment();
    for (let n = 2; n < 300; n++) quota.ask(wish(NOON, n));
    for (let n = 2; n < 45; n++) quota.ask(wish(COME_AT + n * 250, n));
    const late = quota.ask(wish(SLOT + 5_000, 1));
    expect(late).toEqual(granted(SLOT + 43 * 250));
  });

  it("an appointment makes a caller without patience wait at most five seconds", () => {
    const quota = busyFor(60_000);
    expect(quota.ask(wish(NOON, 1, 0))).toEqual(told(SLOT - 5_000));
    expect(quota.ask(wish(SLOT - 5_000, 1, 0))).toEqual(granted(SLOT));
  });

  it("an appointment is never further away than the horizon", () => {
    const quota = new Quota({ callsPerSecond: 5, callsPerHour: 1 });
    for (let n = 0; n < 10; n++) {
      const decision = quota.ask(wish(NOON, n));
      expect(decision.ok || decision.backAtMs <= NOON + HORIZON_MS).toBe(true);
    }
  });

  it.each([
    [0, 5_000],
    [20_000, 5_000],
    [25_000, 6_250],
    [100_000, 10_000],
  ])("a caller that waits at most %i ms is asked to come back %i ms before its appointment", (patienceMs, earlyMs) => {
    expect(leadTimeMs(patienceMs)).toBe(earlyMs);
  });
});

describe("an appointment, whatever the others do,", () => {
  it("an appointment is kept within the promised wait for a caller in time, whatever the others do", () => {
    const others = fc.array(fc.record({ ms: fc.nat(800), meter: fc.nat(200), leaves: fc.boolean() }), {
      minLength: 400,
      maxLength: 800,
      size: "max",
    });
    fc.assert(
      fc.property(others, fc.constantFrom(0, 8_000, 25_000, 100_000), fc.nat(2_500), (visits, patienceMs, lateMs) => {
        const quota = busyFor(110_000);
        const first = quota.ask(wish(NOON, 9_999, patienceMs));
        if (first.ok) throw new Error("the line is longer than any patience");
        const backAtMs = first.backAtMs + lateMs;
        let nowMs = NOON;
        for (const { ms, meter, leaves } of visits) {
          nowMs += ms;
          if (nowMs >= backAtMs) break;
          const decision = quota.ask(wish(nowMs, meter));
          if (decision.ok && leaves) quota.giveBack(decision, nowMs);
        }
        const decision = quota.ask(wish(backAtMs, 9_999, patienceMs));
        expect(decision.ok && decision.atMs - backAtMs).toBeLessThanOrEqual(leadTimeMs(patienceMs));
        expect(decision.ok).toBe(true);
      }),
      { seed: 2 },
    );
  });
});

describe("a caller that hangs up while it waits", () => {
  /** Three calls wait, of meters 1, 2 and 3; the second is given back. */
  const withAPlace = () => {
    const quota = new Quota(LIMITS);
    quota.ask(wish(NOON));
    const waiting = [1, 2, 3].map((meter) => quota.ask(wish(NOON, meter)));
    const second = waiting[1];
    if (!second?.ok) throw new Error("refused");
    quota.giveBack(second, NOON);
    return { quota, turn: second };
  };

  it("a caller that hangs up while it waits gives its place to the next caller", () => {
    const { quota } = withAPlace();
    expect([4, 5].map((meter) => quota.ask(wish(NOON, meter)))).toEqual([NOON + 500, NOON + 1_000].map(granted));
  });

  it("a caller that hangs up while it waits gives its place once, even when it is released again", () => {
    const { quota, turn } = withAPlace();
    quota.giveBack(turn, NOON);
    quota.ask(wish(NOON, 4));
    quota.giveBack(turn, NOON);
    expect(quota.ask(wish(NOON, 5))).toEqual(granted(NOON + 1_000));
  });

  it("a caller that hangs up while it waits spends no call, of its day or of the hour", () => {
    const { quota } = withAPlace();
    expect(quota.budgets(2, NOON).shared.remaining).toBe(9_997);
    const daily = new Quota({ ...LIMITS, meterCallsPerDay: 1 });
    daily.ask(wish(NOON));
    const decision = daily.ask(wish(NOON, 1));
    if (!decision.ok) throw new Error("refused");
    expect(daily.budgets(1, NOON).meter?.remaining).toBe(0);
    daily.giveBack(decision, NOON);
    expect(daily.budgets(1, NOON).meter?.remaining).toBe(1);
  });

  it("a caller that hangs up while it waits leaves its instant unused when no other caller comes for it", () => {
    const { quota } = withAPlace();
    expect(quota.ask(wish(NOON + 501, 4))).toEqual(granted(NOON + 1_000));
  });
});

describe("a Worker that wakes too late for its turn", () => {
  it("a Worker that wakes too late spends no call, of the day or of the hour, whether it had to wait or not", () => {
    const quota = new Quota({ ...LIMITS, meterCallsPerDay: 2 });
    const turns = [quota.ask(wish(NOON, 1)), quota.ask(wish(NOON, 1))];
    const spent = () => [quota.budgets(1, NOON).meter?.remaining, quota.budgets(1, NOON).shared.remaining];
    expect(spent()).toEqual([0, 9_998]);
    for (const turn of turns) if (turn.ok) quota.giveBack(turn, NOON + 400);
    expect(spent()).toEqual([2, 10_000]);
    expect(quota.gauge(NOON + 400).callsInHour).toBe(0);
  });

  it("a Worker that wakes too late leaves no instant behind, not even for a clock that steps back a little", () => {
    const quota = new Quota(LIMITS);
    const turn = quota.ask(wish(NOON, 1));
    if (!turn.ok) throw new Error("refused");
    quota.giveBack(turn, NOON + 5);
    expect(quota.ask(wish(NOON - 10, 2))).toEqual(granted(NOON + 250));
  });
});

describe("a meter", () => {
  it("a meter is served at once as often as it likes while no caller waits", () => {
    const quota = new Quota(LIMITS);
    const decisions = Array.from({ length: 200 }, (_, n) => quota.ask(wish(NOON + n * 1_000, 1)));
    expect(decisions.every((decision, n) => decision.ok && decision.atMs === NOON + n * 1_000)).toBe(true);
  });

  it("a meter that has a call waiting in a long line may ask again when that call has gone", () => {
    const quota = busyFor(3_000);
    expect(quota.ask(wish(NOON, 1))).toEqual(granted(NOON + 3_000));
    expect(quota.ask(wish(NOON, 1))).toEqual(told(NOON + 3_000));
  });

  it("a meter has a number of calls per day, and is refused until the next day begins", () => {
    const quota = new Quota({ ...LIMITS, meterCallsPerDay: 2 });
    for (let n = 0; n < 2; n++) quota.ask(wish(NOON + n * 1_000, 1));
    const midnight = Date.UTC(2026, 9, 16);
    expect(quota.ask(wish(NOON + 60_000, 1))).toEqual({ ok: false, reason: "meter", backAtMs: midnight });
    expect(quota.ask(wish(NOON + 60_000, 2))).toEqual(granted(NOON + 60_000));
    expect(quota.ask(wish(midnight, 1))).toEqual(granted(midnight));
  });

  it("a meter counts a token's calls in that token's share of the day, and gets back those that were not made", () => {
    const quota = new Quota({ ...LIMITS, meterCallsPerDay: 4 });
    const by = (tokenId: string) => ({ question: { tokenId, text: "a day" } });
    const remaining = (tokenId: string) => quota.budgets(1, NOON, tokenId).meter?.remaining;
    for (let n = 0; n < 3; n++) quota.ask({ ...wish(NOON + n * 1_000, 1), ...by("lent") });
    const last = quota.ask({ ...wish(NOON + 2_000, 1), ...by("lent"), isBackground: true });
    if (!last.ok) throw new Error("refused");
    expect([remaining("lent"), remaining("the owner's")]).toEqual([0, 2]);
    quota.giveBack(last, NOON + 2_000);
    expect([remaining("lent"), remaining("the owner's")]).toEqual([1, 2]);
    for (let n = 3; n < 5; n++) quota.ask({ ...wish(NOON + n * 1_000, 1), ...by("the owner's") });
    const refused = { ok: false, reason: "meter", backAtMs: Date.UTC(2026, 9, 16) };
    expect(quota.ask({ ...wish(NOON + 5_000, 1), ...by("the owner's") })).toEqual(refused);
    expect(quota.ask({ ...wish(NOON + 5_000, 1), ...by("lent") })).toEqual(refused);
  });

  it("a meter is refused to a token that loops, and to no other token of the same meter", () => {
    const quota = new Quota(LIMITS);
    const ask = (n: number, tokenId: string) =>
      quota.ask({ ...wish(NOON + n * 1_000, 1), question: { tokenId, text: "same" } });
    for (let n = 0; n < 100; n++) ask(n, "looping");
    expect(ask(100, "looping")).toEqual({ ok: false, reason: "loop", backAtMs: NOON + 600_000 });
    expect(ask(101, "other")).toEqual(granted(NOON + 101_000));
  });

  it("a meter may be one of ten that a token reads in turn: the same question about another meter is no loop", () => {
    const quota = new Quota(LIMITS);
    const decisions = Array.from({ length: 500 }, (_, n) =>
      quota.ask({ ...wish(NOON + n * 1_000, n % 10), question: { tokenId: "house", text: "same" } }),
    );
    expect(decisions.every(({ ok }) => ok)).toBe(true);
  });
});

describe("a refusal of Enedis", () => {
  const QUARTER_PAST = NOON + 900_000;
  /** Enedis's clock may differ from ours. */
  const OPEN_AGAIN = QUARTER_PAST + 1_000;

  it("a refusal by Enedis of a second's calls closes the line for two seconds and widens the spacing", () => {
    const quota = new Quota(LIMITS);
    quota.ask(wish(NOON));
    quota.learnBurst(NOON);
    expect(quota.gauge(NOON)).toMatchObject({ closedForMs: 2_000, spacingMs: 300 });
    expect([0, 1].map(() => quota.ask(wish(NOON)))).toEqual([NOON + 2_000, NOON + 2_300].map(granted));
  });

  it("a refusal by Enedis of an hour's calls closes the line until a second after the instant it names", () => {
    const quota = new Quota(LIMITS);
    quota.ask(wish(NOON));
    quota.learnHour(NOON + 100, NOON, QUARTER_PAST);
    expect(quota.gauge(NOON + 100).closedForMs).toBe(900_900);
    expect(quota.ask(wish(NOON + 100, null, HOUR_MS))).toEqual(granted(OPEN_AGAIN));
    expect(quota.gauge(OPEN_AGAIN + 1).closedForMs).toBe(0);
  });

  it("a refusal by Enedis after a thousand calls of the hour teaches that the hour has a thousand", () => {
    const quota = new Quota(LIMITS);
    for (let n = 0; n < 1_000; n++) quota.ask(wish(NOON + n * 250));
    const refusedAtMs = NOON + 1_000 * 250;
    quota.learnHour(refusedAtMs, refusedAtMs, null);
    const { callsPerHour, configuredPerHour } = quota.gauge(refusedAtMs);
    expect(callsPerHour).toBeGreaterThanOrEqual(980);
    expect(callsPerHour).toBeLessThanOrEqual(1_000);
    expect(configuredPerHour).toBe(10_000);
  });

  it("a refusal by Enedis ends every appointment and every waiting turn: callers are served as they come", () => {
    const quota = busyFor(60_000);
    quota.ask(wish(NOON, 1));
    const waiting = quota.ask(wish(NOON, 2, 100_000));
    if (!waiting.ok) throw new Error("it waits");
    quota.learnHour(NOON, NOON, QUARTER_PAST);
    expect(quota.gauge(NOON).appointments).toBe(0);
    quota.giveBack(waiting, NOON);
    expect(quota.ask(wish(NOON, 3, HOUR_MS))).toEqual(granted(OPEN_AGAIN));
  });

  it("a refusal by Enedis is remembered across a restart, and written once", () => {
    const disk = new Disk();
    const quota = new Quota(LIMITS);
    quota.learnHour(NOON, NOON, QUARTER_PAST);
    quota.save(disk);
    const { lessons } = disk.saved;
    quota.save(disk);
    expect(disk.saved.lessons).toBe(lessons);
    expect(new Quota(LIMITS, disk.saved).ask(wish(NOON + 1_000, null, HOUR_MS))).toEqual(granted(OPEN_AGAIN));
  });

  it("a refusal by Enedis of a second's calls is forgotten step by step, one for each ten quiet minutes", () => {
    const quota = new Quota(LIMITS);
    quota.learnBurst(NOON);
    quota.ask(wish(NOON + 601_000));
    expect(quota.gauge(NOON + 601_000).spacingMs).toBe(250);
  });
});

describe("what remains", () => {
  it("the remaining budget is counted for all callers over an hour, and for a meter until midnight UTC", () => {
    const quota = new Quota({ ...LIMITS, meterCallsPerDay: 20 });
    for (let n = 0; n < 3; n++) quota.ask(wish(NOON + n * 1_000, 1));
    expect(quota.budgets(1, NOON + 3_000)).toEqual({
      shared: { limit: 10_000, remaining: 9_997, windowMs: HOUR_MS, resetMs: HOUR_MS },
      meter: { limit: 20, remaining: 17, windowMs: 24 * HOUR_MS, resetMs: 12 * HOUR_MS - 3_000 },
    });
    expect(quota.budgets(null, NOON).meter).toBeNull();
    expect(new Quota(LIMITS).budgets(1, NOON).meter).toBeNull();
  });

  it("the gauge shows people the counts of the line and the wait of a caller that comes now", () => {
    const quota = busyFor(1_500);
    expect(quota.gauge(NOON + 1_000)).toEqual({
      callsInSecond: 4,
      callsInHour: 6,
      configuredPerHour: 10_000,
      callsPerHour: 10_000,
      spacingMs: 250,
      waitMs: 500,
      appointments: 0,
      closedForMs: 0,
    });
  });
});

describe("a restart", () => {
  it("a restart counts a promised block as spent: at most 32 calls, eight seconds", () => {
    const disk = new Disk();
    const before = new Quota(LIMITS);
    before.ask(wish(NOON));
    before.save(disk);
    expect(new Quota(LIMITS, disk.saved).ask(wish(NOON))).toEqual(granted(NOON + 32 * 250));
  });

  it("a restart loses nothing when every grant is written", () => {
    const disk = new Disk();
    const limits = { ...LIMITS, grantsPerWrite: 1 };
    const before = new Quota(limits);
    before.ask(wish(NOON));
    before.save(disk);
    expect(new Quota(limits, disk.saved).ask(wish(NOON))).toEqual(granted(NOON + 250));
  });

  it("a restart loses nothing after a quiet moment, when exact counts were written", () => {
    const disk = new Disk();
    const before = new Quota(LIMITS);
    before.ask(wish(NOON));
    before.save(disk);
    before.settle(disk);
    expect(new Quota(LIMITS, disk.saved).ask(wish(NOON))).toEqual(granted(NOON + 250));
    before.ask(wish(NOON));
    before.save(disk);
    expect(new Quota(LIMITS, disk.saved).ask(wish(NOON))).toEqual(granted(NOON + 33 * 250));
  });

  it("a restart costs one write in 32 grants to prepare for", () => {
    const disk = new Disk();
    const quota = new Quota(LIMITS);
    for (let n = 0; n < 320; n++) {
      quota.ask(wish(NOON + n * 250));
      quota.save(disk);
    }
    expect(disk.writes).toBe(10);
  });

  it("a restart is prepared for again when a write failed", () => {
    const quota = new Quota(LIMITS);
    const full = new Disk();
    full.saveLine = () => {
      throw new Error("disk full");
    };
    quota.ask(wish(NOON));
    expect(() => quota.save(full)).toThrow("disk full");
    expect(() => quota.save(full)).toThrow("disk full");
  });
});

describe("beside the rule as it was simulated", () => {
  it("the line decides as the simulated rule does for callers that are served at once or after a wait", () => {
    const steps = fc.array(fc.record({ ms: fc.nat(2_000), patienceMs: fc.nat(60_000) }), {
      maxLength: 300,
      size: "max",
    });
    fc.assert(
      fc.property(steps, fc.constantFrom(20, 10_000), (walkIns, callsPerHour) => {
        const ours = new Quota({ callsPerSecond: 5, callsPerHour });
        const reference = new ReferenceModel(250, callsPerHour);
        let nowMs = NOON;
        for (const [meter, { ms, patienceMs }] of walkIns.entries()) {
          nowMs += ms;
          const decision = ours.ask(wish(nowMs, null, patienceMs));
          const expected = reference.ask(nowMs, meter, patienceMs);
          expect(decision.ok ? decision.atMs : null).toBe("at" in expected ? expected.at : null);
        }
      }),
      { seed: 3 },
    );
  });

  it("the line keeps the same instant as the simulated rule for every caller in a herd", () => {
    const laterMs = 12_500 - leadTimeMs(25_000);
    const ours = new Quota(LIMITS);
    const reference = new ReferenceModel(250, 10_000);
    for (let meter = 0; meter < 1_000; meter++) {
      const decision = ours.ask(wish(NOON, meter));
      const expected = reference.ask(NOON, meter, 25_000);
      expect(decision).toEqual("at" in expected ? granted(expected.at) : told(expected.backAt + laterMs));
    }
  });

  it.each([
    ["a herd of 1 000", 1_000, 1_000],
    ["1 000 over five minutes", 1_000, 300_000],
    ["2 000 over ten minutes", 2_000, 600_000],
  ])("the line serves %s as soon as the simulated rule does, in as few requests", (_who, clients, spreadMs) => {
    const random = seeded(7);
    const wakeAtMs = Array.from({ length: clients }, () => NOON + Math.floor(random() * spreadMs));
    const quota = new Quota(LIMITS);
    const reference = new ReferenceModel(250, 10_000);
    const ours = visits(wakeAtMs, (nowMs, meter) => {
      const decision = quota.ask(wish(nowMs, meter));
      return decision.ok ? { at: decision.atMs } : { backAt: decision.backAtMs };
    });
    const theirs = visits(wakeAtMs, (nowMs, meter) => reference.ask(nowMs, meter, 25_000));
    expect(ours.lastServedAtMs).toBeLessThanOrEqual(theirs.lastServedAtMs + 250);
    expect(ours.mostRequests).toBeLessThanOrEqual(2);
    expect(ours.longestWaitMs).toBeLessThanOrEqual(25_000);
  });
});

/** Clients that wake at these instants and obey: each comes back as told, in whole seconds, until it is served. */
function visits(
  wakeAtMs: readonly number[],
  ask: (nowMs: number, meter: number) => { at: number } | { backAt: number },
): { lastServedAtMs: number; mostRequests: number; longestWaitMs: number } {
  let waiting = wakeAtMs.map((atMs, meter) => ({ atMs, meter, requests: 1 })).sort((a, b) => a.atMs - b.atMs);
  const result = { lastServedAtMs: 0, mostRequests: 0, longestWaitMs: 0 };
  for (let visit = waiting.shift(); visit !== undefined; visit = waiting.shift()) {
    const { atMs, meter, requests } = visit;
    const decision = ask(atMs, meter);
    if ("at" in decision) {
      result.lastServedAtMs = Math.max(result.lastServedAtMs, decision.at);
      result.mostRequests = Math.max(result.mostRequests, requests);
      result.longestWaitMs = Math.max(result.longestWaitMs, decision.at - atMs);
      continue;
    }
    const backAtMs = atMs + Math.ceil((decision.backAt - atMs) / 1000) * 1000 + 100;
    const place = waiting.findIndex((other) => other.atMs > backAtMs);
    const again = { atMs: backAtMs, meter, requests: requests + 1 };
    waiting = place < 0 ? [...waiting, again] : waiting.toSpliced(place, 0, again);
  }
  return result;
}
