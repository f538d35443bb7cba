/** So many failures in a row, of so many meters, and Enedis is taken to be down: fewer meters may be broken themselves. */
const FAILURES = 5;
const METERS = 3;
const ROW_LASTS_MS = 60_000;

/** Left alone for this long, then twice as long after each probe that fails. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 300_000;
/** A probe that nobody reported on is lost. Longer than any call may take. */
const PROBE_LASTS_MS = 60_000;
/** Those turned away come back one after the other. */
const SPREAD_MS = 250;
const WIDEST_SPREAD_MS = 60_000;

/** Whether one resource of Enedis answers at all. In memory only: after a restart we find out again. */
export interface Circuit {
  /** The failures in a row. */
  readonly row: readonly Failure[];
  /** 0: closed, calls pass. */
  readonly openUntilMs: number;
  readonly restMs: number;
  /** The one call that tries, or the last that did. */
  readonly probe: { readonly meter: number | null; readonly untilMs: number } | null;
  readonly turnedAway: number;
}

interface Failure {
  /** A keyed hash; null: a call for nobody in particular, each for somebody else. */
  readonly meter: number | null;
  readonly atMs: number;
}

export const CLOSED: Circuit = { row: [], openUntilMs: 0, restMs: 0, probe: null, turnedAway: 0 };

/** Whether to call: yes, perhaps as the probe; or no, and when to come back. */
export type Passage =
  | { readonly ok: true; readonly isProbe: boolean }
  | { readonly ok: false; readonly backAtMs: number };

/** Open, one call at a time tries; for a while not of the meter that tried last, for it may be broken itself. */
export function passage(
  { openUntilMs, restMs, probe, turnedAway }: Circuit,
  meter: number | null,
  nowMs: number,
): Passage {
  if (openUntilMs === 0) return { ok: true, isProbe: false };
  const sameAgain = probe !== null && meter !== null && probe.meter === meter;
  const fromMs = Math.max(openUntilMs + (sameAgain ? restMs : 0), probe?.untilMs ?? 0);
  if (nowMs >= fromMs) return { ok: true, isProbe: true };
  return { ok: false, backAtMs: Math.max(fromMs, nowMs + 1_000) + Math.min(turnedAway * SPREAD_MS, WIDEST_SPREAD_MS) };
}

/** Somebody was turned away. */
export const turnAway = (circuit: Circuit): Circuit => ({ ...circuit, turnedAway: circuit.turnedAway + 1 });

/** The probe is under way. */
export const probing = (circuit: Circuit, meter: number | null, nowMs: number): Circuit => ({
  ...circuit,
  probe: { meter, untilMs: nowMs + PROBE_LASTS_MS },
});

/** Whether the client shall also say when a call succeeds: only a success ends a row. */
export const isWatched = ({ row, openUntilMs }: Circuit): boolean => row.length > 0 || openUntilMs > 0;

/** Enedis answered. Whoever it was for, it is not down. */
export const succeeded = (): Circuit => CLOSED;

/** No answer in time, or one of a server that is down. */
export function failed(circuit: Circuit, meter: number | null, nowMs: number): Circuit {
  if (circuit.openUntilMs > 0) {
    // Calls that were under way when it opened teach nothing new.
    const isProbe = circuit.probe !== null && nowMs < circuit.probe.untilMs && circuit.probe.meter === meter;
    return isProbe ? open(circuit, Math.min(circuit.restMs * 2, LONGEST_REST_MS), nowMs) : circuit;
  }
  const recent = circuit.row.filter(({ atMs }) => nowMs - atMs < ROW_LASTS_MS).slice(-FAILURES * 4);
  const row = [...recent, { meter, atMs: nowMs }];
  const meters = new Set(row.map((failure, index) => failure.meter ?? `nobody ${index}`));
  const isDown = row.length >= FAILURES && meters.size >= METERS;
  return isDown ? open({ ...circuit, row }, FIRST_REST_MS, nowMs) : { ...circuit, row };
}

function open({ row, probe }: Circuit, restMs: number, nowMs: number): Circuit {
  const lastProbe = probe && { ...probe, untilMs: 0 };
  return { row, openUntilMs: nowMs + restMs, restMs, probe: lastProbe, turnedAway: 0 };
}
