import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { askFor, explainFirstDay } from "../../../shared/http/reading-calls.ts";
import { refuseAbout } from "../../../shared/http/request-limit.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { dayStartMs } from "../../../shared/paris-time.ts";
import { readTokenStatus } from "../../../shared/quota/token-status.ts";
import { explainAbsence } from "../../../shared/readings/absence.ts";
import type { Rest } from "../../../shared/readings/answer.ts";
import type { DayCoverage } from "../../../shared/readings/coverage.ts";
import { sealCursor } from "../../../shared/readings/cursor.ts";
import { entityTag, holdsFinal, matches } from "../../../shared/readings/entity-tag.ts";
import type { Sums } from "../../../shared/readings/formats/definition.ts";
import { contentTypeOf, FORMATS } from "../../../shared/readings/formats.ts";
import { freshness } from "../../../shared/readings/freshness.ts";
import { type Batch, type RunEnd, readingRun, type Stop } from "../../../shared/readings/reading-run.ts";
import { SERIES } from "../../../shared/readings/series.ts";
import { periodsOf } from "../../../shared/readings/window.ts";
import { resolveStatus, retryAfterSeconds } from "../../../shared/refusals/statuses.ts";
import { maskedUsagePoint } from "../../../shared/usage-point.ts";
import { cursorScope, type SeriesRequest, tagScope } from "./request.ts";

type Reading = AsyncGenerator<Batch, RunEnd>;

/**
 * A request with the tag of a final answer already has it. It spends no call, so the limit on requests about a token holds in place
 * of the quota; a revoked token is still refused.
 */
export async function answerHeldCopy(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  nowMs: number,
): Promise<Response | null> {
  const tag = await holdsFinal(c.req.header("If-None-Match"), tagScope(request), configFrom(c.env).tokenSecrets);
  if (tag === null) return null;
  const limited = await refuseAbout(c, c.var.bearer.id);
  if (limited !== null) return limited;
  const status = await readTokenStatus(c.env, c.var.bearer, [request.meter]);
  if (!status.ok) return refuse(c, status.refusal);
  return c.body(null, 304, { ...cachingOf(request, [], nowMs), etag: tag, "cache-status": "conso-api; hit" });
}

/** Asks Enedis and answers, whole when one call brings it all, else as a stream. */
export async function answerReading(c: Context<TokenEnv>, request: SeriesRequest, nowMs: number): Promise<Response> {
  const { series, served } = request;
  const { callsPerAnswer } = configFrom(c.env).quota;
  const run = readingRun({ ...request, window: served, mostCalls: callsPerAnswer }, askFor(c, request));

  // The status depends on the first reading: until there is one nothing is answered.
  const begun: Batch[] = [];
  let end: RunEnd | null = null;
  while (end === null && begun.every(({ rows }) => rows.length === 0)) {
    const step = await run.next();
    if (step.done) end = step.value;
    else begun.push(step.value);
  }
  if (end !== null) {
    const { unread, emptyRefusal } = end;
    if (unread === null) return refuse(c, explainAbsence({ series, window: served }, emptyRefusal, nowMs));
    if (unread.why.code !== "calls_per_answer") return refuse(c, explainFirstDay(c, unread.why, nowMs));
  }

  const reading = continued(begun, end, run);
  const isShort = periodsOf(served.days, SERIES[series].mostDays).length === 1;
  return isShort ? answerWhole(c, request, reading, nowMs) : answerStream(c, request, reading);
}

/** A run again from its beginning. */
async function* continued(begun: readonly Batch[], end: RunEnd | null, run: Reading): Reading {
  yield* begun;
  return end ?? (yield* run);
}

/** One period: all of it is known before the answer leaves, so it can carry a tag and a lifetime. */
async function answerWhole(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  reading: Reading,
  nowMs: number,
): Promise<Response> {
  let text = "";
  const { next, coverage } = await pieces(c, request, reading, (piece) => {
    text += piece;
  });
  const { tokenSecrets } = configFrom(c.env);
  const { isFinal } = freshness(request.served, coverage, nowMs);
  const tag = await entityTag(text, tagScope(request), isFinal && next === null, tokenSecrets.current);
  if (next !== null) c.header("link", `<${next}>; rel="next"`, { append: true });
  const headers = { ...cachingOf(request, coverage, nowMs), etag: tag };
  if (matches(c.req.header("If-None-Match"), tag)) {
    return c.body(null, 304, { ...headers, "cache-status": "conso-api; fwd=stale; fwd-status=200" });
  }
  return c.body(text, 200, {
    ...headers,
    "content-type": contentTypeOf(request.format),
    "cache-status": "conso-api; fwd=uri-miss; fwd-status=200",
  });
}

/** Several periods: each leaves as it comes, and nothing of it is kept. */
function answerStream(c: Context<TokenEnv>, request: SeriesRequest, reading: Reading): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const encoder = new TextEncoder();
  const output = writable.getWriter();
  const send = async (piece: string) => {
    await output.ready;
    await output.write(encoder.encode(piece));
  };
  const sent = pieces(c, request, reading, send)
    .then(() => output.close())
    // The caller left: the rest has no reader, so Enedis gets no more calls.
    .catch((error) => output.abort(error).catch(() => undefined));
  c.executionCtx.waitUntil(sent);
  return c.body(readable, 200, {
    "content-type": contentTypeOf(request.format),
    "cache-control": "private, no-store",
  });
}

/** Writes an answer piece by piece; `next` is the address that goes on from its end. */
async function pieces(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  reading: Reading,
  send: (piece: string) => void | Promise<void>,
): Promise<{ readonly next: string | null; readonly coverage: readonly DayCoverage[] }> {
  const { meter, format, query, sums } = request;
  const about = { ...request, meter: maskedUsagePoint(meter) };
  const writer = FORMATS[format].writer(about, { ...query, sums });
  const coverage: DayCoverage[] = [];
  await send(writer.head());
  let step = await reading.next();
  for (; !step.done; step = await reading.next()) {
    coverage.push(...step.value.coverage);
    const text = writer.rows(step.value.rows);
    if (text !== "") await send(text);
  }
  const end = step.value;
  const rest = end.unread === null ? null : await restOf(c, request, end.unread, writer.sums?.() ?? {});
  await send(writer.tail({ coverage, enedisCalls: end.calls, rest }));
  return { next: rest?.next ?? null, coverage };
}

async function restOf(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  { from, why }: NonNullable<RunEnd["unread"]>,
  sums: Sums,
): Promise<Rest> {
  const { meter, direction, series, served } = request;
  const startMs = Math.max(dayStartMs(from), served.startMs);
  const scope = cursorScope(meter, direction, series);
  const cursor = { startMs, endMs: served.endMs, sums, of: scope };
  const next = new URL(c.req.url);
  for (const name of ["start", "end", "last"]) next.searchParams.delete(name);
  next.searchParams.set("cursor", await sealCursor(cursor, configFrom(c.env).tokenSecrets.current));
  return {
    startMs,
    endMs: served.endMs,
    code: why.code,
    retryAfterSeconds: secondsUntil(why),
    next: `${next.pathname}${next.search}`,
  };
}

function secondsUntil(why: Stop): number | null {
  if (why.code === "calls_per_answer") return null;
  const { retryAfterMs } = resolveStatus(why, "v2");
  return retryAfterMs === null ? null : retryAfterSeconds(retryAfterMs);
}

function cachingOf({ served }: SeriesRequest, coverage: readonly DayCoverage[], nowMs: number): Record<string, string> {
  return { "cache-control": `private, max-age=${freshness(served, coverage, nowMs).maxAgeSeconds}` };
}
