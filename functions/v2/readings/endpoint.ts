import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { answerHead } from "../../../shared/http/head-answer.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { type SourceChecks, sourceOf } from "../../../shared/http/source.ts";
import { contentTypeOf } from "../../../shared/readings/formats.ts";
import type { SeriesName } from "../../../shared/readings/series.ts";
import { SERIES_PARAMETERS } from "../../../shared/readings/series-query.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { answerHeldCopy, answerReading } from "./answer.ts";
import { readSeriesRequest } from "./request.ts";

const VARY = "Authorization, Accept, Statistics-Sums";

/**
 * An endpoint of the readings of v2. Each request passes: `checks`, which leave a token and a source, names of parameters, format, query, meter, access,
 * window, copy (`If-None-Match`), HEAD, source, answer. A refusal before the source spends no call.
 */
export const seriesEndpoint = (direction: Direction, series: SeriesName, checks: SourceChecks): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", ...checks, onlyParameters(SERIES_PARAMETERS), async (c) => {
    const source = sourceOf(c);
    const nowMs = Date.now();
    const request = await readSeriesRequest(c, direction, series, nowMs);
    if (!request.ok) return refuse(c, request.refusal);
    c.header("vary", VARY);
    if (source.slot !== null) c.header("link", `<${source.slot}>; rel="related"; title="when to come back"`);
    const known =
      (await answerHeldCopy(c, request.value, nowMs)) ??
      (await answerHead(
        c,
        () => source.tokenStatus([request.value.usagePointId]),
        contentTypeOf(request.value.format),
      ));
    return known ?? answerReading(c, request.value, nowMs);
  });
