import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { methods, processes } from "../../shared/http/impact-catalogue.ts";
import { simulator } from "../../shared/http/impact-simulator.ts";
import { addTimeOfDay } from "../../shared/http/impact-time-of-day.ts";
import { servedFile } from "../../shared/http/served-file.ts";
import { ECO2MIX_METHOD } from "../../shared/intensity/method.ts";
import { describeImpactDocument, describeMethods, describeProcesses, EVOLVING } from "../../shared/openapi/impact.ts";
import { describeSimulator } from "../../shared/openapi/impact-simulator.ts";
import type { Operation } from "../../shared/openapi/operation.ts";

/** `/api/impact`: what a quantity of energy costs the planet, as it is calculated today. Its root is its OpenAPI document. */
export const impact = new Hono<AppEnv>({ strict: false });

impact.route("/", servedFile("/impact.openapi.json"));
impact.route("/processes", processes(EVOLVING.version));
impact.route("/methods", methods(EVOLVING.version, [ECO2MIX_METHOD]));
impact.route("/simulator", simulator({ version: EVOLVING.version, enrich: addTimeOfDay }));

export const describeImpact = (): readonly Operation[] => [
  describeImpactDocument(EVOLVING),
  describeProcesses(EVOLVING),
  describeMethods(EVOLVING, [ECO2MIX_METHOD]),
  ...describeSimulator(EVOLVING),
];
