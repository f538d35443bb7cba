import { Hono } from "hono";
import { consentPage } from "./consent-page.ts";
import { CONTRACT_APIS, type ContractApi, contracts } from "./contracts.ts";
import { calls, control } from "./control.ts";
import type { EnedisEnv } from "./env.ts";
import { measures } from "./measures.ts";
import { Simulation } from "./simulation.ts";
import { subscribedServices } from "./subscribed-services.ts";
import { tokenRoutes } from "./token.ts";

/** Enedis's Data Connect 2026, simulated from published facts. It shares no code with the gateway, so that each can check the other. */
export function createEnedis({ now, env }: { readonly now: () => number; readonly env: EnedisEnv }): Hono {
  const simulation = new Simulation(now);
  const enedis = new Hono();

  enedis.route("/oauth2/v3", tokenRoutes(simulation, { clientId: env.CLIENT_ID, clientSecret: env.CLIENT_SECRET }));
  enedis.route("/subscribed_services", subscribedServices(simulation));
  enedis.route("/mesure_synchrone_auto", measures(simulation));
  for (const api of Object.keys(CONTRACT_APIS) as ContractApi[]) enedis.route(`/${api}`, contracts(simulation, api));
  enedis.route("/dataconnect/v2/oauth2/authorize", consentPage(simulation, env));
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
  return enedis;
}
