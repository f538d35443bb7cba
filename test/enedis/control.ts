import { Hono } from "hono";
import { controlBody, merged } from "./settings.ts";
import type { Simulation } from "./simulation.ts";

/** `POST /_control`: the one way to change what this Enedis does. Answers everything it now does. */
export function control(simulation: Simulation): Hono {
  const routes = new Hono();
  routes.post("/", async (c) => {
    const order = controlBody.safeParse(await c.req.json().catch(() => null));
    if (!order.success) return c.json({ issues: order.error.issues }, 400);

    const { reset, now } = order.data;
    if (reset) simulation.reset();
    if (now !== undefined) simulation.setClock(now === null ? null : Date.parse(now));
    if (reset) simulation.startNow();
    simulation.apply(merged(simulation.settings, order.data));
    return c.json({ now: new Date(simulation.now()).toISOString(), ...simulation.settings });
  });
  return routes;
}

/** `GET /_calls?since=ms`: every call received, oldest first. `DELETE` forgets them. */
export function calls(simulation: Simulation): Hono {
  return new Hono()
    .get("/", (c) => c.json(simulation.log.since(Number(c.req.query("since") ?? 0))))
    .delete("/", (c) => {
      simulation.log.clear();
      return c.body(null, 204);
    });
}
