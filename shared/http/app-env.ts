import type { Env } from "../config/env.ts";
import type { MeasureQuery } from "../measures/measure-query.ts";
import type { Bearer } from "../token/bearer.ts";
import type { Claims } from "../token/claims.ts";

/** The bindings and variables of every Hono handler. */
export interface AppEnv {
  Bindings: Env;
  Variables: { claims: Claims; bearer: Bearer; query: MeasureQuery; holdsToken: boolean };
}
