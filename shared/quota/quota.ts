import { Appointments, HORIZON_MS, leadTimeMs, MISSED_BEFORE_MS } from "./appointments.ts";
import type { Budgets } from "./budgets.ts";
import { type Decision, type LineGauge, refuseUntil, type Wish } from "./decision.ts";
import { yieldUntilMs } from "./fairness.ts";
import {
  applyLessons,
  type Lessons,
  learnBurst,
  learnHour,
  NOTHING_LEARNED,
  reviewLessons,
  stepLessonsBack,
} from "./lessons.ts";
import { Line } from "./line.ts";
import { LoopDetector } from "./loops.ts";
import { countCall, DAY_MS, type Meter, Meters, nextDayMs, noteAsk, uncountCall } from "./meters.ts";
import { GRANTS_PER_WRITE, type Limits, type Pace, planPace } from "./pace.ts";
import type { Saved, Store } from "./storage.ts";
import { type TurnName, Turns } from "./turns.ts";

const HOUR_MS = 3_600_000;

/** Long imports leave the rest of the hour to everybody else. */
const BACKGROUND_SHARE = 0.5;

/** A smaller step back of the clock counts as jitter: simultaneous requests see such steps. */
const UNSTEADY_MS = 20;

/**
 * The quota of one Enedis API, as arithmetic: callers wait in one line as far as their patience goes; beyond it, an instant is
 * kept for each to come back for. The rule and its proof stand in `quota/line.ts`.
 */
export class Quota {
  readonly #limits: Limits;
  readonly #line: Line;
  readonly #meters = new Meters();
  readonly #loops = new LoopDetector();
  readonly #appointments = new Appointments();
  readonly #turns = new Turns();
  #lessons: Lessons;
  #savedLessons: Lessons;
  #lastNowMs = 0;

  constructor(limits: Limits, { line, lessons = NOTHING_LEARNED }: Saved = {}) {
    this.#limits = limits;
    this.#lessons = lessons;
    this.#savedLessons = lessons;
    const pace = applyLessons(planPace(limits), lessons);
    this.#line = new Line(pace, limits.grantsPerWrite ?? GRANTS_PER_WRITE, line);
    this.#line.replan(pace, lessons.closedUntilMs);
    // The clock may have stepped back while the object was away.
    this.#lastNowMs = line?.atMs ?? 0;
  }

  ask(wish: Wish): Decision {
    const { nowMs, meter: key, question, repeats = 0, isBackground = false } = wish;
    this.#passTime(nowMs);
    if (key === null) return this.#walkIn(wish);

    const loopsUntilMs =
      question === undefined || isBackground
        ? null
        : this.#loops.note(question.tokenId, `${key} ${question.text}`, nowMs);
    if (loopsUntilMs !== null) return refuseUntil("loop", loopsUntilMs, nowMs);
    const meter = this.#meters.of(key, nowMs);
    // A long import asks again and again until the line is idle: that is how it is meant to be.
    if (isBackground) return this.#decide(wish, key, meter, false);
    const isHeedless = noteAsk(meter, repeats, nowMs);
    const decision = this.#decide(wish, key, meter, isHeedless);
    if (!decision.ok) meter.backAtMs = decision.backAtMs;
    return decision;
  }

