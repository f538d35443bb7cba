import { isContractRoute } from "../enedis/contract/routes.ts";
import type { Gauge } from "../quota/protocol.ts";
import {
  ANSWERED,
  CALL_ENDINGS,
  type CallEnding,
  CONSENT_EVENTS,
  type ConsentEvent,
  type EventCounts,
} from "./events.ts";
import type { Verdict } from "./verdict.ts";

/** The calls of a span, by how they ended. */
export interface CallSummary {
  readonly total: number;
  readonly answered: number;
  /** Between 0 and 1; `null` when there was no call. */
  readonly answeredShare: number | null;
  readonly byEnding: Readonly<Record<CallEnding, number>>;
}

/** The consents of a span. */
export interface ConsentSummary extends Readonly<Record<ConsentEvent, number>> {
  /**
   * Of those who left, the share that Enedis's page led to an end, a refusal included. At most 1: a person may come back much
   * later than they left.
   */
  readonly backShare: number | null;
}

export function summarizeCalls(counts: EventCounts): CallSummary {
  const byEnding = Object.fromEntries(CALL_ENDINGS.map((ending) => [ending, counts[`call:${ending}`] ?? 0])) as Record<
    CallEnding,
    number
  >;
  const total = CALL_ENDINGS.reduce((sum, ending) => sum + byEnding[ending], 0);
  const answered = ANSWERED.reduce((sum, ending) => sum + byEnding[ending], 0);
  return { total, answered, answeredShare: share(answered, total), byEnding };
}

export function summarizeConsents(counts: EventCounts): ConsentSummary {
  const events = Object.fromEntries(CONSENT_EVENTS.map((event) => [event, counts[`consent:${event}`] ?? 0])) as Record<
    ConsentEvent,
    number
  >;
  return { ...events, backShare: share(events.back + events.declined, events.left) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.min(1, part / whole));

/** What a verdict is drawn from. */
export interface Observation {
  /** `null`: the gate does not answer. */
  readonly gauge: Gauge | null;
  /** Some applications of this gateway are served, others not. */
  readonly isPartly: boolean;
  readonly lastHour: { readonly calls: CallSummary; readonly consents: ConsentSummary };
  readonly lastDay: { readonly calls: CallSummary; readonly consents: ConsentSummary };
}

/** Fewer than these allow no conclusion. */
const ENOUGH_CALLS = 5;
const ENOUGH_CONSENTS = 5;

const DOWN_BELOW = 0.5;
const UNSTEADY_BELOW = 0.95;
const CONSENTS_BELOW = 0.4;
const CROWDED_MS = 10_000;

/** Whether a resource that readings or consents need is left alone; a view of the contract can do without Enedis. */
export const areReadingsDown = ({ down }: Gauge): boolean => down.some((resource) => !isContractRoute(resource));

/** Answers "is it the gateway or Enedis?" with the most serious verdict that holds. */
export function judge({ gauge, isPartly, lastHour, lastDay }: Observation): Verdict {
  if (gauge === null) return "gateway_down";
  const { measures } = gauge.lines;
  const { total, answeredShare } = lastHour.calls;
  const isConclusive = total >= ENOUGH_CALLS && answeredShare !== null;

  if (areReadingsDown(gauge) || (isConclusive && answeredShare < DOWN_BELOW)) return "enedis_down";
  if (measures.closedForMs > 0) return "enedis_closed";
  if (isPartly) return "enedis_partly";
  if (isConclusive && answeredShare < UNSTEADY_BELOW) return "enedis_unsteady";
  const consents = lastHour.consents.left >= ENOUGH_CONSENTS ? lastHour.consents : lastDay.consents;
  const { left, backShare } = consents;
  if (left >= ENOUGH_CONSENTS && backShare !== null && backShare < CONSENTS_BELOW) return "consents_failing";
  if (measures.waitMs > CROWDED_MS) return "crowded";
  return total === 0 ? "quiet" : "well";
}
