import type { Bearer } from "./bearer.ts";
import type { Env } from "./env.ts";
import type { MeasureQuery } from "./measure-query.ts";
import type { Claims } from "./token.ts";

/** What every Hono handler of the gateway is given: the runtime's bindings, and what the middleware found out. */
export interface AppEnv {
  Bindings: Env;
  Variables: { claims: Claims; bearer: Bearer; query: MeasureQuery };
}