  /** Frees the instant of a caller that hung up, for another caller. Idempotent. */
  giveBack(turn: TurnName, nowMs: number): void {
    const waiting = this.#turns.take(turn, nowMs);
    if (waiting === null) return;
    this.#line.takeBack(waiting.atMs);
    if (waiting.meter !== null) uncountCall(this.#meters.of(waiting.meter, nowMs), waiting.atMs);
  }

  /** Enedis refused: too many calls in a second. */
  learnBurst(nowMs: number): void {
    this.#learn(learnBurst(this.#lessons, nowMs), nowMs);
  }

  /** Enedis refused a call granted for this instant: the hour is used up. */
  learnHour(nowMs: number, refusedAtMs: number, nextAccessAtMs: number | null): void {
    const hourAtMs = Math.floor(refusedAtMs / HOUR_MS) * HOUR_MS;
    const callsThisHour = this.#line.countSent(hourAtMs, refusedAtMs);
    const configuredPerHour = this.#limits.callsPerHour;
    this.#learn(
      learnHour(this.#lessons, { nowMs, nextAccessAtMs, callsThisHour, refusedAtMs, configuredPerHour }),
      nowMs,
    );
  }

  /** See `Line.makeRoom`. */
  makeRoom(atMs: number, nowMs: number): void {
    this.#line.makeRoom(atMs, nowMs);
  }

  /** Writes what a restart must not forget. To be called after each decision, before its answer leaves. */
  save(store: Store): void {
    this.#line.saveIfDue(this.#lastNowMs, (snapshot) => store.saveLine(snapshot));
    if (this.#lessons === this.#savedLessons) return;
    store.saveLessons(this.#lessons);
    this.#savedLessons = this.#lessons;
  }

  /** Writes exactly what was granted, so that a restart after a quiet while loses no call. */
  settle(store: Store): void {
    this.#line.settle(this.#lastNowMs, (snapshot) => store.saveLine(snapshot));
  }

  /** What remains of everybody's hour and of this meter's day. */
  budgets(meter: number | null, nowMs: number): Budgets {
    const { callsPerHour } = this.#line.pace;
    const remaining = Math.max(callsPerHour - this.#line.countSentInHour(nowMs), 0);
    const shared = { limit: callsPerHour, remaining, windowMs: HOUR_MS, resetMs: HOUR_MS };
    const limit = this.#limits.meterCallsPerDay;
    if (meter === null || limit === undefined) return { shared, meter: null };
    const meterRemaining = Math.max(limit - this.#meters.of(meter, nowMs).callsToday, 0);
    return { shared, meter: { limit, remaining: meterRemaining, windowMs: DAY_MS, resetMs: nextDayMs(nowMs) - nowMs } };
  }

  gauge(nowMs: number): LineGauge {
    const { spacingMs, callsPerHour } = this.#line.pace;
    return {
      callsInSecond: this.#line.countSent(nowMs - 1000, nowMs),
      callsInHour: this.#line.countSentInHour(nowMs),
      configuredPerHour: this.#limits.callsPerHour,
      callsPerHour,
      spacingMs,
      waitMs: this.#line.findFree(nowMs) - nowMs,
      appointments: this.#appointments.size,
      closedForMs: Math.max(this.#lessons.closedUntilMs - nowMs, 0),
    };
  }

  #passTime(nowMs: number): void {
    const isStepBack = nowMs < this.#lastNowMs - UNSTEADY_MS;
    if (isStepBack) this.#stepBack(this.#lastNowMs - nowMs);
    this.#lastNowMs = isStepBack ? nowMs : Math.max(nowMs, this.#lastNowMs);

    const reviewed = reviewLessons(this.#lessons, nowMs, this.#line.countSentInHour(nowMs), this.#limits.callsPerHour);
    if (reviewed !== this.#lessons) {
      this.#lessons = reviewed;
      this.#line.relax(this.#pace());
    }
    for (const missedAtMs of this.#appointments.takeMissed(nowMs + MISSED_BEFORE_MS)) this.#line.free(missedAtMs);
  }

  /** Follows a clock that stepped back: every instant moves with it. A step forward looks like a quiet while. */
  #stepBack(byMs: number): void {
    const keptAtMs = this.#appointments.stepBack(byMs, this.#line.lastSentAtMs);
    this.#lessons = stepLessonsBack(this.#lessons, byMs);
    this.#line.stepBack(byMs, keptAtMs, this.#lessons.closedUntilMs);
    this.#meters.stepBack(byMs);
    this.#turns.clear();
  }

  #decide(wish: Wish, key: number, { callsToday, lastAtMs }: Meter, isHeedless: boolean): Decision {
    const { nowMs } = wish;
    if (callsToday >= (this.#limits.meterCallsPerDay ?? Number.POSITIVE_INFINITY)) {
      return refuseUntil("meter", nextDayMs(nowMs), nowMs);
    }
    const keptAtMs = this.#appointments.of(key);
    if (keptAtMs !== undefined) {
      if (!isHeedless) return this.#comeBack(wish, key, keptAtMs);
      this.#appointments.close(key);
      this.#line.free(keptAtMs);
    }
    if (wish.isBackground) return this.#standBack(wish);
    const lineMs = this.#line.findEnd(nowMs) - nowMs;
    const hourShare = this.#line.countKeptInHour(nowMs) / this.#line.pace.callsPerHour;
    const untilMs = yieldUntilMs({ nowMs, lineMs, hourShare, callsToday, lastAtMs, isHeedless });
    return untilMs === null ? this.#walkIn(wish) : refuseUntil("shared", untilMs, nowMs);
  }

  /** A call of a long import goes when the line is idle and the hour is not half used; it never books an appointment. */
  #standBack(wish: Wish): Decision {
    const { spacingMs } = this.#line.pace;
    const openAtMs = this.#line.findEnd(wish.nowMs, BACKGROUND_SHARE);
    if (openAtMs - wish.nowMs <= spacingMs) return this.#walkIn({ ...wish, patienceMs: spacingMs });
    return refuseUntil("shared", openAtMs, wish.nowMs);
  }

  #walkIn({ nowMs, patienceMs, meter }: Wish): Decision {
    const freeAtMs = this.#line.findFree(nowMs);
    if (freeAtMs - nowMs <= patienceMs) {
      this.#line.keep(freeAtMs);
      return this.#grant(freeAtMs, meter, nowMs);
    }
    const endAtMs = this.#line.findEnd(nowMs);
    if (meter !== null && endAtMs - nowMs <= HORIZON_MS) {
      this.#line.keep(endAtMs);
      this.#appointments.make(meter, endAtMs);
    }
    return refuseUntil("shared", Math.min(endAtMs, nowMs + HORIZON_MS) - leadTimeMs(patienceMs), nowMs);
  }

  /** A caller that is too early is given the same instant again or waits for it here; one in time may get an earlier one. */
  #comeBack({ nowMs, patienceMs }: Wish, meter: number, keptAtMs: number): Decision {
    const leadMs = leadTimeMs(patienceMs);
    const isInTime = keptAtMs - nowMs <= leadMs;
    if (!isInTime && keptAtMs - nowMs > patienceMs) return refuseUntil("shared", keptAtMs - leadMs, nowMs);

    this.#appointments.close(meter);
    const freeAtMs = isInTime ? this.#line.findFree(nowMs) : keptAtMs;
    if (freeAtMs >= keptAtMs) return this.#grant(keptAtMs, meter, nowMs);
    this.#line.keep(freeAtMs);
    this.#line.free(keptAtMs);
    return this.#grant(freeAtMs, meter, nowMs);
  }

  #grant(atMs: number, meter: number | null, nowMs: number): Decision {
    this.#line.send(atMs);
    if (meter !== null) countCall(this.#meters.of(meter, nowMs), atMs);
    return { ok: true, ...this.#turns.issue(atMs, meter, nowMs) };
  }

  #learn(lessons: Lessons, nowMs: number): void {
    if (lessons === this.#lessons) return;
    this.#lessons = lessons;
    this.#startAgain(nowMs);
  }

  /** Drops every kept instant that is not granted yet; callers with an appointment are served as they come. */
  #startAgain(nowMs: number): void {
    this.#line.replan(this.#pace(), Math.max(nowMs, this.#lessons.closedUntilMs));
    this.#appointments.clear();
    this.#turns.clear();
  }

  #pace(): Pace {
    return applyLessons(planPace(this.#limits), this.#lessons);
  }
}
