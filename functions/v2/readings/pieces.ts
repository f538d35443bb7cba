import type { Context } from "hono";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { addDropped, type Dropped, NONE_DROPPED } from "../../../shared/measures/dropped.ts";
import { unpublishedEnd } from "../../../shared/readings/absence.ts";
import type { Ending } from "../../../shared/readings/answer.ts";
import type { DayCoverage } from "../../../shared/readings/coverage.ts";
import { FORMATS } from "../../../shared/readings/formats.ts";
import type { Hole } from "../../../shared/readings/hole.ts";
import { PriceUse } from "../../../shared/readings/price-use.ts";
import type { Batch, RunEnd } from "../../../shared/readings/reading-run.ts";
import { SERIES } from "../../../shared/readings/series.ts";
import { maskedUsagePoint } from "../../../shared/usage-point.ts";
import { endingOf } from "./ending.ts";
import type { SeriesRequest } from "./request.ts";

/** A run that is written as it comes. */
export type Reading = AsyncGenerator<Batch, RunEnd>;

/** Writes an answer piece by piece, and gives back how it ended. */
export async function writePieces(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  reading: Reading,
  nowMs: number,
  send: (piece: string) => void | Promise<void>,
): Promise<Ending> {
  const { usagePointId, format, query } = request;
  const about = { ...request, meter: maskedUsagePoint(usagePointId) };
  const writer = FORMATS[format].writer(about, { ...query, name: request.name, sums: request.sums });
  const coverage: DayCoverage[] = [];
  const holes: Hole[] = [];
  let dropped: Dropped = NONE_DROPPED;
  const prices = new PriceUse(query.prices, SERIES[request.series]);
  let reachedMs = request.served.startMs;
  await send(writer.head());
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    coverage.push(...step.value.coverage);
    dropped = addDropped(dropped, step.value.dropped);
    holes.push(...step.value.holes.slice(0, MOST_HOLES - holes.length));
    if (step.value.holes.some((hole) => "refusal" in hole)) writer.sums?.await();
    if (FORMATS[format].readsPrices) prices.note(step.value.rows);
    reachedMs = Math.max(reachedMs, step.value.rows.at(-1)?.endMs ?? 0, ...step.value.holes.map(({ endMs }) => endMs));
    const text = writer.rows(step.value.rows);
    if (text !== "") await send(text);
  }
  const last = writer.waiting?.() ?? "";
  if (last !== "") await send(last);
  const { unread, calls } = step.value;
  const unpublished = unread === null ? unpublishedEnd(request.served, coverage, reachedMs, nowMs) : null;
  if (unpublished !== null && holes.length < MOST_HOLES) holes.push(unpublished);
  const found = { coverage, dropped, holes, unusedPrices: prices.unused(), unread, enedisCalls: calls };
  const ending = await endingOf(c, request, found, writer.sums?.sums ?? null);
  await send(writer.tail(ending));
  return ending;
}

/** An answer names no more, so that a long one takes no more memory; `coverage` and `dropped` count all. */
const MOST_HOLES = 200;
