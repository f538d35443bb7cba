import type { Context } from "hono";
import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { clockOf } from "../../../shared/http/clock.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { addDays, type Day, daysOf, parisDay } from "../../../shared/paris-time.ts";
import { GATE_UNREACHABLE } from "../../../shared/quota/ask-gate.ts";
import { entityTag, matches } from "../../../shared/readings/entity-tag.ts";
import { sourcesOf } from "../../../shared/tempo/archive.ts";
import { knownOn } from "../../../shared/tempo/calendar.ts";
import { freshForMs, newestDay } from "../../../shared/tempo/schedule.ts";
import { currentBody, windowBody } from "./body.ts";
import { tempoExample, tempoSchema } from "./description.ts";
import { type Known, knownBetween } from "./known-seasons.ts";
import { TEMPO_PARAMETERS, tempoWindow } from "./request.ts";

/**
 * `GET /api/v2/tempo?start&end`: the colours of Tempo, public, from our archive; no request asks their publishers. A colour that is
 * not known is `unknown`.
 */
export const tempo = new Hono<AppEnv>().all("/", getOnly, onlyParameters(TEMPO_PARAMETERS), async (c) => {
  const clock = clockOf(c);
  const nowMs = clock.now();
  const window = tempoWindow(c.req.queries(), nowMs);
  if (!window.ok) return refuse(c, window.refusal);
  const today = parisDay(nowMs);
  const { start, end } = window.value ?? { start: addDays(today, -1), end: addDays(newestDay(nowMs), 1) };
  const known = await knownBetween(c.env, clock, start, addDays(end, -1));
  if (known === null) return refuse(c, GATE_UNREACHABLE);
  const sources = [...sourcesOf(configFrom(c.env)).keys()];
  const body = window.value === null ? currentBody(known, sources, nowMs) : windowBody(known, window.value);
  return tagged(c, JSON.stringify(body), freshForMs(nowMs, listed(known, start, end)));
});

const listed = (known: Known, start: Day, end: Day) => daysOf(start, end).map((day) => knownOn(day, known.days));

/** The answer, or 304 for who has it. */
async function tagged(c: Context<AppEnv>, text: string, freshMs: number): Promise<Response> {
  const secret = configFrom(c.env).tokenSecrets.current;
  const etag = await entityTag(new TextEncoder().encode(text), "tempo", false, secret);
  const headers = { "cache-control": `public, max-age=${Math.floor(freshMs / 1000)}`, etag };
  if (matches(c.req.header("If-None-Match"), etag)) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, "content-type": "application/json" });
}

const TEMPO = { name: "Tempo", schema: tempoSchema };

const query = () =>
  z.object({
    start: z.optional(z.iso.date().check(z.meta({ description: "Included. Without it: today and tomorrow." }))),
    end: z.optional(z.iso.date().check(z.meta({ description: "Excluded. Without it: up to tomorrow." }))),
  });

export const describeTempo = (): Operation => ({
  path: "/api/v2/tempo",
  method: "get",
  operationId: "tempo",
  tag: TAGS.service,
  summary: "The colours of Tempo: today, tomorrow, or the days of a window of up to 37 months",
  description:
    "A day goes from 6:00 to 6:00 in Paris. Several sources are asked, and a colour is given only when all that answer agree.",
  isPublic: true,
  parameters: queryParameters(query()),
  responses: {
    "200": jsonAnswer(
      TEMPO,
      "Cacheable until the next 6:00, 10:40 or midnight, shorter while a colour is awaited.",
      tempoExample(),
    ),
    "304": { description: "The caller has it." },
    ...refusalsOn("tempo"),
  },
  schemas: [TEMPO],
});
