import type { Context } from "hono";
import { answerHead } from "../../../shared/http/head-answer.ts";
import { refuse } from "../../../shared/http/problem.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import { sourceOf } from "../../../shared/http/source.ts";
import { contentTypeOf } from "../../../shared/readings/formats.ts";
import type { DirectedSeries } from "../../../shared/readings/series.ts";
import { answerHeldCopy, answerReading } from "./answer.ts";
import { readSeriesRequest } from "./request.ts";

const VARY = "Authorization, Accept, Statistics-Sums";

/**
 * Answers a request for a series behind the checks of its address, which leave a token and a source. It passes: format, query, meter, access,
 * window, copy (`If-None-Match`), HEAD, source, answer. A refusal before the source spends no call.
 */
export async function answerSeries(c: Context<TokenEnv>, { direction, series }: DirectedSeries): Promise<Response> {
  const source = sourceOf(c);
  const nowMs = Date.now();
  const request = await readSeriesRequest(c, direction, series, nowMs);
  if (!request.ok) return refuse(c, request.refusal);
  c.header("vary", VARY);
  if (source.slot !== null) c.header("link", `<${source.slot}>; rel="related"; title="when to come back"`);
  const { usagePointId, format } = request.value;
  const known =
    (await answerHeldCopy(c, request.value, nowMs)) ??
    (await answerHead(c, () => source.tokenStatus([usagePointId]), contentTypeOf(format)));
  return known ?? answerReading(c, request.value, nowMs);
}
