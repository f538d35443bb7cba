import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { methods, processes } from "../../shared/http/impact-catalogue.ts";
import { simulator } from "../../shared/http/impact-simulator.ts";
import { addTimeOfDay } from "../../shared/http/impact-time-of-day.ts";
import { servedFile } from "../../shared/http/served-file.ts";
import { ECO2MIX_METHOD } from "../../shared/intensity/method.ts";
import {
  describeImpactDocument,
  describeMethods,
  describeProcesses,
  describeSimulator,
  type Place,
} from "../../shared/openapi/impact.ts";
import type { Operation } from "../../shared/openapi/operation.ts";

const VERSION = "1.1.0";

/** `/api/impact`: what a quantity of energy costs the planet, as it is calculated today. Its root is its OpenAPI document. */
export const impact = new Hono<AppEnv>({ strict: false });

impact.route("/", servedFile("/impact.openapi.json"));
impact.route("/processes", processes(VERSION));
impact.route("/methods", methods(VERSION, [ECO2MIX_METHOD]));
impact.route("/simulator", simulator({ version: VERSION, enrich: addTimeOfDay }));

/** Where the evolving version stands. */
export const IMPACT_PLACE: Place = { prefix: "", version: VERSION };

export const describeImpact = (): readonly Operation[] => [
  describeImpactDocument(IMPACT_PLACE),
  describeProcesses(IMPACT_PLACE),
  describeMethods(IMPACT_PLACE, [ECO2MIX_METHOD]),
  ...describeSimulator(IMPACT_PLACE),
];
