import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { Hono } from "hono/tiny";
import type { Clock } from "../../shared/calls/single-flight.ts";
import type { Env } from "../../shared/config/env.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { clockOf } from "../../shared/http/clock.ts";
import { euOnly } from "../../shared/http/eu-only.ts";
import { limitedBody } from "../../shared/http/limited-body.ts";
import { postOnly } from "../../shared/http/methods.ts";
import { originOf } from "../../shared/http/origin.ts";
import { refuse } from "../../shared/http/problem.ts";
import { refuseAnonymousBytes } from "../../shared/http/request-limit.ts";
import { boundBody } from "../../shared/impact/body-bounds.ts";
import { curveFault } from "../../shared/impact/curve-bounds.ts";
import { isSimpleJson, JSON_BOUNDS } from "../../shared/impact/json-scan.ts";
import { parisMidnightMs } from "../../shared/impact/paris-midnight.ts";
import { type Aggregate, aggregate, detailed, type Full, full, only } from "../../shared/impact/v1.0.0/answer.ts";
import { INDICATORS } from "../../shared/impact/v1.0.0/factors/indicators.ts";
import { readRequest, type Simulation } from "../../shared/impact/v1.0.0/request.ts";
import { readWellFormedCurve, wellFormedCurve } from "../../shared/impact/well-formed-curve.ts";
import { MOST_CURVE_BYTES, MOST_FAULTS } from "../../shared/refusals/impact.ts";
import { accepted, type Outcome, refused } from "../../shared/refusals/refusal.ts";
import { type CallerEnv, optionalToken } from "./optional-token.ts";

/** One version of the calculation. */
export interface Edition {
  readonly version: string;
  /** Adds what this version knows beyond the frozen engine. */
  readonly enrich: <A extends Full>(env: Env, clock: Clock, simulation: Simulation, answer: A) => Promise<A>;
}

/** What the caller sent belongs to the caller: nothing between us and them may keep the answer. */
const PRIVATE = { "cache-control": "private, no-store", vary: "Authorization, Token" };

/** Whether a browser sends this for a page of another site, without asking us first (Fetch Metadata; Fetch standard §4.10). */
const isBlindPost = (c: Context): boolean =>
  ["cross-site", "same-site"].includes(c.req.header("Sec-Fetch-Site") ?? "") &&
  c.req.header("Sec-Fetch-Mode") !== "cors";

/** A page of another site cannot send a body without a token blindly. */
const noBlindPost = createMiddleware<CallerEnv>(async (c, next) =>
  c.var.bearer === null && isBlindPost(c) ? refuse(c, { code: "content_type_not_json" }) : next(),
);

/** Bodies without a token have a budget of bytes. */
const anonymousLimit = createMiddleware<CallerEnv>(async (c, next) => {
  if (c.var.bearer !== null) return next();
  const { byteLength } = await c.req.arrayBuffer();
  const refusal = await refuseAnonymousBytes(c, byteLength);
  return refusal ?? next();
});

const caller = [postOnly, euOnly, optionalToken, noBlindPost, limitedBody(MOST_CURVE_BYTES), anonymousLimit] as const;

/** `POST …/simulator`, `…/simulator/detailed` and `…/simulator/{impact}` of one version. */
export function simulator(edition: Edition): Hono<AppEnv> {
  const routes = new Hono<AppEnv>({ strict: false });

  routes.all("/", ...caller, async (c) => {
    const simulation = await simulationIn(c);
    if (!simulation.ok) return refuse(c, simulation.refusal);
    return answer(c, edition, await byCaller(c, edition, simulation.value));
  });

  routes.all("/detailed", ...caller, async (c) => {
    if (c.var.bearer === null) return refuse(c, { code: "authorization_missing" });
    const simulation = await simulationIn(c);
    if (!simulation.ok) return refuse(c, simulation.refusal);
    return answer(
      c,
      edition,
      await edition.enrich(c.env, clockOf(c), simulation.value, detailed(simulation.value, parisMidnightMs)),
    );
  });

  routes.all("/:impact", ...caller, async (c) => {
    const indicator = INDICATORS.find((key) => key === c.req.param("impact"));
    if (indicator === undefined) return refuse(c, { code: "impact_unknown", known: INDICATORS, because: null });
    if (indicator === "cch" && c.var.bearer === null) return refuse(c, { code: "authorization_missing" });
    const simulation = await simulationIn(c);
    if (!simulation.ok) return refuse(c, simulation.refusal);
    const one = only(await byCaller(c, edition, simulation.value), indicator);
    const isThere = indicator in one.score || indicator in one.impacts;
    const because = one.withheld[indicator] ?? null;
    return isThere ? answer(c, edition, one) : refuse(c, { code: "impact_unknown", known: INDICATORS, because });
  });

  return routes;
}

async function byCaller(c: Context<CallerEnv>, edition: Edition, simulation: Simulation): Promise<Aggregate> {
  return c.var.bearer === null
    ? aggregate(simulation)
    : edition.enrich(c.env, clockOf(c), simulation, full(simulation));
}

/** The body is bounded before it is parsed, and before a frozen reader sees it: its work and its answer follow from the first 50 faults. */
async function simulationIn(c: Context<CallerEnv>): Promise<Outcome<Simulation>> {
  const text = await c.req.text();
  if (!isSimpleJson(text)) {
    return refused({ code: "fields_invalid", faults: [{ field: "general", kind: "structure", ...JSON_BOUNDS }] });
  }
  let body: unknown;
  try {
    body = boundBody(JSON.parse(text));
  } catch {
    return refused({ code: "json_malformed" });
  }
  const fault = curveFault(body, c.var.bearer !== null);
  const curve = wellFormedCurve(body);
  const read =
    fault !== null
      ? [fault]
      : curve === null
        ? readRequest(body, parisMidnightMs)
        : readWellFormedCurve(curve.points, curve.method);
  return Array.isArray(read) ? refused({ code: "fields_invalid", faults: read.slice(0, MOST_FAULTS) }) : accepted(read);
}

/** The link leads to the page, and carries nothing of the request: links are pasted and logged. */
const answer = (c: Context, { version }: Edition, body: Aggregate): Response =>
  Response.json({ webUrl: `${originOf(c)}/impact`, version, ...body }, { headers: PRIVATE });
