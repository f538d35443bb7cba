import { type Context, Hono } from "hono";
import type { Temporal } from "temporal-polyfill";
import type { Application } from "./application.ts";
import { newConsent, readDuration, stateOf } from "./consent.ts";
import { deadEndPage, meterPage } from "./consent-html.ts";
import { parisDay } from "./paris.ts";
import type { Persona } from "./persona.ts";
import { personaOf } from "./personas.ts";
import type { Simulation } from "./simulation.ts";

/** The parameters of the link, checked. */
interface Asked {
  readonly application: Application;
  readonly state: string | null;
  readonly duration: Temporal.Duration;
}

const LONGEST_STATE = 100;

/** `/dataconnect/v2/oauth2/authorize`: a person picks one meter, agrees or refuses, and goes back to the application. */
export function consentPage(simulation: Simulation, applications: readonly Application[]): Hono {
  const routes = new Hono();

  routes.get("/", (c) => {
    const query = new URL(c.req.url).searchParams;
    const asked = readLink(query, applications, simulation);
    return isRefusal(asked)
      ? refused(c, asked)
      : c.html(meterPage(query, parisDay(simulation.now()).add(asked.duration)));
  });

  routes.post("/", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const asked = readLink(form, applications, simulation);
    if (isRefusal(asked)) return refused(c, asked);

    const back = (answer: Record<string, string>) =>
      c.redirect(callback(simulation.settings.callbackUrl ?? asked.application.callbackUrl, answer, asked.state), 302);

    // The code of a refusal is documented, its sentence is a guess.
    if (form.get("decision") !== "accept") {
      return back({ error: "access_denied", error_description: "le titulaire a refusé le partage" });
    }
    const persona = personaOf(form.get("prm") ?? "");
    if (persona === null || persona.nature.incompatible) return c.html(deadEndPage(), 400);
    if (simulation.settings.alreadyShared === "dead_end" && isShared(simulation, persona)) {
      return c.html(deadEndPage(), 500);
    }
    if (simulation.settings.consentReturn === "demande_non_aboutie") {
      return back({ error: "invalid_request", error_description: "demande_non_aboutie" });
    }
    simulation.setConsent(
      persona,
      newConsent(persona, { application: asked.application.clientId, duration: asked.duration }, simulation.now()),
    );
    return back({ autorisation_id: `${persona.autorisationId}` });
  });
  return routes;
}

function isShared(simulation: Simulation, persona: Persona): boolean {
  const state = stateOf(persona, simulation.consentOf(persona), simulation.now());
  return state === "ACTIF" || state === "DEMANDE";
}

interface PageRefusal {
  readonly status: 400 | 403;
  readonly error: "invalid_request" | "access_denied";
  readonly error_description: string;
}

const isRefusal = (asked: Asked | PageRefusal): asked is PageRefusal => "error" in asked;
const refused = (c: Context, { status, ...body }: PageRefusal): Response => c.json(body, status);
const invalid = (error_description: string): PageRefusal => ({
  status: 400,
  error: "invalid_request",
  error_description,
});

/** The link's parameters, or the documented error. The codes for a long `state` and another `response_type` are guesses. */
function readLink(
  query: URLSearchParams,
  applications: readonly Application[],
  simulation: Simulation,
): Asked | PageRefusal {
  const [id, type, duration] = [query.get("client_id"), query.get("response_type"), query.get("duration")];
  const state = query.get("state");
  if (!id || !type || !duration) return invalid("missing_parameter");
  const application = applications.find(({ clientId }) => clientId === id);
  if (application === undefined) return { status: 403, error: "access_denied", error_description: "unknown_client" };
  if (type !== "code") return invalid("invalid_response_type");
  if (state !== null && state.length > LONGEST_STATE) return invalid("invalid_state");

  const parsed = readDuration(duration, parisDay(simulation.now()));
  if (parsed === "malformed") return invalid("invalid_duration_format");
  if (parsed === "too_long") return invalid("maximum_duration_exceeded");
  return { application, state, duration: parsed };
}

function callback(url: string, answer: Record<string, string>, state: string | null): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  if (state !== null) target.searchParams.set("state", state);
  return target.href;
}
