import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { answerHead } from "../../../shared/http/head-answer.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { readChecks } from "../../../shared/http/read-checks.ts";
import { contentTypeOf } from "../../../shared/readings/formats.ts";
import type { SeriesName } from "../../../shared/readings/series.ts";
import { SERIES_PARAMETERS } from "../../../shared/readings/series-query.ts";
import type { Direction } from "../../../shared/token/scope.ts";
import { answerHeldCopy, answerReading } from "./answer.ts";
import { readSeriesRequest } from "./request.ts";

const VARY = "Authorization, Accept, Statistics-Sums";
/** Each reading tells where its meter's own minute is. */
const SLOT = '</api/v2/slot>; rel="related"; title="when to come back"';

/**
 * An endpoint of the readings of v2. Each request passes: method, EU, token (`readChecks`), names of parameters, format, query, meter, access, window,
 * copy (`If-None-Match`), HEAD, Enedis, answer. A refusal before Enedis spends no call.
 */
export const seriesEndpoint = (direction: Direction, series: SeriesName): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", ...readChecks, onlyParameters(SERIES_PARAMETERS), async (c) => {
    const nowMs = Date.now();
    const request = await readSeriesRequest(c, direction, series, nowMs);
    if (!request.ok) return refuse(c, request.refusal);
    c.header("vary", VARY);
    c.header("link", SLOT);
    const known =
      (await answerHeldCopy(c, request.value, nowMs)) ??
      (await answerHead(c, [request.value.usagePointId], contentTypeOf(request.value.format)));
    return known ?? answerReading(c, request.value, nowMs);
  });
