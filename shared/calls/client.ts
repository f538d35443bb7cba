import { withSlash } from "../enedis/app-token.ts";
import type { Answer } from "../enedis/exchange.ts";
import { type MeasureBody, readMeasureBody, readSubscribedServices, type SubscribedService } from "../enedis/wire.ts";
import type { MeasureQuery } from "../measures/query.ts";
import type { Budgets } from "../quota/budgets.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { type Call, call } from "./call.ts";
import type { World } from "./call-context.ts";

/** A measure as Enedis gave it: checked, and the very text it came as. */
export interface Measure {
  readonly body: MeasureBody;
  readonly text: string;
}

/** Everything the gateway asks of Enedis. Each call takes its turn in the quota first: none can bypass it. */
export interface EnedisClient {
  measure(query: MeasureQuery): Promise<Outcome<Measure>>;
  subscribedServices(autorisationId: number): Promise<Outcome<readonly SubscribedService[]>>;
}

export function enedisClient(world: World): EnedisClient {
  const { apiUrl } = world.config.enedis;
  return {
    async measure(query) {
      const { measure, usagePointId } = query;
      const url = new URL(`mesure_synchrone_auto/v2/${measure}`, withSlash(apiUrl));
      url.search = measureParameters(query).toString();
      const answer = await shared(world, { line: "measures", resource: measure, usagePointId, url, init: {} });
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
      const line = "subscribed_services";
      const url = new URL("subscribed_services/v1", withSlash(apiUrl));
      const answer = await call(world, { line, resource: line, usagePointId: null, url, init });
      return answer.ok ? readSubscribedServices(answer.value.text) : answer;
    },
  };
}

/**
 * The same reading asked for twice at once with one token costs one call. Not with two: whether a token was revoked is told
 * with the turn, and nobody may profit from another's.
 */
async function shared(world: World, wanted: Call): Promise<Outcome<Answer>> {
  const { answer, budgets } = await world.inFlight.join(`${world.bearer?.id} ${wanted.url.href}`, world, async () => {
    let left: Budgets | null = null;
    const onBudgets = (budgets: Budgets) => {
      left = budgets;
    };
    return { answer: await call({ ...world, onBudgets }, wanted), budgets: left };
  });
  if (budgets !== null) world.onBudgets(budgets);
  return answer;
}

function measureParameters({ usagePointId, period, step, quantity }: MeasureQuery): URLSearchParams {
  const parameters = new URLSearchParams({ pointId: usagePointId, dateDebut: period.start, dateFin: period.end });
  if (step !== undefined) parameters.set("mesuresPas", step);
  if (quantity !== undefined) parameters.set("grandeurPhysique", quantity);
  return parameters;
}
