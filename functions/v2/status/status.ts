import { Hono } from "hono/tiny";
import { configFrom } from "../../../shared/config/config.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { clockOf } from "../../../shared/http/clock.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { languageOf } from "../../../shared/http/language.ts";
import { getOnly } from "../../../shared/http/methods.ts";
import { verifyBearer } from "../../../shared/http/require-token.ts";
import { jsonAnswer, type Operation, TAGS } from "../../../shared/openapi/operation.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { currentStatus, statusOf } from "../../../shared/status/status.ts";
import { statusBody } from "./body.ts";
import { statusExample, statusSchema } from "./description.ts";

/**
 * `GET /api/v2/status`: is it the gateway or Enedis? Counters only, public, a few seconds old at most. With a good token it is about the
 * applications of its meters; any other gets what everybody gets, since a status is asked when nothing else works.
 */
export const status = new Hono<AppEnv>().all("/", getOnly, onlyParameters([]), async (c) => {
  const language = languageOf(c);
  const everybodys = await currentStatus(c.env, clockOf(c));
  const own = everybodys.hasSeveral ? await verifyBearer(c, c.req.header("Authorization")) : null;
  const about = own?.ok ? statusOf(configFrom(c.env), everybodys, own.value.claims.applications) : everybodys;
  return c.json(statusBody(about, language), 200, {
    "cache-control": own?.ok ? "private, max-age=5" : "public, max-age=5",
    "content-language": language,
    vary: "Accept-Language, Authorization",
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
    "Counted over the last hour and the last day, without any meter, token or address. Nothing is asked of Enedis. No token is needed; with one, where the gateway has several applications at Enedis, it is about those of its meters.",
  isPublic: true,
  responses: {
    "200": jsonAnswer(STATUS, "At most a few seconds old.", statusExample()),
    ...refusalsOn("status"),
  },
  schemas: [STATUS],
});
