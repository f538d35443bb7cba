import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import { formatOf } from "../../../shared/http/content-format.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import type { MeasureName } from "../../../shared/measures/measures.ts";
import { addDays, dayStartMs, parisDay } from "../../../shared/paris-time.ts";
import { openCursor } from "../../../shared/readings/cursor.ts";
import { FORMATS, type Format, formatsOf } from "../../../shared/readings/formats.ts";
import type { Resumption } from "../../../shared/readings/reading-run.ts";
import { type DirectedSeries, SERIES, type SeriesName } from "../../../shared/readings/series.ts";
import { cursorRefused, type SeriesQuery, seriesQuery } from "../../../shared/readings/series-query.ts";
import { givenSums } from "../../../shared/readings/statistics/given-sums.ts";
import { defaultStatisticName } from "../../../shared/readings/statistics/statistic-names.ts";
import type { Sums } from "../../../shared/readings/statistics/sums.ts";
import { isFullHour, wholeHours } from "../../../shared/readings/statistics/whole-hours.ts";
import { type Clamp, clamped, type Window, windowBetween } from "../../../shared/readings/window.ts";
import { accepted, type Outcome, refused } from "../../../shared/refusals/refusal.ts";
import { checkAccess } from "../../../shared/token/bearer.ts";
import { chooseMeter } from "../../../shared/token/choose-meter.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import type { UsagePointId } from "../../../shared/usage-point.ts";

/** A checked request for a series. */
export interface SeriesRequest extends DirectedSeries {
  readonly measure: MeasureName;
  readonly usagePointId: UsagePointId;
  readonly format: Format;
  readonly query: SeriesQuery;
  readonly requested: Window;
  /** The part of it that may exist. */
  readonly served: Window;
  readonly clamps: readonly Clamp[];
  /** What statistics call the meter; empty in a format without sums. */
  readonly name: string;
  /** Where the statistics of the answer before ended; `null`: they begin at 0. */
  readonly sums: Sums | null;
  /** Where its differences ended. */
  readonly resumption: Resumption | null;
}

/** Checks the request, or returns the first refusal. */
export async function readSeriesRequest(
  c: Context<TokenEnv>,
  direction: Direction,
  series: SeriesName,
  nowMs: number,
): Promise<Outcome<SeriesRequest>> {
  const measure = SERIES[series].measures[direction];
  if (measure === null) return refused({ code: "route_not_found" });
  const offered = formatsOf(SERIES[series]);
  const format = formatOf(c, offered);
  if (format === null) {
    return refused({ code: "format_not_offered", offered: offered.map((one) => FORMATS[one].mediaTypes[0]) });
  }
  const query = seriesQuery(c.req.queries(), nowMs, SERIES[series].extraDays);
  if (!query.ok) return query;
  const chosen = chooseMeter(c.var.claims, query.value.usagePointId, direction);
  if (!chosen.ok) return chosen;
  const closed = checkAccess(c.var.claims, { usagePointId: chosen.value, measure });
  if (closed !== null) return refused(closed);

  const { hasSums = false } = FORMATS[format];
  const name = hasSums ? (query.value.name ?? (await defaultStatisticName(chosen.value))) : "";
  const of = { usagePointId: chosen.value, direction, series, name };
  const from = await startOf(c, query.value, of, nowMs);
  if (!from.ok) return from;
  const { requested, sums, resumption } = from.value;
  const existing = clamped(requested, series, nowMs);
  const inside = existing.ok && hasSums ? wholeHours(existing.value) : existing;
  if (!inside.ok) return inside;
  const { window: served, clamps } = inside.value;
  return accepted({
    direction,
    series,
    measure,
    usagePointId: chosen.value,
    format,
    query: query.value,
    requested,
    served,
    clamps,
    name,
    sums,
    resumption,
  });
}

/** What a cursor is bound to; sums also to the name in the ids of their statistics. */
export const cursorScope = ({ usagePointId, direction, series, name }: CursorOwner): string =>
  `${usagePointId} ${direction} ${series}${name && ` statistics ${name}`}`;

type CursorOwner = Pick<SeriesRequest, "usagePointId" | "direction" | "series" | "name">;

const SUMS_HEADER = "Statistics-Sums";

/** The window and the sums to begin with: of a cursor, or of the query and the header. */
async function startOf(
  c: Context<TokenEnv>,
  { window, cursor, hasStart }: SeriesQuery,
  of: CursorOwner,
  nowMs: number,
): Promise<Outcome<Pick<SeriesRequest, "requested" | "sums" | "resumption">>> {
  const given = of.name === "" ? undefined : c.req.header(SUMS_HEADER);
  if (window !== null) {
    if (given === undefined) return accepted({ requested: window, sums: null, resumption: null });
    if (!hasStart || !beginsRow(of.series, window.startMs)) {
      return refused({ code: "statistics_sums_refused", why: "start" });
    }
    const sums = givenSums(given, of, window.startMs);
    return sums.ok ? accepted({ requested: window, sums: sums.value, resumption: null }) : sums;
  }
  if (given !== undefined) return refused({ code: "statistics_sums_refused", why: "cursor" });
  const opened = await openCursor(cursor ?? "", cursorScope(of), configFrom(c.env).tokenSecrets);
  if (opened === null) return cursorRefused();
  const { startMs, endMs, sums, resumption } = opened;
  const today = parisDay(nowMs);
  const knownMs = dayStartMs(addDays(today, -SERIES[of.series].extraDays));
  const requested = windowBetween(startMs, endMs ?? (startMs < knownMs ? knownMs : dayStartMs(today)));
  return requested.ok ? accepted({ requested: requested.value, sums, resumption }) : cursorRefused();
}

/** Whether a row of this series may begin here, so that what is before and after it is clear. */
const beginsRow = (series: SeriesName, atMs: number): boolean =>
  SERIES[series].stepMs === null ? dayStartMs(parisDay(atMs)) === atMs : isFullHour(atMs);

/** What an entity tag is bound to: everything that the answer depends on, but for the readings. */
export const tagScope = ({
  usagePointId,
  direction,
  series,
  format,
  query,
  served,
  name,
  sums,
  resumption,
}: SeriesRequest): string =>
  JSON.stringify([
    usagePointId,
    direction,
    series,
    format,
    query.locale,
    [...query.prices],
    served.startMs,
    served.endMs,
    name,
    sums,
    resumption && [resumption.from, ...resumption.last],
  ]);
