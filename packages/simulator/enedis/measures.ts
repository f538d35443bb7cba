import { Hono } from "hono";
import { isGivenTo, isSettling, stateOf } from "./consent.ts";
import { DAMAGES, type DamagedBody } from "./damage.ts";
import type { BackendErrorName } from "./error-bodies.ts";
import { backendAnswer, octetStream } from "./fault.ts";
import { type AppEnv, gateway, logged, noResource } from "./gateway.ts";
import { measureBody } from "./measure-body.ts";
import {
  MEASURES,
  type Measure,
  type MeasureName,
  type MeasureRequest,
  readMeasureRequest,
} from "./measure-request.ts";
import { dayFrom, isBefore, parisDay, wallClock } from "./paris.ts";
import type { Persona } from "./persona.ts";
import { personaOf } from "./personas.ts";
import type { Simulation } from "./simulation.ts";
import { without } from "./withheld.ts";

const LONGEST_CURVE_DAYS = 7;
const DEPTH = { curve: { months: 24, days: 15 }, days: { months: 36, days: 15 } } as const;
const PUBLICATION_HOUR = 8;
/** The service that opens each kind of measure. */
const SERVICES = { daily: "ENERGIE", curve: "CDC", max_power: "PMAX", index: "IDX" } as const;

/** `GET /mesure_synchrone_auto/v2/<name>`. Checks token and throttle (in `gateway`), then parameters, consent, direction, window, data. */
export function measures(simulation: Simulation): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const api = "mesure_synchrone_auto";
  routes.use(
    logged(simulation, api, async (c) => c.req.query("pointId") ?? null),
    gateway(simulation, api),
  );

  routes.get("/v2/:name", (c) => {
    const name = c.req.param("name");
    if (!isMeasure(name)) return noResource(simulation);
    const measure = MEASURES[name];

    const asked = readMeasureRequest(measure, new URL(c.req.url).searchParams);
    if (typeof asked === "string") return backendAnswer(asked);
    const persona = personaOf(asked.prm);
    if (persona === null) return backendAnswer("noConsent");

    const refusal =
      consentRefusal(simulation, persona, measure, c.get("call").application) ??
      silenceOf(persona) ??
      directionRefusal(persona, measure) ??
      windowRefusal(simulation, persona, measure, asked);
    if (refusal !== null) return backendAnswer(refusal);

    const published = publishedBefore(simulation, persona, measure);
    const whole = measureBody(persona, measure, asked, published, simulation.settings);
    const withheld = simulation.withheldOf(persona);
    const body = whole === null || withheld === null ? whole : without(whole as DamagedBody, withheld);
    if (body === null) return backendAnswer("noData");
    const damage = simulation.damageOf(persona);
    return octetStream(damage === null ? body : DAMAGES[damage](body as DamagedBody));
  });
  routes.all("*", () => noResource(simulation));
  return routes;
}

const isMeasure = (name: string): name is MeasureName => Object.hasOwn(MEASURES, name);

function consentRefusal(
  simulation: Simulation,
  persona: Persona,
  { direction, kind }: Measure,
  application: string | null,
): BackendErrorName | null {
  const { nature } = persona;
  const consent = simulation.consentOf(persona);
  if (!isGivenTo(consent, application)) return "noConsent";
  if (isSettling(persona, consent, simulation.now())) {
    return nature.settling?.answer === "technical_error" ? "technical" : "notRecorded";
  }
  if (stateOf(persona, consent, simulation.now()) !== "ACTIF") return "noConsent";
  if (nature.movedOut) return "notHolder";
  if (nature.consent === "consumption_only" && direction === "PROD") return "noConsent";
  // A guess: nobody published what Enedis answers when the service of a measure is missing.
  return nature.services.includes(SERVICES[kind]) ? null : "noConsent";
}

function silenceOf({ nature }: Persona): BackendErrorName | null {
  const answers = { no_such_point: "noSuchPoint", no_data: "noData" } as const;
  return nature.silence && answers[nature.silence];
}

function directionRefusal({ nature }: Persona, { direction }: Measure): BackendErrorName | null {
  if (direction === "CONS" ? nature.draws : nature.injects) return null;
  const refusals = { bad_request: "wrongDirection", not_found: "noData", technical_error: "technical" } as const;
  return refusals[nature.wrongDirection];
}

function windowRefusal(
  simulation: Simulation,
  { nature }: Persona,
  { kind }: Measure,
  { start, end }: MeasureRequest,
): BackendErrorName | null {
  const today = parisDay(simulation.now() - simulation.settings.dayLateBySeconds * 1_000);
  const isCurve = kind === "curve";
  const depth = isCurve ? DEPTH.curve : DEPTH.days;
  const activation = nature.activatedOn === null ? null : dayFrom(nature.activatedOn);

  // The end is excluded, so two equal days ask for nothing; the 2026 Swagger refuses them.
  if (!isBefore(start, end)) return "reversed";
  if (isBefore(today, end)) return "future";
  if (isCurve && isBefore(start.add({ days: LONGEST_CURVE_DAYS }), end)) return "tooLong";
  if (activation !== null && isBefore(start, activation)) return "beforeActivation";
  if (isBefore(start, today.subtract({ months: depth.months }).subtract({ days: depth.days }))) return "tooOld";
  return isCurve && nature.loadCurve === "refused" ? "curveRefused" : null;
}

/** The first day that is not published yet. Yesterday's measures appear at 08:00 in Paris, those of a late meter days later. */
function publishedBefore(simulation: Simulation, { nature }: Persona, { kind }: Measure) {
  const now = wallClock(simulation.now());
  const late = kind === "curve" ? nature.lateDays.curve : nature.lateDays.daily;
  return now.toPlainDate().subtract({ days: late + (now.hour < PUBLICATION_HOUR ? 1 : 0) });
}
