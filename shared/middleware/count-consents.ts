import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../app-env.ts";
import { tell } from "../status/teller.ts";

/** Counts who leaves for Enedis. */
export const countDeparture = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.res.status === 302) tell(c, "consent:left");
});

/** Counts who comes back, and how. Whoever is refused here did not come from Enedis, or came before. */
export const countReturn = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const error = c.req.query("error");
  if (c.res.status === 303) tell(c, "consent:back");
  else if (error === "access_denied") tell(c, "consent:declined");
  else if (error !== undefined) tell(c, "consent:failed");
});
