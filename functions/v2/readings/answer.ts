import type { Context } from "hono";
import { configFrom } from "../../../shared/config/config.ts";
import { allowForActivation } from "../../../shared/consent/activation.ts";
import { refuse } from "../../../shared/http/problem.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { sourceOf } from "../../../shared/http/source.ts";
import { isAnyDropped } from "../../../shared/measures/dropped.ts";
import { explainAbsence } from "../../../shared/readings/absence.ts";
import { entityTag, holdsFinal, matches } from "../../../shared/readings/entity-tag.ts";
import { contentTypeOf } from "../../../shared/readings/formats.ts";
import { freshness } from "../../../shared/readings/freshness.ts";
import { type Batch, type RunEnd, readingRun } from "../../../shared/readings/reading-run.ts";
import { SERIES } from "../../../shared/readings/series.ts";
import { periodsOf } from "../../../shared/readings/window.ts";
import { addressFrom, linkToNext } from "./addresses.ts";
import { resumedMs } from "./ending.ts";
import { type Reading, writePieces } from "./pieces.ts";
import { type SeriesRequest, tagScope } from "./request.ts";

/**
 * A request with the tag of a final answer already has it. It spends no call, so the limit on requests about a token holds in place
 * of the quota; a revoked token is still refused.
 */
export async function answerHeldCopy(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  nowMs: number,
): Promise<Response | null> {
  const tags = c.req.header("If-None-Match");
  if (tags === undefined) return null;
  const tag = await holdsFinal(tags, tagScope(request), configFrom(c.env).tokenSecrets);
  if (tag === null) return null;
  const limited = await sourceOf(c).refuseMore();
  if (limited !== null) return limited;
  const status = await sourceOf(c).tokenStatus([request.usagePointId]);
  if (!status.ok) return refuse(c, status.refusal);
  const { maxAgeSeconds } = freshness(request.served, [], true, nowMs);
  return c.body(null, 304, { ...cachingFor(maxAgeSeconds), etag: tag, "cache-status": "conso-api; hit" });
}

/** Asks the source and answers. */
export function answerReading(c: Context<TokenEnv>, request: SeriesRequest, nowMs: number): Promise<Response> {
  const { callsPerAnswer } = configFrom(c.env).quota;
  const wanted = { ...request, window: request.served, mostCalls: callsPerAnswer, nowMs };
  return answerRun(c, request, readingRun(wanted, sourceOf(c).ask(request)), nowMs);
}

/** The answer of a run: whole when one call brings it all, else a stream. */
export async function answerRun(
  c: Context<TokenEnv>,
  request: SeriesRequest,
  run: Reading,
  nowMs: number,
): Promise<Response> {
  const { series, served } = request;

  // The status depends on the first reading: until there is one nothing is answered.
  const begun: Batch[] = [];
  let end: RunEnd | null = null;
  while (end === null && begun.every(({ rows }) => rows.length === 0)) {
    const step = await run.next();
    if (step.done) end = step.value;
    else begun.push(step.value);
  }
  if (end !== null) {
    const { unread, emptyRefusal, failure } = end;
    const absence = () => failure ?? explainAbsence({ series, window: served }, emptyRefusal, nowMs);
    if (unread === null) return refuse(c, allowForActivation(absence(), c.var.claims, nowMs));
    if (unread.next > unread.from) {
      const address = await addressFrom(c, request, resumedMs(request, unread.next), request.sums, null);
      c.header("link", linkToNext(address), { append: true });
    }
    if (unread.why.code !== "calls_per_answer") return refuse(c, allowForActivation(unread.why, c.var.claims, nowMs));
  }

  const reading = continued(begun, end, run);
  const isShort = periodsOf(served.days, SERIES[series].mostDays).length === 1;
  return isShort ? answerWhole(c, request, reading, nowMs) : answerStream(c, request, reading, nowMs);
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
  // Each piece alone: the dots of the masked meter are two bytes wide, and would make all the rows as wide.
  const encoder = new TextEncoder();
  const encoded: Uint8Array[] = [];
  const ending = await writePieces(c, request, reading, nowMs, (piece) => {
    encoded.push(encoder.encode(piece));
  });
  const bytes = concat(encoded);
  const { rest, coverage } = ending;
  const isExact = rest === null && ending.holes.length === 0 && !isAnyDropped(ending.dropped);
  const fresh = freshness(request.served, coverage, isExact, nowMs);
  const tag = await entityTag(bytes, tagScope(request), fresh.isFinal, configFrom(c.env).tokenSecrets.current);
  if (rest !== null) c.header("link", linkToNext(rest.next), { append: true });
  const headers = { ...cachingFor(fresh.maxAgeSeconds), etag: tag };
  if (matches(c.req.header("If-None-Match"), tag)) {
    return c.body(null, 304, { ...headers, "cache-status": "conso-api; fwd=stale; fwd-status=200" });
  }
  return c.body(bytes, 200, {
    ...headers,
    "content-type": contentTypeOf(request.format),
    "cache-status": "conso-api; fwd=uri-miss; fwd-status=200",
  });
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Several periods: each leaves as it comes, and nothing of it is kept. */
function answerStream(c: Context<TokenEnv>, request: SeriesRequest, reading: Reading, nowMs: number): Response {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const encoder = new TextEncoder();
  const output = writable.getWriter();
  const send = async (piece: string) => {
    await output.ready;
    await output.write(encoder.encode(piece));
  };
  const sent = writePieces(c, request, reading, nowMs, send)
    .then(() => output.close())
    // The caller left: the rest has no reader, so Enedis gets no more calls.
    .catch((error) => output.abort(error).catch(() => undefined));
  c.executionCtx.waitUntil(sent);
  return c.body(readable, 200, {
    "content-type": contentTypeOf(request.format),
    "cache-control": "private, no-store",
  });
}

const cachingFor = (maxAgeSeconds: number): Record<string, string> => ({
  "cache-control": `private, max-age=${maxAgeSeconds}`,
});
