import { type ApplicationId, FIRST_APPLICATION } from "../config/applications.ts";
import { type ContractParts, type ContractRoute, READ_CONTRACT } from "../enedis/contract/routes.ts";
import type { EnedisAnswer } from "../enedis/exchange.ts";
import { type MeasureAnswer, readMeasureBody, readSubscribedServices, type SubscribedService } from "../enedis/wire.ts";
import type { MeasureQuery } from "../measures/measure-query.ts";
import { GATE_UNREACHABLE } from "../quota/ask-gate.ts";
import type { Budgets } from "../quota/budgets.ts";
import { accepted, type Outcome, refused } from "../refusals/refusal.ts";
import { applicationOf } from "../token/bearer.ts";
import type { UsagePointId } from "../usage-point.ts";
import { type Call, makeCall } from "./call.ts";
import type { CallContext, CallResult } from "./call-context.ts";

/**
 * Everything the gateway asks of Enedis. Every call waits for its turn in the quota first. A call about a meter goes by the application that the
 * meter consented to.
 */
export interface EnedisClient {
  measure(query: MeasureQuery): Promise<Outcome<MeasureAnswer>>;
  subscribedServices(
    autorisationId: number,
    application: ApplicationId,
  ): Promise<Outcome<readonly SubscribedService[]>>;
  contract<Route extends ContractRoute>(
    route: Route,
    usagePointId: UsagePointId,
  ): Promise<Outcome<ContractParts[Route]>>;
}

export function enedisClient(caller: CallContext): EnedisClient {
  const { apiUrl } = caller.config.enedis;
  return {
    async measure(query) {
      const { measure, usagePointId } = query;
      const context = contextOf(caller, applicationOf(caller.bearer, usagePointId));
      if (context === null) return refused(GONE);
      const parameters = measureParameters(query);
      const answer = await makeSharedCall(context, {
        api: "measures",
        resource: measure,
        usagePointId,
        question: `${measure} ${parameters}`,
        url: `${apiUrl}mesure_synchrone_auto/v2/${measure}?pointId=${usagePointId}&${parameters}`,
        init: {},
      });
      if (!answer.ok) return answer;
      const body = readMeasureBody(answer.value.text, query);
      return body.ok ? accepted({ body: body.value, text: answer.value.text }) : body;
    },

    async subscribedServices(autorisationId, application) {
      const context = contextOf(caller, application);
      if (context === null) return refused(GONE);
      const init = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ autorisationId, autorisation: true, comptage: false, serviceType: "ACCES" }),
      };
      const api = "subscribed_services";
      const url = `${apiUrl}subscribed_services/v1`;
      // `Prefer: wait` is for readings: a lookup waits as long as configured.
      const patienceMs = context.config.quota.patienceMs;
      const answer = await makeCall({ ...context, patienceMs }, { api, resource: api, usagePointId: null, url, init });
      return answer.ok ? readSubscribedServices(answer.value.text) : answer;
    },

    async contract(route, usagePointId) {
      const context = contextOf(caller, applicationOf(caller.bearer, usagePointId));
      if (context === null) return refused(GONE);
      // A query makes these routes fail with 500.
      const answer = await makeSharedCall(context, {
        api: "contracts",
        resource: route,
        usagePointId,
        question: route,
        url: `${apiUrl}${route}/v1/${usagePointId}`,
        init: {},
      });
      return answer.ok ? READ_CONTRACT[route](answer.value.text, usagePointId, context.now()) : answer;
    },
  };
}

/** The application that the meter consented to has left the settings of this gateway. */
const GONE = { code: "application_gone" } as const;

const contextOf = (caller: CallContext, application: ApplicationId): CallContext | null =>
  application === FIRST_APPLICATION ? caller : caller.forApplication(application);

/**
 * Identical requests in flight share one call when they carry the same token. Requests with different tokens do not: the gate
 * checks revocation when it grants a turn, so each token needs a turn of its own.
 */
async function makeSharedCall(context: CallContext, wanted: Call): Promise<Outcome<EnedisAnswer>> {
  const start = async (): Promise<CallResult> => {
    let latest: Budgets | null = null;
    const onBudgets = (budgets: Budgets) => {
      latest = budgets;
    };
    return { answer: await makeCall({ ...context, onBudgets }, wanted), budgets: latest };
  };
  const share = (result: CallResult) => recheckToken(context, wanted, result);
  const key = `${context.bearer?.id} ${wanted.url}`;
  const { answer, budgets } = await context.flights.join(key, context, start, share);
  if (budgets !== null) context.onBudgets(budgets);
  return answer;
}

/** The result for requests that came after the one that made the call: their token may have been revoked in between. */
async function recheckToken(
  { gate, bearer }: CallContext,
  { usagePointId }: Call,
  result: CallResult,
): Promise<CallResult> {
  if (bearer === undefined || usagePointId === null) return result;
  const statuses = await gate.tokenStatuses({ ...bearer, usagePoints: [usagePointId] }).catch(() => null);
  if (statuses === null) return { answer: refused(GATE_UNREACHABLE), budgets: null };
  const isAllowed = statuses.allowed[0]?.includes(usagePointId) ?? false;
  return isAllowed ? result : { answer: refused({ code: "token_revoked" }), budgets: null };
}

/** All but the meter. Days and words need no escaping. */
const measureParameters = ({ period, step, quantity }: MeasureQuery): string =>
  [
    `dateDebut=${period.start}`,
    `dateFin=${period.end}`,
    ...(step === undefined ? [] : [`mesuresPas=${step}`]),
    ...(quantity === undefined ? [] : [`grandeurPhysique=${quantity}`]),
  ].join("&");
