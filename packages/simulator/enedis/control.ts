import { Hono } from "hono";
import { applyOrder, controlBody } from "./settings.ts";
import type { Simulation } from "./simulation.ts";

/** `POST /_control`: changes the switches and answers with all of them. */
export function control(simulation: Simulation): Hono {
  const routes = new Hono();
  routes.post("/", async (c) => {
    const order = controlBody.safeParse(await c.req.json().catch(() => null));
    if (!order.success) return c.json({ issues: order.error.issues }, 400);

    const { reset, now } = order.data;
    if (reset) simulation.reset();
    if (now !== undefined) simulation.setClock(now === null ? null : Date.parse(now));
    if (reset) simulation.startNow();
    simulation.apply(applyOrder(simulation.settings, order.data));
    return c.json({ now: new Date(simulation.now()).toISOString(), ...simulation.settings });
  });
  return routes;
}

/** `GET /_calls?since=<ms>`: every call received, oldest first. `DELETE` clears the log. */
export function calls(simulation: Simulation): Hono {
  return new Hono()
    .get("/", (c) => c.json(simulation.log.since(Number(c.req.query("since") ?? 0))))
    .delete("/", (c) => {
      simulation.log.clear();
      return c.body(null, 204);
    });
}
