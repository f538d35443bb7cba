import { Appointments, comeEarlyMs, HORIZON_MS, MISSED_BEFORE_MS } from "./appointments.ts";
import type { Budgets } from "./budgets.ts";
import { type Decision, type LineGauge, notBefore, type Wish } from "./decision.ts";
import { leavesTurnUntilMs } from "./fairness.ts";
import { type Lessons, learnBurst, learnHour, NOTHING_LEARNED, review, taught } from "./lessons.ts";
import { GRANTS_PER_WRITE, type Limits, paceOf } from "./limits.ts";
import { Line, type Pace } from "./line.ts";
import { noteQuestion } from "./loops.ts";
import { DAY_MS, Meters, nextDayMs } from "./meters.ts";
import type { Saved, Store } from "./saved.ts";
import { type TurnName, Turns } from "./turns.ts";

const HOUR_MS = 3_600_000;

/** A clock that goes back by no more than this is unsteady, as between two requests at once; it counts as jitter. */
const UNSTEADY_MS = 20;

/**
 * The quota of one Enedis API, as arithmetic: within their patience callers wait in one line; beyond it each is kept an
 * instant of its own to come back for. The rule and its proof stand in `quota/line.ts`.
 */
export class Quota {
  readonly #limits: Limits;
  readonly #line: Line;
  readonly #meters = new Meters();
  readonly #appointments = new Appointments(this.#meters);
  readonly #turns = new Turns();
  #lessons: Lessons;
  #savedLessons: Lessons;
  #lastNowMs = 0;

  constructor(limits: Limits, { line, lessons = NOTHING_LEARNED }: Saved = {}) {
    this.#limits = limits;
    this.#lessons = lessons;
    this.#savedLessons = lessons;
    const pace = taught(paceOf(limits), lessons);
    this.#line = new Line(pace, limits.grantsPerWrite ?? GRANTS_PER_WRITE, line);
    this.#line.replan(pace, lessons.closedUntilMs);
  }

