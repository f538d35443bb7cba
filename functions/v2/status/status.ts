import { Hono } from "hono/tiny";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { clockOf } from "../../../shared/http/clock.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { languageOf } from "../../../shared/http/language.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { jsonAnswer, type Operation, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { currentStatus } from "../../../shared/status/status.ts";
import { statusBody } from "./body.ts";
import { statusExample, statusSchema } from "./description.ts";

/** `GET /api/v2/status`: is it the gateway or Enedis? Counters only, public, a few seconds old at most. */
export const status = new Hono<AppEnv>().all("/", getOnly, onlyParameters([]), async (c) => {
  const language = languageOf(c);
  return c.json(statusBody(await currentStatus(c.env, clockOf(c)), language), 200, {
    "cache-control": "public, max-age=5",
    "content-language": language,
    vary: "Accept-Language",
  });
});

const STATUS = { name: "Status", schema: statusSchema };

export const describeStatus = (): Operation => ({
  path: "/api/v2/status",
  method: "get",
  operationId: "status",
  tag: TAGS.service,
  summary: "Is it the gateway or Enedis? Counters only",
  description:
    "Counted over the last hour and the last day, without any meter, token or address. Nothing is asked of Enedis.",
  isPublic: true,
  responses: {
    "200": jsonAnswer(STATUS, "At most a few seconds old.", statusExample()),
    ...refusalsOn("status"),
  },
  schemas: [STATUS],
});
