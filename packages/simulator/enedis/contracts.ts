import { Hono } from "hono";
import { isGivenTo, stateOf } from "./consent.ts";
import { CONTRACT_APIS, type ContractApi } from "./contract-apis.ts";
import type { BackendErrorName } from "./error-bodies.ts";
import { backendAnswer, octetStream } from "./fault.ts";
import { type AppEnv, gateway, logged, noResource } from "./gateway.ts";
import type { Persona } from "./persona.ts";
import { personaOf } from "./personas.ts";
import type { Simulation } from "./simulation.ts";

/** `GET /<api>/v1/<meter>`: the meter stands in the path. A query makes the real API fail with 500, so it does here. */
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
    const refusal = contractRefusal(simulation, persona, c.get("call").application);
    return refusal === null ? octetStream(CONTRACT_APIS[api](persona)) : backendAnswer(refusal);
  });
  routes.all("*", () => noResource(simulation));
  return routes;
}

/** The flow stops without an active service for contract data (`ITC`); a consent that has ended has no active service. */
function contractRefusal(
  simulation: Simulation,
  persona: Persona,
  application: string | null,
): BackendErrorName | null {
  const consent = simulation.consentOf(persona);
  const state = stateOf(persona, consent, simulation.now());
  if (!isGivenTo(consent, application) || state !== "ACTIF" || !persona.nature.services.includes("ITC"))
    return "noServices";
  return persona.nature.movedOut ? "notHolder" : null;
}
