import { enedisRefusal } from "../../../shared/enedis/error-codes.ts";
import { readMeasureBody } from "../../../shared/enedis/wire.ts";
import { addDropped, type Dropped, NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import type { Period } from "../../../shared/measures/period.ts";
import type { Row } from "../../../shared/readings/columns.ts";
import type { DayCoverage } from "../../../shared/readings/coverage.ts";
import type { Hole } from "../../../shared/readings/hole.ts";
import { type RunEnd, readingRun } from "../../../shared/readings/reading-run.ts";
import { SERIES, type SeriesName } from "../../../shared/readings/series.ts";
import type { Window } from "../../../shared/readings/window.ts";
import { windowFrom } from "../../../shared/readings/window-text.ts";
import { accepted, type Outcome, refused } from "../../../shared/refusals/refusal.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { usagePointId } from "../../../shared/usage-point.ts";
import { MORNING, simulated } from "../../support/simulated.ts";

/** What a run over the simulated Enedis brought, and the periods it asked for. */
export interface Run<R> {
  readonly rows: readonly R[];
  readonly coverage: readonly DayCoverage[];
  readonly dropped: Dropped;
  readonly holes: readonly Hole[];
  readonly end: RunEnd;
  readonly asked: readonly Period[];
}

export interface Wanted {
  readonly series: SeriesName;
  readonly direction?: Direction;
  readonly meter: string;
  readonly start: string;
  readonly end: string;
  readonly mostCalls?: number;
}

/** A window that is well formed. */
export function windowOf(start: string, end: string): Window {
  const window = windowFrom({ start, end }, MORNING);
  if (!window.ok) throw new Error(`no window: ${window.refusal.code}`);
  return window.value;
}

const enedis = await simulated();
// Its clock stands still, so all calls of a file are in one second.
await enedis.control({ quota: { perSecond: 10_000_000, perHour: 10_000_000 } });

/** Turns the switches of the simulated Enedis. */
export const { control } = enedis;

/** The outcome of one call to the simulated Enedis, as the client would have it. */
export async function askSimulated(
  measure: string,
  meter: string,
  { start, end }: Period,
): Promise<Outcome<never> | Outcome<{ body: never; text: string }>> {
  const parameters = measure.startsWith("puissance") ? { mesuresPas: "P1D", grandeurPhysique: "PMA" } : {};
  const answer = await enedis.measure(measure, { pointId: meter, dateDebut: start, dateFin: end, ...parameters });
  const text = await answer.text();
  if (answer.status !== 200) return refused(enedisRefusal(answer.status, text, MORNING));
  const id = usagePointId(meter);
  if (id === null) throw new Error("not a meter");
  const body = readMeasureBody(text, { usagePointId: id });
  return body.ok ? accepted({ body: body.value as never, text }) : body;
}

/** Reads a whole window of a meter of the simulated Enedis. */
export async function run<R extends Row>(wanted: Wanted): Promise<Run<R>> {
  const { series, direction = "consumption", meter, start, end, mostCalls = 1_000 } = wanted;
  const measure = SERIES[series].measures[direction];
  if (measure === null) throw new Error("no such series");
  const asked: Period[] = [];
  const reading = readingRun(
    { series, direction, window: windowOf(start, end), mostCalls, resumption: null, nowMs: MORNING },
    (period) => {
      asked.push(period);
      return askSimulated(measure, meter, period);
    },
  );
  const rows: R[] = [];
  const coverage: DayCoverage[] = [];
  const holes: Hole[] = [];
  let dropped: Dropped = NONE_DROPPED;
  for (;;) {
    const next = await reading.next();
    if (next.done) return { rows, coverage, dropped, holes, end: next.value, asked };
    rows.push(...(next.value.rows as readonly R[]));
    coverage.push(...next.value.coverage);
    dropped = addDropped(dropped, next.value.dropped);
    holes.push(...next.value.holes);
  }
}
