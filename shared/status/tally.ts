import { ANSWERED, CALL_ENDINGS, type CallEnding, CONSENT_EVENTS, type ConsentEvent, type Event } from "./events.ts";

/** How often each thing happened in some span of time. */
export type Counts = Readonly<Partial<Record<Event, number>>>;

/** The calls of a span, by how they ended. */
export interface Calls {
  readonly total: number;
  readonly answered: number;
  /** Between 0 and 1; `null` when there was no call. */
  readonly answeredShare: number | null;
  readonly byEnding: Readonly<Record<CallEnding, number>>;
}

/** The consents of a span. Somebody may come back much later than they left: a share above 1 is cut. */
export interface Consents extends Readonly<Record<ConsentEvent, number>> {
  /** Of those who left, how many Enedis's page led to an end, be it a no. */
  readonly backShare: number | null;
}

export function callsIn(counts: Counts): Calls {
  const byEnding = Object.fromEntries(CALL_ENDINGS.map((ending) => [ending, counts[`call:${ending}`] ?? 0])) as Record<
    CallEnding,
    number
  >;
  const total = CALL_ENDINGS.reduce((sum, ending) => sum + byEnding[ending], 0);
  const answered = ANSWERED.reduce((sum, ending) => sum + byEnding[ending], 0);
  return { total, answered, answeredShare: share(answered, total), byEnding };
}

export function consentsIn(counts: Counts): Consents {
  const events = Object.fromEntries(CONSENT_EVENTS.map((event) => [event, counts[`consent:${event}`] ?? 0])) as Record<
    ConsentEvent,
    number
  >;
  return { ...events, backShare: share(events.back + events.declined, events.left) };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.min(1, part / whole));
