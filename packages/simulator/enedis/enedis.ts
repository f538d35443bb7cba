import { Hono } from "hono";
import type { Simulated } from "../simulated.ts";
import type { Application } from "./application.ts";
import { consentPage } from "./consent-page.ts";
import { CONTRACT_APIS, type ContractApi } from "./contract-apis.ts";
import { contracts } from "./contracts.ts";
import { calls, control } from "./control.ts";
import { measures } from "./measures.ts";
import { Simulation } from "./simulation.ts";
import { subscribedServices } from "./subscribed-services.ts";
import { tokenRoutes } from "./token.ts";

/** Enedis, simulated: its answers, and the time it is there, in ms since the epoch. */
export interface Enedis extends Simulated {
  readonly now: () => number;
}

/**
 * Enedis's Data Connect 2026, simulated from published facts. It shares no code with a gateway or a client, so that each can judge the
 * other. `now` is its clock, in ms since the epoch; `application` the one that it knows, `others` more of the same company.
 */
export function createEnedis({
  now,
  application,
  others = [],
}: {
  readonly now: () => number;
  readonly application: Application;
  readonly others?: readonly Application[] | undefined;
}): Enedis {
  const applications = [application, ...others];
  const simulation = new Simulation(now);
  const enedis = new Hono();

  enedis.route("/oauth2/v3", tokenRoutes(simulation, applications));
  enedis.route("/subscribed_services", subscribedServices(simulation));
  enedis.route("/mesure_synchrone_auto", measures(simulation));
  for (const api of Object.keys(CONTRACT_APIS) as ContractApi[]) enedis.route(`/${api}`, contracts(simulation, api));
  enedis.route("/dataconnect/v2/oauth2/authorize", consentPage(simulation, applications));
  enedis.route("/_control", control(simulation));
  enedis.route("/_calls", calls(simulation));

  // WSO2's answer outside any API.
  enedis.notFound((c) =>
    c.json(
      {
        code: "404",
        type: "Status report",
        message: "Not Found",
        description: "The requested resource is not available.",
      },
      404,
    ),
  );
  return { fetch: (request) => enedis.fetch(request), now: () => simulation.now() };
}
