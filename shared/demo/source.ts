import type { Source } from "../calls/source.ts";
import type { ContractParts, ContractRoute } from "../enedis/contract/routes.ts";
import { readMeasureBody } from "../enedis/wire.ts";
import { accepted, type Outcome } from "../refusals/refusal.ts";
import { DEMO_CONTRACT } from "./contract.ts";
import { demoBody } from "./measure-body.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The calls that the defaults of a gateway grant, all of them left: the invented home spends none. */
const UNTOUCHED = {
  shared: { limit: 10_000, remaining: 10_000, windowMs: HOUR_MS, resetMs: 0 },
  meter: { limit: 500, remaining: 500, windowMs: DAY_MS, resetMs: 0 },
} as const;

/** The invented home in the place of Enedis and of the gate: it answers at once, in the bodies that Enedis would send. */
export const demoSource: Source = {
  ask:
    ({ measure, usagePointId }) =>
    async (period) => {
      const text = JSON.stringify(demoBody(measure, period));
      const body = readMeasureBody(text, { usagePointId });
      return body.ok ? accepted({ body: body.value, text }) : body;
    },
  contract: async <Route extends ContractRoute>(route: Route): Promise<Outcome<ContractParts[Route]>> =>
    accepted(DEMO_CONTRACT[route]),
  tokenStatus: async (usagePoints) => accepted({ allowed: usagePoints, issuableAtMs: 0 }),
  budgets: async () => accepted(UNTOUCHED),
  trialDays: 14,
  slot: null,
  /** The address is limited before anything is read. */
  refuseMore: async () => null,
  /** What an invented home lacks is no incident. */
  record: () => undefined,
};
