import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import { formatOf } from "../../../shared/http/content-format.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import type { MeasureName } from "../../../shared/measures/measures.ts";
import { openCursor } from "../../../shared/readings/cursor.ts";
import type { Sums } from "../../../shared/readings/formats/definition.ts";
import { FORMATS, type Format, formatsOf } from "../../../shared/readings/formats.ts";
import type { Resumption } from "../../../shared/readings/reading-run.ts";
import { type DirectedSeries, SERIES, type SeriesName } from "../../../shared/readings/series.ts";
import { cursorRefused, type SeriesQuery, seriesQuery } from "../../../shared/readings/series-query.ts";
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
  /** The running sums of the answer before. */
  readonly sums: Sums;
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

  const from = await startOf(c, query.value, cursorScope(chosen.value, direction, series));
  if (!from.ok) return from;
  const { requested, sums, resumption } = from.value;
  const existing = clamped(requested, series, nowMs);
  if (!existing.ok) return existing;
  const { window: served, clamps } = existing.value;
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
    sums,
    resumption,
  });
}

/** What a cursor is bound to. */
export const cursorScope = (usagePointId: UsagePointId, direction: Direction, series: SeriesName): string =>
  `${usagePointId} ${direction} ${series}`;

async function startOf(
  c: Context<TokenEnv>,
  { window, cursor }: SeriesQuery,
  scope: string,
): Promise<Outcome<Pick<SeriesRequest, "requested" | "sums" | "resumption">>> {
  if (window !== null) return accepted({ requested: window, sums: {}, resumption: null });
  const opened = await openCursor(cursor ?? "", scope, configFrom(c.env).tokenSecrets);
  const requested = opened === null ? null : windowBetween(opened.startMs, opened.endMs);
  return opened !== null && requested?.ok
    ? accepted({ requested: requested.value, sums: opened.sums, resumption: opened.resumption })
    : cursorRefused();
}

/** What an entity tag is bound to: everything that the answer depends on, but for the readings. */
export const tagScope = ({
  usagePointId,
  direction,
  series,
  format,
  query,
  served,
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
    Object.entries(sums),
    resumption && [resumption.from, ...resumption.last],
  ]);
