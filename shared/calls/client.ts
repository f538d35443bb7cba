import { withSlash } from "../enedis/app-token.ts";
import type { EnedisAnswer } from "../enedis/exchange.ts";
import { type MeasureBody, readMeasureBody, readSubscribedServices, type SubscribedService } from "../enedis/wire.ts";
import type { MeasureQuery } from "../measures/query.ts";
import type { Budgets } from "../quota/budgets.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { type Call, makeCall } from "./call.ts";
import type { CallContext } from "./call-context.ts";

/** A measure as Enedis sent it: the validated body and the original text. */
export interface Measure {
  readonly body: MeasureBody;
  readonly text: string;
}

/** Everything the gateway asks of Enedis. Every call waits for its turn in the quota first. */
export interface EnedisClient {
  measure(query: MeasureQuery): Promise<Outcome<Measure>>;
  subscribedServices(autorisationId: number): Promise<Outcome<readonly SubscribedService[]>>;
}

export function enedisClient(context: CallContext): EnedisClient {
  const { apiUrl } = context.config.enedis;
  return {
    async measure(query) {
      const { measure, usagePointId } = query;
      const url = new URL(`mesure_synchrone_auto/v2/${measure}`, withSlash(apiUrl));
      url.search = measureParameters(query).toString();
      const answer = await makeSharedCall(context, { api: "measures", resource: measure, usagePointId, url, init: {} });
      if (!answer.ok) return answer;
      const body = readMeasureBody(answer.value.text, query);
      return body.ok ? accepted({ body: body.value, text: answer.value.text }) : body;
    },

    async subscribedServices(autorisationId) {
      const init = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ autorisationId, autorisation: true, comptage: false, serviceType: "ACCES" }),
      };
      const api = "subscribed_services";
      const url = new URL("subscribed_services/v1", withSlash(apiUrl));
      const answer = await makeCall(context, { api, resource: api, usagePointId: null, url, init });
      return answer.ok ? readSubscribedServices(answer.value.text) : answer;
    },
  };
}

/**
 * Identical requests in flight share one call when they carry the same token. Requests with different tokens do not: the gate
 * checks revocation when it grants a turn, so each token needs a turn of its own.
 */
async function makeSharedCall(context: CallContext, wanted: Call): Promise<Outcome<EnedisAnswer>> {
  const { answer, budgets } = await context.flights.join(
    `${context.bearer?.id} ${wanted.url.href}`,
    context,
    async () => {
      let latest: Budgets | null = null;
      const onBudgets = (budgets: Budgets) => {
        latest = budgets;
      };
      return { answer: await makeCall({ ...context, onBudgets }, wanted), budgets: latest };
    },
  );
  if (budgets !== null) context.onBudgets(budgets);
  return answer;
}

function measureParameters({ usagePointId, period, step, quantity }: MeasureQuery): URLSearchParams {
  const parameters = new URLSearchParams({ pointId: usagePointId, dateDebut: period.start, dateFin: period.end });
  if (step !== undefined) parameters.set("mesuresPas", step);
  if (quantity !== undefined) parameters.set("grandeurPhysique", quantity);
  return parameters;
}
