import { zValidator } from "@hono/zod-validator";
import type { MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { allowForActivation } from "../../shared/consent/activation.ts";
import { queryRefusal } from "../../shared/frozen/query.ts";
import type { FrozenRoute } from "../../shared/frozen/route.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { enedisFrom } from "../../shared/http/enedis-client.ts";
import { refuse } from "../../shared/http/problem.ts";
import { readChecks } from "../../shared/http/read-checks.ts";
import type { TokenEnv } from "../../shared/http/require-token.ts";
import { type MeasureQuery, measureQuery, type UncheckedQuery } from "../../shared/measures/measure-query.ts";
import { checkAccess } from "../../shared/token/bearer.ts";

/** A context behind the checks of a frozen reading. */
interface QueryEnv extends AppEnv {
  Variables: TokenEnv["Variables"] & { query: MeasureQuery };
}

/** A reading belongs to one person: nothing between us and them may keep it. */
const PRIVATE = { "cache-control": "private, no-store", vary: "Authorization", "content-type": "application/json" };

/**
 * An endpoint of the frozen API. Each request passes: method, EU, token (`readChecks`), query, access, Enedis, answer. A refusal
 * before Enedis spends no call.
 */
export const readingEndpoint = (route: FrozenRoute): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", ...readChecks, ...readQuery(route), checkQueryAccess(route), async (c) => {
    const reading = await enedisFrom(c, c.var.bearer).measure(c.var.query);
    const answer = reading.ok ? route.write(reading.value) : reading;
    if (answer.ok) return c.body(answer.value, 200, PRIVATE);
    return refuse(c, allowForActivation(answer.refusal, c.var.claims, Date.now()), route.wordError);
  });

/** Leaves the checked query to the next handler: its parameters, then its period against the clock. */
const readQuery = ({ measure, query, wordError }: FrozenRoute) =>
  [
    zValidator(
      "query",
      query,
      (read, c) => (read.success ? undefined : refuse(c, queryRefusal(read.error, read.data), wordError)),
      // By default it makes a promise for each step of the schema, which none of ours needs.
      { validationFunction: (schema, value) => z.safeParse(schema, value) as never },
    ),
    createMiddleware<QueryEnv>(async (c, next) => {
      const checked = measureQuery(measure, c.req.valid("query" as never) as UncheckedQuery, Date.now());
      if (!checked.ok) return refuse(c, checked.refusal, wordError);
      c.set("query", checked.value);
      await next();
    }),
  ] as const;

/** Lets pass what the token opens. */
const checkQueryAccess = ({ wordError }: FrozenRoute): MiddlewareHandler<QueryEnv> =>
  createMiddleware<QueryEnv>(async (c, next) => {
    const closed = checkAccess(c.var.claims, c.var.query);
    if (closed !== null) return refuse(c, closed, wordError);
    await next();
  });
