import type { Context, MiddlewareHandler } from "hono";
import type { Api, Call } from "./call-log.ts";
import { GATEWAY, gatewayBody, hourSpent } from "./error-bodies.ts";
import { ANSWER_FAULT_KINDS, faultyAnswer } from "./fault.ts";
import type { Simulation, Striking } from "./simulation.ts";
import { nextAccessTime } from "./throttle.ts";

/** What one layer leaves for the next. */
export interface AppEnv {
  Variables: { call: Call };
}

type Layer = MiddlewareHandler<AppEnv>;

const TOKEN_FAULTS: ReadonlySet<Striking> = new Set(["unauthorized", "not_subscribed"]);

/** Logs each call of an API as it arrives. `meterOf` finds the meter that a call is about. */
export function logged(simulation: Simulation, api: Api, meterOf: (c: Context) => Promise<string | null>): Layer {
  return async (c, next) => {
    const { path } = c.req;
    const call: Call = {
      at: simulation.machineNow(),
      api,
      path,
      query: c.req.query(),
      meter: null,
      application: null,
      status: 0,
    };
    simulation.log.add(call);
    c.set("call", call);
    call.meter = await meterOf(c);
    await next();
    call.status = c.res.status;
  };
}

/** WSO2 in front of a data API: token, subscription, throttle; then the backend, unless a fault strikes. */
export function gateway(simulation: Simulation, api: Api): Layer {
  return async (c, next) => {
    const [scheme, token] = (c.req.header("authorization") ?? "").split(" ");
    if (scheme !== "Bearer" || token === undefined) return refusal(simulation, GATEWAY.missingCredentials);

    c.get("call").application = simulation.applicationOf(token);
    const strike = simulation.strike(c.get("call"), TOKEN_FAULTS);
    if (strike === "unauthorized") simulation.killToken(token);
    const application = simulation.applicationOf(token);
    if (application === null) return refusal(simulation, GATEWAY.invalidCredentials);
    if (strike === "not_subscribed") return refusal(simulation, GATEWAY.notSubscribed);

    const refused = refuseOverQuota(simulation, application, api) ?? answerFault(simulation, c);
    return refused ?? next();
  };
}

/** The refusal of a call over the quota, or `null` for a call that passes, which is counted. */
export function refuseOverQuota(simulation: Simulation, application: string, api: Api): Response | null {
  const verdict = simulation.countCall(application, api);
  if (verdict.passes) return null;
  return refusal(
    simulation,
    verdict.reason === "burst" ? GATEWAY.burst : hourSpent(nextAccessTime(verdict.nextAccessMs)),
  );
}

/** The answer of a fault in place of the backend's, or `null`. */
export function answerFault(simulation: Simulation, c: Context<AppEnv>): Response | Promise<Response> | null {
  const strike = simulation.strike(c.get("call"), ANSWER_FAULT_KINDS);
  return strike === null ? null : faultyAnswer(strike);
}

function refusal(simulation: Simulation, error: Parameters<typeof gatewayBody>[0]): Response {
  const headers = new Headers({ "content-type": "application/json" });
  if (error.status === 401) {
    headers.set("www-authenticate", 'OAuth2 realm="WSO2 API Manager", error="invalid_token"');
  }
  return new Response(JSON.stringify(gatewayBody(error, simulation.settings.quota.form)), {
    status: error.status,
    headers,
  });
}

/** The answer for an unknown resource of a known API. */
export const noResource = (simulation: Simulation): Response => refusal(simulation, GATEWAY.noResource);
