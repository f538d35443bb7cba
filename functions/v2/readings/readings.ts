import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import type { Operation } from "../../../shared/openapi/operation.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { describeSeries } from "./description.ts";
import { seriesEndpoint } from "./endpoint.ts";

/**
 * `GET /api/v2/{consumption|production}/{series}`: the readings of a meter over any window, in any format of `FORMATS`, for each
 * series of `SERIES`.
 */
export const readings = new Hono<AppEnv>();
for (const { direction, series } of OFFERED) {
  readings.route(`/${direction}/${series}`, seriesEndpoint(direction, series));
}

export const describeReadings = (): readonly Operation[] =>
  OFFERED.map(({ direction, series }) => describeSeries(direction, series));
