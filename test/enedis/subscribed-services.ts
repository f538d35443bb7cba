import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import { type Consent, type ConsentState, stateOf } from "./consent.ts";
import { BACKEND } from "./error-bodies.ts";
import { type AppEnv, gateway, logged } from "./gateway.ts";
import type { Persona } from "./persona.ts";
import { personaByAutorisation } from "./personas.ts";
import type { Simulation } from "./simulation.ts";

const STATE_LABELS: Readonly<Record<ConsentState, string>> = {
  ACTIF: "Actif",
  DEMANDE: "Demandé",
  TERMINE: "Terminé",
  SUPPRIME: "Supprimé",
};

const lookup = z.object({
  // Documented as a number; clients in the field send text too.
  autorisationId: z.union([z.int(), z.string().check(z.regex(/^\d{1,15}$/))]),
  comptage: z.boolean(),
  autorisation: z.optional(z.boolean()),
  serviceType: z.optional(z.literal("ACCES")),
  etatCode: z.optional(z.array(z.enum(["ACTIF", "DEMANDE", "TERMINE", "SUPPRIME"]))),
});

/** `POST /subscribed_services/v1`, with or without a slash at the end: which meter stands behind an `autorisation_id`. */
export function subscribedServices(simulation: Simulation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const api = "subscribed_services";
  const meterOf = async (c: Context) => {
    const asked = await bodyOf(c);
    return asked === null ? null : (personaByAutorisation(Number(asked.autorisationId))?.prm ?? null);
  };

  routes.use(logged(simulation, api, meterOf), gateway(simulation, api));
  routes.on("POST", ["/v1", "/v1/"], async (c) => {
    const asked = await bodyOf(c);
    const { status, ...error } = BACKEND.bodyMalformed;
    if (asked === null) return c.json(error, status);

    const persona = personaByAutorisation(Number(asked.autorisationId));
    const services = persona === null ? null : listed(simulation, persona, asked.etatCode);
    const nbTotalServices = services?.length ?? 0;
    if (asked.comptage) return c.json({ nbTotalServices });
    return c.json({ nbTotalServices, serviceSouscrit: services ?? (nullListFor(simulation, persona) ? null : []) });
  });
  return routes;
}

async function bodyOf(c: Context): Promise<z.infer<typeof lookup> | null> {
  const body: unknown = await c.req.json().catch(() => null);
  const parsed = lookup.safeParse(body);
  return parsed.success ? parsed.data : null;
}

const LOOKUPS_BEFORE_LISTED = 2;

/** The services of a meter, or `null` while Enedis does not show them yet. Every lookup counts. */
function listed(simulation: Simulation, persona: Persona, states?: readonly ConsentState[]) {
  const consent = simulation.consentOf(persona);
  simulation.setConsent(persona, { ...consent, lookups: consent.lookups + 1 });

  const lateMs = simulation.settings.subscribedServices.lateBySeconds * 1_000;
  const slow = persona.nature.listing === "empty_twice" || persona.nature.listing === "null_twice";
  if (simulation.now() < consent.agreedAtMs + lateMs) return null;
  if (slow && consent.lookups < LOOKUPS_BEFORE_LISTED) return null;

  const state = stateOf(persona, consent, simulation.now());
  return states === undefined || states.includes(state) ? servicesOf(persona, consent, state) : [];
}

const nullListFor = (simulation: Simulation, persona: Persona | null): boolean =>
  simulation.settings.subscribedServices.nullList || persona?.nature.listing === "null_twice";

/** One service per direction, or one per type of measure. Names are documented; the values' exact form is a guess. */
function servicesOf({ prm, autorisationId, nature }: Persona, consent: Consent, state: ConsentState) {
  const service = (direction: "soutirage" | "injection", mesuresTypeCode: string, index: number) => ({
    id: `${autorisationId * 10 + index}`,
    injection: direction === "injection",
    soutirage: direction === "soutirage",
    serviceCode: "ACCES",
    dateDebut: `${consent.from}`,
    dateFin: `${consent.until}`,
    etatCode: state,
    etatLibelle: STATE_LABELS[state],
    pointId: prm,
    mesuresTypeCode,
    mesuresPas: mesuresTypeCode === "CDC" ? "PT30M" : "P1D",
    sirenBeneficiaire: "000000000",
    publicationDonnees: true,
    autorisation: {
      autorisationId,
      autorisationLibelle: "Consentement du titulaire",
      autorisationType: "EXPLICITE",
      autorisationStatut: state,
    },
  });

  if (nature.listing === "five_services") {
    return ["CDC", "IDX", "PMAX", "ENERGIE", "ITC"].map((type, index) => service("soutirage", type, index));
  }
  return [
    ...(nature.draws ? [service("soutirage", "CDC", 0)] : []),
    ...(nature.injects && nature.consent !== "consumption_only" ? [service("injection", "CDC", 1)] : []),
  ];
}
