import type { MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import type { AppEnv } from "./app-env.ts";
import { euOnly } from "./eu-only.ts";
import { getOnly } from "./methods.ts";
import { requireToken } from "./require-token.ts";

/** The checks of every read: method, EU, token. */
export const reader: MiddlewareHandler<AppEnv> = every(getOnly, euOnly, requireToken);
