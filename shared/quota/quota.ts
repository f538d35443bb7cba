import type { Budgets } from "./budgets.ts";
import { type Decision, type LineGauge, refuseUntil, type Wish } from "./decision.ts";
import { yieldUntilMs } from "./fairness.ts";
import {
  applyLessons,
  type Lessons,
  learnBurst,
  learnHour,
  mayChange,
  NOTHING_LEARNED,
  reviewLessons,
  stepLessonsBack,
} from "./lessons.ts";
import { Line } from "./line.ts";
import { LoopDetector } from "./loops.ts";
import { countCall, DAY_MS, type Meter, Meters, nextDayMs, noteAsk, uncountCall } from "./meters.ts";
import { GRANTS_PER_WRITE, type Limits, type Pace, planPace } from "./pace.ts";
import { Queue } from "./queue.ts";
import type { Saved, Store } from "./storage.ts";
import { allows, countedCalls, countShare, OTHER_TOKENS, type Spender, uncountShare } from "./token-shares.ts";
import type { TurnName } from "./turns.ts";

const HOUR_MS = 3_600_000;

/** A smaller step back of the clock counts as jitter: simultaneous requests see such steps. */
const UNSTEADY_MS = 20;

/**
 * The quota of one Enedis API, as arithmetic: who may call, by loops, budgets and fairness (here), and at which instant
 * (`Queue`). The rule and its proof stand in `quota/line.ts`.
 */
export class Quota {
  readonly #limits: Limits;
  readonly #line: Line;
  readonly #queue: Queue;
  readonly #meters = new Meters();
  readonly #loops = new LoopDetector();
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
    this.#queue = new Queue(this.#line);
    // The clock may have stepped back while the object was away.
    this.#lastNowMs = line?.atMs ?? 0;
  }

  ask(wish: Wish): Decision {
    const { nowMs, meterKey, question, repeats = 0, isBackground = false } = wish;
    this.#passTime(nowMs);
    if (meterKey === null) return this.#queue.walkIn(wish);

    const loopsUntilMs =
      question === undefined || isBackground
        ? null
        : this.#loops.note(question.tokenId, `${meterKey} ${question.text}`, nowMs);
    if (loopsUntilMs !== null) return refuseUntil("loop", loopsUntilMs, nowMs);
    const meter = this.#meters.of(meterKey, nowMs);
    // A long import asks again and again until the line is idle: that is how it is meant to be.
    const isHeedless = !isBackground && noteAsk(meter, repeats, nowMs);
    const decision = this.#decide(wish, meterKey, meter, isHeedless);
    if (decision.ok) {
      countCall(meter, decision.atMs);
      countShare(meter.shares, spenderOf(wish));
    } else if (!isBackground) meter.backAtMs = decision.backAtMs;
    return decision;
  }

  /** Takes back a turn of which no call was made: its instant is for another caller while it lies ahead. Idempotent. */
  giveBack(turn: TurnName, nowMs: number): void {
    const call = this.#queue.giveBack(turn, nowMs);
    if (call === null || call.caller.meterKey === null) return;
    const meter = this.#meters.of(call.caller.meterKey, nowMs);
    uncountCall(meter, call.atMs);
    uncountShare(meter.shares, spenderOf(call.caller));
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

  /** What remains of the shared hour, and of this meter's day for this token. */
  budgets(meterKey: number | null, nowMs: number, tokenId = OTHER_TOKENS): Budgets {
    const { callsPerHour } = this.#line.pace;
    const remaining = Math.max(callsPerHour - this.#line.countSentInHour(nowMs), 0);
    const shared = { limit: callsPerHour, remaining, windowMs: HOUR_MS, resetMs: HOUR_MS };
    const limit = this.#limits.meterCallsPerDay;
    if (meterKey === null || limit === undefined) return { shared, meter: null };
    const meterRemaining = Math.max(limit - countedCalls(this.#meters.of(meterKey, nowMs).shares, tokenId, limit), 0);
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
      appointments: this.#queue.appointments,
      closedForMs: Math.max(this.#lessons.closedUntilMs - nowMs, 0),
    };
  }

  #passTime(nowMs: number): void {
    const isStepBack = nowMs < this.#lastNowMs - UNSTEADY_MS;
    if (isStepBack) this.#stepBack(this.#lastNowMs - nowMs);
    this.#lastNowMs = isStepBack ? nowMs : Math.max(nowMs, this.#lastNowMs);

    if (mayChange(this.#lessons)) this.#review(nowMs);
    this.#queue.passTime(nowMs);
  }

  #review(nowMs: number): void {
    const reviewed = reviewLessons(this.#lessons, nowMs, this.#line.countSentInHour(nowMs), this.#limits.callsPerHour);
    if (reviewed === this.#lessons) return;
    this.#lessons = reviewed;
    this.#line.relax(this.#pace());
  }

  /** Follows a clock that stepped back: every instant moves with it. A step forward looks like a quiet while. */
  #stepBack(byMs: number): void {
    this.#lessons = stepLessonsBack(this.#lessons, byMs);
    this.#queue.stepBack(byMs, this.#lessons.closedUntilMs);
    this.#meters.stepBack(byMs);
  }

  #decide(wish: Wish, meterKey: number, { callsToday, shares, lastAtMs }: Meter, isHeedless: boolean): Decision {
    const { nowMs } = wish;
    const perDay = this.#limits.meterCallsPerDay ?? Number.POSITIVE_INFINITY;
    // Below the limit of the meter, its tokens matter to long imports only.
    if ((callsToday >= perDay || wish.isBackground) && !allows(shares, spenderOf(wish), perDay)) {
      return refuseUntil("meter", nextDayMs(nowMs), nowMs);
    }
    if (isHeedless) this.#queue.cancel(meterKey);
    const decision = this.#queue.comeBack(wish, meterKey);
    if (decision !== null) return decision;
    if (wish.isBackground) return this.#queue.standBack(wish);
    const lineMs = this.#line.findEnd(nowMs) - nowMs;
    const hourShare = this.#line.countKeptInHour(nowMs) / this.#line.pace.callsPerHour;
    const untilMs = yieldUntilMs({ nowMs, lineMs, hourShare, callsToday, lastAtMs, isHeedless });
    return untilMs === null ? this.#queue.walkIn(wish) : refuseUntil("shared", untilMs, nowMs);
  }

  #learn(lessons: Lessons, nowMs: number): void {
    if (lessons === this.#lessons) return;
    this.#lessons = lessons;
    this.#queue.startAgain(this.#pace(), Math.max(nowMs, lessons.closedUntilMs));
  }

  #pace(): Pace {
    return applyLessons(planPace(this.#limits), this.#lessons);
  }
}

const spenderOf = ({ question, isBackground = false }: Wish): Spender => ({
  tokenId: question?.tokenId ?? OTHER_TOKENS,
  isBackground,
});
