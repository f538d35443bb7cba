import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { servedFile } from "../../shared/http/served-file.ts";
import { methods, processes } from "./catalogue.ts";
import { simulator } from "./simulator.ts";

const VERSION = "1.0.0";

/**
 * `/versions/v1.0.0/api`: engine, factors, request and document as they were frozen (docs/versions.md). What it answers depends
 * on the request alone, so it knows nothing of the time of day.
 */
export const v1_0_0 = new Hono<AppEnv>({ strict: false });

v1_0_0.route("/", servedFile("/versions/v1.0.0/openapi.json"));
v1_0_0.route("/impact", servedFile("/versions/v1.0.0/openapi.json"));
v1_0_0.route("/impact/processes", processes(VERSION));
v1_0_0.route("/impact/methods", methods(VERSION));
v1_0_0.route(
  "/impact/simulator",
  simulator({ version: VERSION, enrich: async (_env, _clock, _simulation, answer) => answer }),
);
