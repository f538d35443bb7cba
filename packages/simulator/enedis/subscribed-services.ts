import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import { type ConsentState, isGivenTo, stateOf } from "./consent.ts";
import { BACKEND } from "./error-bodies.ts";
import { type AppEnv, gateway, logged } from "./gateway.ts";
import type { Persona } from "./persona.ts";
import { personaByAutorisation } from "./personas.ts";
import { servicesOf } from "./services.ts";
import type { EmptyList } from "./settings.ts";
import type { Simulation } from "./simulation.ts";

const lookup = z.object({
  // Documented as a number; some clients send text.
  autorisationId: z.union([z.int(), z.string().check(z.regex(/^\d{1,15}$/))]),
  comptage: z.boolean(),
  autorisation: z.optional(z.boolean()),
  serviceType: z.optional(z.literal("ACCES")),
  etatCode: z.optional(z.array(z.enum(["ACTIF", "DEMANDE", "TERMINE", "SUPPRIME"]))),
});

/** `POST /subscribed_services/v1`, with or without a trailing slash: the services that an `autorisation_id` opens. */
export function subscribedServices(simulation: Simulation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const api = "subscribed_services";
  const meterOf = async (c: Context) => {
    const asked = await readLookup(c);
    return asked === null ? null : (personaByAutorisation(Number(asked.autorisationId))?.prm ?? null);
  };

  routes.use(logged(simulation, api, meterOf), gateway(simulation, api));
  routes.on("POST", ["/v1", "/v1/"], async (c) => {
    const asked = await readLookup(c);
    const { status, ...error } = BACKEND.bodyMalformed;
    if (asked === null) return c.json(error, status);
    const isFiltered = asked.serviceType !== undefined || asked.etatCode !== undefined;
    if (isFiltered && simulation.settings.subscribedServices.filters === "refused") return c.json(error, status);

    const persona = personaByAutorisation(Number(asked.autorisationId));
    const serviceSouscrit =
      persona === null ? [] : listed(simulation, persona, c.get("call").application, asked.etatCode);
    const nbTotalServices = serviceSouscrit.length;
    if (asked.comptage) return c.json({ nbTotalServices });
    if (nbTotalServices === 0) return c.json({ nbTotalServices, ...EMPTY_LISTS[emptyListOf(simulation, persona)] });
    return c.json({ nbTotalServices, serviceSouscrit });
  });
  return routes;
}

async function readLookup(c: Context): Promise<z.infer<typeof lookup> | null> {
  const body: unknown = await c.req.json().catch(() => null);
  const parsed = lookup.safeParse(body);
  return parsed.success ? parsed.data : null;
}

const LOOKUPS_BEFORE_LISTED = 2;

/** The services of a meter; none while Enedis does not show them yet. Every lookup is counted. */
function listed(
  simulation: Simulation,
  persona: Persona,
  application: string | null,
  states?: readonly ConsentState[],
) {
  const consent = simulation.consentOf(persona);
  if (!isGivenTo(consent, application)) return [];
  simulation.setConsent(persona, { ...consent, lookups: consent.lookups + 1 });

  const lateMs = simulation.settings.subscribedServices.lateBySeconds * 1_000;
  const slow = persona.nature.listing === "empty_twice" || persona.nature.listing === "null_twice";
  if (simulation.now() < consent.agreedAtMs + lateMs) return [];
  if (slow && consent.lookups < LOOKUPS_BEFORE_LISTED) return [];

  const state = stateOf(persona, consent, simulation.now());
  return states === undefined || states.includes(state) ? servicesOf(persona, consent, state) : [];
}

const emptyListOf = (simulation: Simulation, persona: Persona | null): EmptyList => {
  const { listing } = persona?.nature ?? {};
  if (listing === "null_twice") return "null";
  return listing === "empty_twice" ? "empty" : simulation.settings.subscribedServices.emptyList;
};

const EMPTY_LISTS = {
  absent: {},
  null: { serviceSouscrit: null },
  empty: { serviceSouscrit: [] },
} as const satisfies Record<EmptyList, object>;
