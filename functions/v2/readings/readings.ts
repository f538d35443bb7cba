import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import type { SourceChecks } from "../../../shared/http/source.ts";
import type { Operation } from "../../../shared/openapi/operation.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { SERIES_PARAMETERS } from "../../../shared/readings/series-query.ts";
import { describeSeries } from "./description.ts";
import { answerSeries } from "./endpoint.ts";

/**
 * `GET /api/v2/{consumption|production}/{series}`: the readings of a meter over any window, in any format of `FORMATS`, for each
 * series of `SERIES`.
 */
export function readings(checks: SourceChecks): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const known = onlyParameters(SERIES_PARAMETERS);
  for (const of of OFFERED) app.all(`/${of.direction}/${of.series}`, ...checks, known, (c) => answerSeries(c, of));
  return app;
}

export const describeReadings = (): readonly Operation[] =>
  OFFERED.map(({ direction, series }) => describeSeries(direction, series));
