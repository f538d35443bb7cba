import { zValidator } from "@hono/zod-validator";
import type { MiddlewareHandler } from "hono";
import { every } from "hono/combine";
import { createMiddleware } from "hono/factory";
import { words2026 } from "../measures/error-words-2026.ts";
import { v5Words } from "../measures/error-words-v5.ts";
import { type MeasureName, V5_KINDS, type V5Kind } from "../measures/measures.ts";
import { type Asked, maxPowerQuery2026, measureQuery, query2026, queryRefusal, v5Query } from "../measures/query.ts";
import { checkAccess } from "../token/bearer.ts";
import type { AppEnv } from "./app-env.ts";
import { refuse, type Words } from "./problem.ts";

/** What do they ask, in the words of the v5 contract, and may their token ask it? Nothing is spent on a refusal. */
export const v5Request = (kind: V5Kind): MiddlewareHandler<AppEnv> =>
  every(wellFormed(v5Query, v5Words), allowed(V5_KINDS[kind], v5Words));

/** The same in the words of Data Connect 2026. */
export const request2026 = (measure: MeasureName): MiddlewareHandler<AppEnv> =>
  every(
    wellFormed(measure === "puissance_conso_max_quotidienne" ? maxPowerQuery2026 : query2026, words2026),
    allowed(measure, words2026),
  );

type QuerySchema = typeof v5Query | typeof query2026 | typeof maxPowerQuery2026;

const wellFormed = (schema: QuerySchema, words: Words) =>
  zValidator("query", schema, (read, c) =>
    read.success ? undefined : refuse(c, queryRefusal(read.error, read.data), words),
  );

const allowed = (measure: MeasureName, words: Words) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const query = measureQuery(measure, c.req.valid("query" as never) as Asked, Date.now());
    if (!query.ok) return refuse(c, query.refusal, words);
    const closed = checkAccess(c.var.claims, query.value);
    if (closed !== null) return refuse(c, closed, words);
    c.set("query", query.value);
    await next();
  });