  ask(wish: Wish): Decision {
    const { nowMs, meter, question } = wish;
    this.#passTime(nowMs);
    if (meter === null) return this.#walkIn(wish, null);

    const place = this.#meters.place(meter, nowMs);
    const loopsUntilMs = question === undefined ? null : noteQuestion(this.#meters.asked(place), question, nowMs);
    if (loopsUntilMs !== null) return notBefore("loop", loopsUntilMs, nowMs);
    const callsToday = this.#meters.callsToday(place);
    if (callsToday >= (this.#limits.meterCallsPerDay ?? Number.POSITIVE_INFINITY)) {
      return notBefore("meter", nextDayMs(nowMs), nowMs);
    }
    const keptAtMs = this.#meters.keptAtMs(place);
    if (keptAtMs > 0) return this.#comeBack(wish, place, keptAtMs);

    const lineMs = this.#line.endAt(nowMs) - nowMs;
    const hourShare = this.#line.keptInHour(nowMs) / this.#line.pace.callsPerHour;
    const lastAtMs = this.#meters.lastAtMs(place);
    const turnAtMs = leavesTurnUntilMs({ nowMs, lineMs, hourShare, callsToday, lastAtMs });
    return turnAtMs === null ? this.#walkIn(wish, place) : notBefore("shared", turnAtMs, nowMs);
  }

  /** A client left while it waited: its instant is for somebody else. Says it twice, is heard once. */
  giveBack(turn: TurnName, nowMs: number): void {
    const waiting = this.#turns.take(turn, nowMs);
    if (waiting === null) return;
    this.#line.takeBack(waiting.atMs);
    if (waiting.meter !== null) this.#meters.gaveBack(this.#meters.place(waiting.meter, nowMs), waiting.atMs);
  }

  /** Enedis says: too many in a second. */
  learnBurst(nowMs: number): void {
    this.#learn(learnBurst(this.#lessons, nowMs), nowMs);
  }

  /** Enedis says: the hour is used up, to a call granted for this instant. */
  learnHour(nowMs: number, refusedAtMs: number, nextAccessAtMs: number | null): void {
    const hourAtMs = Math.floor(refusedAtMs / HOUR_MS) * HOUR_MS;
    const callsThisHour = this.#line.sentBetween(hourAtMs, refusedAtMs);
    const configuredPerHour = this.#limits.callsPerHour;
    this.#learn(learnHour(this.#lessons, { nowMs, nextAccessAtMs, callsThisHour, configuredPerHour }), nowMs);
  }

  /** Calls outside the line leave it room: see `Line.makeRoom`. */
  makeRoom(atMs: number): void {
    this.#line.makeRoom(atMs);
  }

  /** Writes what must not be forgotten. To be called after each decision, before it is made known. */
  save(store: Store): void {
    this.#line.saveIfDue((snapshot) => store.saveLine(snapshot));
    if (this.#lessons === this.#savedLessons) return;
    store.saveLessons(this.#lessons);
    this.#savedLessons = this.#lessons;
  }

  /** Writes exactly what was granted, when nobody asks for a while: then a restart loses nothing. */
  settle(store: Store): void {
    this.#line.settle((snapshot) => store.saveLine(snapshot));
  }

  /** What is left, of the hour everybody shares and of this meter's day. */
  budgets(meter: number | null, nowMs: number): Budgets {
    const { callsPerHour } = this.#line.pace;
    const remaining = Math.max(callsPerHour - this.#line.sentInHour(nowMs), 0);
    const shared = { limit: callsPerHour, remaining, windowMs: HOUR_MS, resetMs: HOUR_MS };
    const limit = this.#limits.meterCallsPerDay;
    if (meter === null || limit === undefined) return { shared, meter: null };
    const left = Math.max(limit - this.#meters.callsToday(this.#meters.place(meter, nowMs)), 0);
    return { shared, meter: { limit, remaining: left, windowMs: DAY_MS, resetMs: nextDayMs(nowMs) - nowMs } };
  }

  gauge(nowMs: number): LineGauge {
    const { spacingMs, callsPerHour } = this.#line.pace;
    return {
      callsInSecond: this.#line.sentBetween(nowMs - 1000, nowMs),
      callsInHour: this.#line.sentInHour(nowMs),
      configuredPerHour: this.#limits.callsPerHour,
      callsPerHour,
      spacingMs,
      waitMs: this.#line.firstFree(nowMs) - nowMs,
      appointments: this.#appointments.size,
      closedForMs: Math.max(this.#lessons.closedUntilMs - nowMs, 0),
    };
  }

  #passTime(nowMs: number): void {
    // Instants given before the clock stepped back come sooner than they say: nothing may be given among them.
    const steppedBack = nowMs < this.#lastNowMs - UNSTEADY_MS;
    if (steppedBack) this.#startAnew(nowMs);
    this.#lastNowMs = steppedBack ? nowMs : Math.max(nowMs, this.#lastNowMs);

    const reviewed = review(this.#lessons, nowMs, this.#line.sentInHour(nowMs), this.#limits.callsPerHour);
    if (reviewed !== this.#lessons) {
      this.#lessons = reviewed;
      this.#line.relax(this.#pace());
    }
    const missedMs = this.#appointments.takeMissed(nowMs + MISSED_BEFORE_MS, nowMs);
    for (const missedAtMs of missedMs) this.#line.free(missedAtMs);
  }

  #walkIn({ nowMs, patienceMs, meter }: Wish, place: number | null): Decision {
    const freeAtMs = this.#line.firstFree(nowMs);
    if (freeAtMs - nowMs <= patienceMs) {
      this.#line.keep(freeAtMs);
      return this.#grant(freeAtMs, meter, place, nowMs);
    }
    const endAtMs = this.#line.endAt(nowMs);
    if (meter !== null && place !== null && endAtMs - nowMs <= HORIZON_MS) {
      this.#line.keep(endAtMs);
      this.#appointments.make(meter, place, endAtMs);
    }
    return notBefore("shared", Math.min(endAtMs, nowMs + HORIZON_MS) - comeEarlyMs(patienceMs), nowMs);
  }

  /** Who comes too early is told the same instant again, or waits for it here; who is in time may find a better one. */
  #comeBack({ nowMs, patienceMs, meter }: Wish, place: number, keptAtMs: number): Decision {
    const earlyMs = comeEarlyMs(patienceMs);
    const inTime = keptAtMs - nowMs <= earlyMs;
    if (!inTime && keptAtMs - nowMs > patienceMs) return notBefore("shared", keptAtMs - earlyMs, nowMs);

    this.#appointments.close(place);
    const freeAtMs = inTime ? this.#line.firstFree(nowMs) : keptAtMs;
    if (freeAtMs >= keptAtMs) return this.#grant(keptAtMs, meter, place, nowMs);
    this.#line.keep(freeAtMs);
    this.#line.free(keptAtMs);
    return this.#grant(freeAtMs, meter, place, nowMs);
  }

  #grant(atMs: number, meter: number | null, place: number | null, nowMs: number): Decision {
    this.#line.send(atMs);
    if (place !== null) this.#meters.granted(place, atMs);
    return { ok: true, ...this.#turns.issue(atMs, meter, nowMs) };
  }

  #learn(lessons: Lessons, nowMs: number): void {
    if (lessons === this.#lessons) return;
    this.#lessons = lessons;
    this.#startAnew(nowMs);
  }

  /** Drops every promise but those already granted; who had an appointment is served as it comes. */
  #startAnew(nowMs: number): void {
    this.#line.replan(this.#pace(), Math.max(nowMs, this.#lessons.closedUntilMs));
    this.#appointments.clear();
    this.#turns.clear();
  }

  #pace(): Pace {
    return taught(paceOf(this.#limits), this.#lessons);
  }
}
