import { createMiddleware } from "hono/factory";

/** What a button of the token's page asks for. Whoever opens its address otherwise finds the button there. */
export const posted = createMiddleware(async (c, next) => {
  if (c.req.method !== "POST") return c.redirect("/token", 303);
  await next();
});
