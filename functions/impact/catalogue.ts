import { Hono } from "hono/tiny";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { getOnly } from "../../shared/http/methods.ts";
import type { Method } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { ALL_METHODS, ALL_PROCESSES, SCORE_WEIGHTS } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { PERSON_YEAR_POINTS } from "../../shared/impact/v1.0.0/score.ts";

/** The same for everybody until the next version. */
const KEPT_AN_HOUR = { "cache-control": "public, max-age=3600" };

/** `GET …/processes`: what can be counted, in which unit, and each figure with the method it comes from. */
export const processes = (version: string): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", getOnly, (c) => c.json({ version, processes: ALL_PROCESSES }, 200, KEPT_AN_HOUR));

/** `GET …/methods`: where each figure comes from, and how impacts are weighed into a score. */
export const methods = <M extends object>(version: string, more: readonly M[] = []): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", getOnly, (c) =>
    c.json(
      {
        version,
        methods: [...ALL_METHODS, ...more] satisfies readonly (Method | M)[],
        score: { personYearPoints: PERSON_YEAR_POINTS, ...SCORE_WEIGHTS },
      },
      200,
      KEPT_AN_HOUR,
    ),
  );
