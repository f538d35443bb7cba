import { Appointments, HORIZON_MS, leadTimeMs, MISSED_BEFORE_MS } from "./appointments.ts";
import { type Decision, refuseUntil, type Wish } from "./decision.ts";
import type { Line } from "./line.ts";
import type { Pace } from "./pace.ts";
import { type GrantedCall, type TurnName, Turns } from "./turns.ts";

/** Long imports leave the rest of the hour to everybody else. */
const BACKGROUND_SHARE = 0.5;

/**
 * Who has which instant of a line: callers wait in it as far as their patience goes; beyond it, an instant is kept for each meter
 * to come back for. Whether a meter may call at all is decided before.
 */
export class Queue {
  readonly #line: Line;
  readonly #appointments = new Appointments();
  readonly #turns = new Turns<Wish>();

  constructor(line: Line) {
    this.#line = line;
  }

  /** How many meters have an instant kept. */
  get appointments(): number {
    return this.#appointments.size;
  }

  /** Frees the instants that nobody came for. */
  passTime(nowMs: number): void {
    for (const missedAtMs of this.#appointments.takeMissed(nowMs + MISSED_BEFORE_MS)) this.#line.free(missedAtMs);
  }

  /** Follows a clock that stepped back by this: every instant moves with it, and none is before `fromMs`. */
  stepBack(byMs: number, fromMs: number): void {
    const keptAtMs = this.#appointments.stepBack(byMs, this.#line.lastSentAtMs);
    this.#line.stepBack(byMs, keptAtMs, fromMs);
    this.#turns.clear();
  }

  /** Drops every kept instant that is not granted yet; callers with an appointment are served as they come. */
  startAgain(pace: Pace, fromMs: number): void {
    this.#line.replan(pace, fromMs);
    this.#appointments.clear();
    this.#turns.clear();
  }

  /** Gives the first free instant, or makes an appointment. */
  walkIn(wish: Wish): Decision {
    const { nowMs, patienceMs, meterKey, leadMs = 0 } = wish;
    const freeAtMs = this.#line.findFree(nowMs + leadMs);
    if (freeAtMs - nowMs <= patienceMs) {
      this.#line.keep(freeAtMs);
      return this.#grant(freeAtMs, wish);
    }
    const endAtMs = this.#line.findEnd(nowMs);
    if (meterKey !== null && endAtMs - nowMs <= HORIZON_MS) {
      this.#line.keep(endAtMs);
      this.#appointments.make(meterKey, endAtMs);
    }
    return refuseUntil("shared", Math.min(endAtMs, nowMs + HORIZON_MS) - leadTimeMs(patienceMs), nowMs);
  }

  /** A call of a long import goes when the line is idle and the hour is not half used; it never books an appointment. */
  standBack(wish: Wish): Decision {
    const { spacingMs } = this.#line.pace;
    const openAtMs = this.#line.findEnd(wish.nowMs, BACKGROUND_SHARE);
    if (openAtMs - wish.nowMs <= spacingMs) return this.walkIn({ ...wish, patienceMs: spacingMs + (wish.leadMs ?? 0) });
    return refuseUntil("shared", openAtMs, wish.nowMs);
  }

  /** The decision for a meter with an appointment; null for any other. */
  comeBack(wish: Wish, meterKey: number): Decision | null {
    const keptAtMs = this.#appointments.of(meterKey);
    return keptAtMs === undefined ? null : this.#claim(wish, meterKey, keptAtMs);
  }

  /** A caller that is too early is given the same instant again or waits for it here; one in time may get an earlier one. */
  #claim(wish: Wish, meterKey: number, keptAtMs: number): Decision {
    const { nowMs, patienceMs } = wish;
    const leadMs = leadTimeMs(patienceMs);
    const isInTime = keptAtMs - nowMs <= leadMs;
    if (!isInTime && keptAtMs - nowMs > patienceMs) return refuseUntil("shared", keptAtMs - leadMs, nowMs);

    this.#appointments.close(meterKey);
    const freeAtMs = isInTime ? this.#line.findFree(nowMs) : keptAtMs;
    if (freeAtMs >= keptAtMs) return this.#grant(keptAtMs, wish);
    this.#line.keep(freeAtMs);
    this.#line.free(keptAtMs);
    return this.#grant(freeAtMs, wish);
  }

  /** Takes the appointment of a meter from it, for somebody else to use. */
  cancel(meterKey: number): void {
    const keptAtMs = this.#appointments.of(meterKey);
    if (keptAtMs === undefined) return;
    this.#appointments.close(meterKey);
    this.#line.free(keptAtMs);
  }

  /** Takes back the instant of a turn that its caller does not use; null when that turn is not known any more. */
  giveBack(turn: TurnName, nowMs: number): GrantedCall<Wish> | null {
    const granted = this.#turns.take(turn, nowMs);
    if (granted !== null) this.#line.takeBack(granted.atMs, nowMs);
    return granted;
  }

  #grant(atMs: number, wish: Wish): Decision {
    this.#line.send(atMs);
    return { ok: true, ...this.#turns.issue(atMs, wish, wish.nowMs) };
  }
}
