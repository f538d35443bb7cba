import type { Env } from "../config/env.ts";

/** The bindings of every Hono handler. What a check leaves to the next handler is in the type of that check. */
export interface AppEnv {
  Bindings: Env;
}
