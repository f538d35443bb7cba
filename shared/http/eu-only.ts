import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { configFrom } from "../config/config.ts";
import { isInsideEu } from "../config/eu-data-centres.ts";
import type { Refusal } from "../refusals/refusal.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse } from "./problem.ts";

/** How a refusal is shown: a problem document to a program, a page to a person. */
export type Show = (c: Context<AppEnv>, refusal: Refusal) => Response | Promise<Response>;

/**
 * Refuses to run in a data centre outside the EU/EEA, before it reads a token or a meter. A Worker runs where the request
 * enters Cloudflare's network; a jurisdiction confines storage but not code, and regions need an enterprise contract.
 */
export const euOnlyShowing = (show: Show) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const outside = configFrom(c.env).euOnly && !isInsideEu(c.req.raw.cf?.colo);
    if (outside) return show(c, { code: "outside_eu" });
    await next();
  });

/** For the routes that programs call. */
export const euOnly = euOnlyShowing(refuse);
