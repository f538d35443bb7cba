import { zValidator } from "@hono/zod-validator";
import { Hono } from "hono/tiny";
import type * as z from "zod/mini";
import { DEMO_CURVE_DAYS, DEMO_PARAMETERS } from "../../shared/demo/parameters.ts";
import { DemoTexts } from "../../shared/demo/readings.ts";
import { queryRefusal } from "../../shared/frozen/query.ts";
import { wordErrorAsV5 } from "../../shared/frozen/v5-error-words.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import { problem, refuse } from "../../shared/http/problem.ts";
import { MEASURES, V5_KINDS, type V5Kind } from "../../shared/measures/measures.ts";
import { PERIOD_RULES, period } from "../../shared/measures/period.ts";
import { SAMPLES } from "../../shared/refusals/samples.ts";
import { describeDemo } from "./description.ts";

/** Says in the headers that the readings are invented. */
const MARK = {
  "content-type": "application/json",
  "conso-api-demo": "simulated",
  "cache-control": "public, max-age=3600",
};

/** Of this isolate. */
const texts = new DemoTexts();

/**
 * `GET /api/demo/<kind>?start&end`: the readings of an invented home, in the shape of the real answer. No token, no
 * quota, no call to Enedis. `error` makes it answer that refusal, so that a program can be tested against it.
 */
export const demo = new Hono<AppEnv>();

const KINDS = Object.keys(V5_KINDS) as V5Kind[];

for (const kind of KINDS) {
  demo.all(`/${kind}`, getOnly, parameters(), (c) => {
    const { start, end, error } = c.req.valid("query");
    const { family } = MEASURES[V5_KINDS[kind]];
    const rule = { ...PERIOD_RULES[family], ...(family === "load_curve" && { maxDays: DEMO_CURVE_DAYS }) };
    const window = period(start, end, rule, Date.now());
    if (!window.ok) return refuse(c, window.refusal, wordErrorAsV5);
    // A refusal on request is no incident: it is not logged.
    if (error !== undefined) return problem(c, SAMPLES[error], wordErrorAsV5);
    return c.body(texts.text(kind, window.value), 200, MARK);
  });
}

function parameters() {
  return zValidator("query", DEMO_PARAMETERS, (read, c) =>
    read.success ? undefined : refuse(c, queryRefusal(read.error as z.core.$ZodError, read.data), wordErrorAsV5),
  );
}

export const describeDemos = () => KINDS.map(describeDemo);
