import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { onlyParameters } from "../../shared/http/known-parameters.ts";
import { refuse } from "../../shared/http/problem.ts";
import { readChecks } from "../../shared/http/read-checks.ts";
import { limitToken } from "../../shared/http/request-limit.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../shared/openapi/operation.ts";
import { meterNumber } from "../../shared/openapi/readings.ts";
import { refusalsOn } from "../../shared/openapi/refusals.ts";
import { described, type NamedSchema } from "../../shared/openapi/schema.ts";
import { PARIS } from "../../shared/paris-offset.ts";
import { crontabAt } from "../../shared/quota/crontab.ts";
import { type Slot, slotOf } from "../../shared/quota/slot.ts";
import { readTokenStatus } from "../../shared/quota/token-status.ts";
import { seriesQuery } from "../../shared/readings/series-query.ts";
import { covers } from "../../shared/token/bearer.ts";

/**
 * `GET /api/v2/slot?prm`: the minute of the morning at which this meter should be asked for, always the same, as a time, a
 * crontab and a systemd timer. By default that of the token's first meter, which is the one of its page.
 */
export const slot = new Hono<AppEnv>().all("/", ...readChecks, limitToken, onlyParameters(["prm"]), async (c) => {
  const query = seriesQuery({ prm: c.req.queries("prm") ?? [] }, Date.now());
  if (!query.ok) return refuse(c, query.refusal);
  const meter = query.value.usagePointId ?? c.var.claims.usagePoints[0];
  if (meter === undefined || !covers(c.var.claims, meter)) return refuse(c, { code: "usage_point_not_covered" });
  const status = await readTokenStatus(c.env, c.var.bearer, [meter]);
  if (!status.ok) return refuse(c, status.refusal);
  return c.json(slotBody(slotOf(meter)), 200, { "cache-control": "private, max-age=86400", vary: "Authorization" });
});

function slotBody({ hour, minute }: Slot) {
  const time = `${two(hour)}:${two(minute)}`;
  return {
    time,
    time_zone: PARIS,
    crontab: crontabAt({ hour, minute }),
    systemd_timer: `[Timer]\nOnCalendar=*-*-* ${time}:00 ${PARIS}\nPersistent=true`,
  };
}

const two = (of: number): string => String(of).padStart(2, "0");

const SLOT: NamedSchema = {
  name: "Slot",
  schema: () =>
    z.object({
      time: described("Between 08:00 and 12:00, after Enedis publishes."),
      time_zone: z.literal(PARIS),
      crontab: described("The beginning of one line for a crontab of any time zone; the command goes behind it."),
      systemd_timer: described("The `[Timer]` part of a systemd timer unit."),
    }),
};

export const describeSlot = (): Operation => ({
  path: "/api/v2/slot",
  method: "get",
  operationId: "slot",
  tag: TAGS.readings,
  summary: "When to ask for this meter: its own minute of the morning",
  description: "Everybody at one minute is refused; each meter has its own. Nothing is asked of Enedis.",
  parameters: queryParameters(z.object({ prm: z.optional(meterNumber("Another meter of the token than its first.")) })),
  responses: {
    "200": jsonAnswer(SLOT, "Always the same for a meter.", slotBody({ hour: 9, minute: 23 })),
    ...refusalsOn("slot"),
  },
  schemas: [SLOT],
});
