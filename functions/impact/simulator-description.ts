import { parisMidnightMs } from "../../shared/impact/paris-midnight.ts";
import { aggregate, detailed, only } from "../../shared/impact/v1.0.0/answer.ts";
import { FRENCH_LOW_VOLTAGE } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { INDICATORS } from "../../shared/impact/v1.0.0/factors/indicators.ts";
import { readRequest, type Simulation } from "../../shared/impact/v1.0.0/request.ts";
import { jsonAnswer, type Operation, TAGS } from "../../shared/openapi/operation.ts";
import { idOf, impactRefusals, type Place } from "./description.ts";
import { simulationRequestSchema } from "./request-schema.ts";
import { DETAILED_SIMULATION, SIMULATION } from "./schemas.ts";

const SITE = "https://conso.example";

const ENERGY = { consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount: 12 }] };
const CURVE = {
  loadCurve: [
    { value: "420", date: "2026-11-01 00:30:00", interval_length: "PT30M" },
    { value: "380", date: "2026-11-01 01:00:00", interval_length: "PT30M" },
  ],
};

const body = () => ({
  required: true,
  content: {
    "application/json": {
      schema: simulationRequestSchema(),
      examples: {
        energy: { summary: "12 kWh", value: ENERGY },
        curve: { summary: "A load curve, as the v5 contract gives it", value: CURVE },
      },
    },
  },
});

function simulationOf(request: object): Simulation {
  const read = readRequest(request, parisMidnightMs);
  if (Array.isArray(read)) throw new Error("the example of the document is refused");
  return read;
}

const answered = ({ version }: Place, answer: object) => ({ webUrl: `${SITE}/impact`, version, ...answer });

/** With a token or without one. */
const EITHER = [{}, { token: [] }];

/** The three operations of the simulator. */
export const describeSimulator = (place: Place): readonly Operation[] => [
  {
    path: `${place.prefix}/api/impact/simulator`,
    method: "post",
    operationId: idOf("simulateImpact", place),
    tag: TAGS.impact,
    summary: "The environmental cost of a quantity of energy; with a token, each indicator with its method",
    description:
      "Nothing of the request or the answer is stored or logged. A curve is household electricity in France; its gaps are counted and never filled. Without a token it has at most 20 000 points, a year of half hours; with one, as many as have room in 2 MB.",
    security: EITHER,
    requestBody: body(),
    responses: {
      "200": jsonAnswer(
        SIMULATION,
        "The score; with a token, `impacts` and `indicators` too.",
        answered(place, aggregate(simulationOf(ENERGY))),
      ),
      ...impactRefusals("simulation"),
    },
    schemas: [SIMULATION],
  },
  {
    path: `${place.prefix}/api/impact/simulator/{impact}`,
    method: "post",
    operationId: idOf("simulateOneImpact", place),
    tag: TAGS.impact,
    summary: "The same with one indicator alone; `cch` needs a token",
    description: "An indicator that has no figure is refused with the reason.",
    security: EITHER,
    parameters: [
      {
        name: "impact",
        in: "path",
        required: true,
        description: "`ecs`: environmental cost. `pef`: the withdrawn PEF score of v7. `cch`: climate change.",
        schema: { type: "string", enum: INDICATORS },
      },
    ],
    requestBody: body(),
    responses: {
      "200": jsonAnswer(SIMULATION, "One indicator.", answered(place, only(aggregate(simulationOf(ENERGY)), "ecs"))),
      ...impactRefusals("one impact"),
    },
    schemas: [SIMULATION],
  },
  {
    path: `${place.prefix}/api/impact/simulator/detailed`,
    method: "post",
    operationId: idOf("simulateImpactInDetail", place),
    tag: TAGS.impact,
    summary: "Process by process; of a curve, by day and by hour of a Paris clock",
    description: "Parts sum to the whole. A curve is cut at midnight and at full hours in Paris.",
    requestBody: body(),
    responses: {
      "200": jsonAnswer(
        DETAILED_SIMULATION,
        "The detail.",
        answered(place, detailed(simulationOf(CURVE), parisMidnightMs)),
      ),
      ...impactRefusals("detailed simulation"),
    },
    schemas: [DETAILED_SIMULATION],
  },
];
