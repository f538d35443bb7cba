import { createMiddleware } from "hono/factory";
import type { AppEnv } from "./app-env.ts";
import { noteEvent } from "./note-event.ts";

/** Counts who leaves for Enedis. */
export const countDeparture = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.res.status === 302) noteEvent(c, "consent:left");
});

/** Counts who comes back, and how. Whoever is refused here did not come from Enedis, or came before. */
export const countReturn = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const error = c.req.query("error");
  if (c.res.status === 303) noteEvent(c, "consent:back");
  else if (error === "access_denied") noteEvent(c, "consent:declined");
  else if (error !== undefined) noteEvent(c, "consent:failed");
});
