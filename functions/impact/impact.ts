import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { servedFile } from "../../shared/http/served-file.ts";
import { ECO2MIX_METHOD } from "../../shared/intensity/method.ts";
import type { Operation } from "../../shared/openapi/operation.ts";
import { methods, processes } from "./catalogue.ts";
import { describeImpactDocument, describeMethods, describeProcesses, EVOLVING } from "./description.ts";
import { simulator } from "./simulator.ts";
import { describeSimulator } from "./simulator-description.ts";
import { addTimeOfDay } from "./time-of-day.ts";

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
