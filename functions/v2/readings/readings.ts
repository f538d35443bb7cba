import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import type { SourceChecks } from "../../../shared/http/source.ts";
import type { Operation } from "../../../shared/openapi/operation.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { describeSeries } from "./description.ts";
import { seriesEndpoint } from "./endpoint.ts";

/**
 * `GET /api/v2/{consumption|production}/{series}`: the readings of a meter over any window, in any format of `FORMATS`, for each
 * series of `SERIES`.
 */
export function readings(checks: SourceChecks): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  for (const { direction, series } of OFFERED) {
    app.route(`/${direction}/${series}`, seriesEndpoint(direction, series, checks));
  }
  return app;
}

export const describeReadings = (): readonly Operation[] =>
  OFFERED.map(({ direction, series }) => describeSeries(direction, series));
