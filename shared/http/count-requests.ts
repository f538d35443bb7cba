import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { notesSoFar, routeOf } from "./log-requests.ts";
import { meterOf } from "./meter.ts";

/** Counts each request by its route and how it ended, where metrics are wanted. */
export const countRequests = createMiddleware<AppEnv>(async (c, next) => {
  const meter = meterOf(c.env);
  if (meter === null) return next();
  const arrivedAtMs = Date.now();
  await next();
  const { code, effort } = notesSoFar(c);
  meter.observe("http.server.request.duration", (Date.now() - arrivedAtMs) / 1000, {
    "http.request.method": c.req.method,
    "http.route": routeOf(c) ?? "",
    "http.response.status_code": `${c.res.status}`,
  });
  if (code !== null) meter.observe("conso.refusals", 1, { "conso.code": code });
  if (effort.upstreamCalls > 0) meter.observe("conso.turn.wait", effort.waitedMs / 1000, {});
});
