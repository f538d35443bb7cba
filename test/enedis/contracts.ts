import { Hono } from "hono";
import type { Api } from "./call-log.ts";
import { stateOf } from "./consent.ts";
import { contractSituation, contractSynthesis, metering } from "./contract-bodies.ts";
import type { BackendErrorName } from "./error-bodies.ts";
import { backendAnswer, octets } from "./fault.ts";
import { type AppEnv, gateway, logged, noResource } from "./gateway.ts";
import type { Persona } from "./persona.ts";
import { personaOf } from "./personas.ts";
import type { Simulation } from "./simulation.ts";

/** The contract APIs, each subscribed, throttled and failing on its own. */
export const CONTRACT_APIS = {
  situation_contrat_auto: contractSituation,
  synth_contrat_auto: contractSynthesis,
  comptage_auto: metering,
} as const satisfies Partial<Record<Api, (persona: Persona) => unknown>>;

export type ContractApi = keyof typeof CONTRACT_APIS;

/** `GET /<api>/v1/<meter>`: the meter stands in the path; anything in the query fails, as the real ones were seen to do. */
export function contracts(simulation: Simulation, api: ContractApi): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.use(
    logged(simulation, api, async (c) => /\/v1\/(\d{14})$/.exec(c.req.path)?.[1] ?? null),
    gateway(simulation, api),
  );
  routes.get("/v1/:prm?", (c) => {
    const prm = c.req.param("prm");
    if (new URL(c.req.url).search !== "") return backendAnswer("technical");
    if (prm === undefined) return backendAnswer("pointMissing");
    if (!/^\d{14}$/.test(prm)) return backendAnswer("pointMalformed");
    const persona = personaOf(prm);
    if (persona === null) return backendAnswer("noServices");
    const refusal = contractRefusal(simulation, persona);
    return refusal === null ? octets(CONTRACT_APIS[api](persona)) : backendAnswer(refusal);
  });
  routes.all("*", () => noResource(simulation));
  return routes;
}

/** Without a living service for contract data (`ITC`), which every kind of ended consent is, the flow stops. */
function contractRefusal(simulation: Simulation, persona: Persona): BackendErrorName | null {
  const state = stateOf(persona, simulation.consentOf(persona), simulation.now());
  if (state !== "ACTIF" || !persona.nature.services.includes("ITC")) return "noServices";
  return persona.nature.movedOut ? "notHolder" : null;
}
