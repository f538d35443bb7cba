import { createMiddleware } from "hono/factory";
import { demoBearer, demoClaims } from "../../../shared/demo/holder.ts";
import { demoSource } from "../../../shared/demo/source.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { limitDemo } from "../../../shared/http/request-limit.ts";
import type { TokenEnv } from "../../../shared/http/require-token.ts";
import type { SourceChecks } from "../../../shared/http/source.ts";

/** Gives every caller the token and the source of the invented home, and says in the answer that it is invented. */
const visit = createMiddleware<TokenEnv>(async (c, next) => {
  c.set("claims", demoClaims(Date.now()));
  c.set("bearer", demoBearer);
  c.set("source", demoSource);
  await next();
  c.res.headers.set("conso-api-demo", "simulated");
});

/**
 * The checks of `/api/v2/demo/…`, which is the readings, meters and diagnosis of v2 over the invented home: method, limit of the
 * address. No token is read, and nothing is asked of Enedis or about a token.
 */
export const visitorChecks: SourceChecks = [getOnly, limitDemo, visit];
