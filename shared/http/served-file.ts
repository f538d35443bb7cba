import { Hono } from "hono/tiny";
import type { AppEnv } from "./app-env.ts";
import { getOnly } from "./methods.ts";

/** An OpenAPI document that was made with the site, at an address of the API. */
export const servedFile = (path: string): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", getOnly, async (c) => {
    const file = await c.env.ASSETS.fetch(new URL(path, c.req.url));
    return c.body(await file.text(), 200, {
      "content-type": "application/json",
      "cache-control": "public, max-age=3600",
    });
  });
