import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import type { Operation } from "../../../shared/openapi/operation.ts";
import { OFFERED } from "../../../shared/readings/series.ts";
import { describeSeries } from "./description.ts";
import { seriesEndpoint } from "./endpoint.ts";

/**
 * `GET /api/v2/{consumption|production}/{daily|load_curve|max_power|index|registers}`: the readings of a meter over any
 * window, each between two instants, as JSON, JSON Lines, CSV or statistics of Home Assistant.
 */
export const readings = new Hono<AppEnv>();
for (const { direction, series } of OFFERED) {
  readings.route(`/${direction}/${series}`, seriesEndpoint(direction, series));
}

export const describeReadings = (): readonly Operation[] =>
  OFFERED.map(({ direction, series }) => describeSeries(direction, series));
