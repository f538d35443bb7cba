import { createMiddleware } from "hono/factory";
import { unknownParameter } from "../refusals/unknown-parameter.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse, type Words } from "./problem.ts";

/**
 * Refuses a parameter that the address does not have: ignored, a misspelt one would give a window, or a meter, that was not meant. Names
 * that begin with `_` pass, as helpers against caches add them.
 */
export const onlyParameters = (known: readonly string[], words?: Words) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const refusal = unknownParameter(Object.keys(c.req.queries()), known);
    if (refusal !== null) return refuse(c, refusal, words);
    await next();
  });
