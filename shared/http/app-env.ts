import type { Env } from "../config/env.ts";
import type { MeasureQuery } from "../measures/query.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims } from "../token/claims.ts";

/** What every Hono handler of the gateway is given: the runtime's bindings, and what the middleware found out. */
export interface AppEnv {
  Bindings: Env;
  Variables: { claims: Claims; bearer: Bearer; query: MeasureQuery };
}
