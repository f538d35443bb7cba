import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { CONNECTION_STATES } from "../../../shared/enedis/contract/supply.ts";
import { SERVICES_LEVELS } from "../../../shared/enedis/contract/synthesis.ts";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { answerHead } from "../../../shared/http/head-answer.ts";
import { onlyParameters } from "../../../shared/http/known-parameters.ts";
import { refuse } from "../../../shared/http/problem.ts";
import { limitRequests, type SourceChecks, sourceOf } from "../../../shared/http/source.ts";
import { jsonAnswer, type Operation, queryParameters, TAGS } from "../../../shared/openapi/operation.ts";
import { meterNumber } from "../../../shared/openapi/readings.ts";
import { refusalsOn } from "../../../shared/openapi/refusals.ts";
import { described, type NamedSchema } from "../../../shared/openapi/schema.ts";
import { seriesQuery } from "../../../shared/readings/series-query.ts";
import { recordIncident } from "../../../shared/refusals/incident-log.ts";
import { covers } from "../../../shared/token/bearer.ts";
import { type Answers, isSettled, meterView, routesFor } from "./view.ts";

/**
 * `GET /api/v2/meters?prm`: the meters that the token opens, as their contract describes them. Four calls to Enedis for each, in
 * a line of their own: readings wait for none of them. Members that Enedis did not answer, or not in a way that we understand, are
 * `null`, listed in `unavailable`; the status stays 200. The operator's log counts what was not understood, without its text.
 */
export const meters = (checks: SourceChecks): Hono<AppEnv> =>
  new Hono<AppEnv>().all("/", ...checks, limitRequests, onlyParameters(["prm"]), async (c) => {
    const { claims } = c.var;
    const source = sourceOf(c);
    const query = seriesQuery({ prm: c.req.queries("prm") ?? [] }, Date.now());
    if (!query.ok) return refuse(c, query.refusal);
    const { usagePointId } = query.value;
    if (usagePointId !== null && !covers(claims, usagePointId)) return refuse(c, { code: "usage_point_not_covered" });

    const named = usagePointId === null ? claims.usagePoints : [usagePointId];
    const head = await answerHead(c, () => source.tokenStatus(named));
    if (head !== null) return head;
    const status = await source.tokenStatus(named);
    if (!status.ok) return refuse(c, status.refusal);

    const views: ReturnType<typeof meterView>[] = [];
    for (const meter of status.value.allowed) {
      const answers: Answers = Object.fromEntries(
        await Promise.all(
          routesFor(claims).map(async (route) => [route, await source.contract(route, meter)] as const),
        ),
      );
      views.push(meterView(claims, meter, answers));
    }
    for (const { code } of views.flatMap(({ unavailable }) => unavailable)) {
      if (code === "enedis_not_understood") recordIncident(crypto.randomUUID(), { code }, Date.now());
    }
    const lifetime = isSettled(views) ? "private, max-age=3600" : "private, no-store";
    return c.json({ meters: views }, 200, { "cache-control": lifetime, vary: "Authorization" });
  });

const date = (description: string) => z.nullable(z.iso.date()).check(z.meta({ description }));
const clock = (description: string) => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/), z.meta({ description }));

const METERS: NamedSchema = {
  name: "Meters",
  schema: () =>
    z.object({
      meters: z.array(
        z
          .object({
            meter: described("Its number, masked but for the last four digits."),
            roles: z
              .array(z.enum(["consumption", "production"]))
              .check(z.meta({ description: "What it measures, of what the token opens; empty: not known." })),
            contract_start: date("Since when the present contract runs."),
            subscribed_power_kva: z
              .nullable(z.number())
              .check(z.meta({ description: "The power that the contract grants, in kVA." })),
            active_since: z
              .object({ consumption: date("Drawing."), production: date("Injecting.") })
              .check(z.meta({ description: "Since when the meter is active: there are no readings before." })),
            off_peak: z
              .nullable(
                z.array(
                  z.object({
                    start: clock("`HH:MM` in Paris."),
                    end: clock("Excluded; before `start` when the range crosses midnight."),
                  }),
                ),
              )
              .check(
                z.meta({
                  description:
                    "Every day's off-peak ranges, those of the present season where a tariff has two; an empty list when the meter has none.",
                }),
              ),
            services_level: z.nullable(z.enum(SERVICES_LEVELS)).check(
              z.meta({
                description:
                  "How far Enedis opens the meter to remote reading: not at all, to its own services, or to ours. Only an `open` one has readings.",
              }),
            ),
            connection_state: z
              .nullable(z.enum(CONNECTION_STATES))
              .check(
                z.meta({ description: "Whether electricity reaches the meter. Only a `supplied` one has readings." }),
              ),
            unavailable: z
              .array(
                z.object({
                  members: z.array(z.string()),
                  code: described("The code that a refusal of Enedis has anywhere else in this API."),
                  retryable: z.boolean(),
                }),
              )
              .check(
                z.meta({
                  description:
                    "Which members are `null` because Enedis did not answer, or not in a way that we understand, and why.",
                }),
              ),
          })
          .check(z.meta({ description: "Nobody's name, address or phone: Enedis sends them, and they are not read." })),
      ),
    }),
};

const example = () => ({
  meters: [
    {
      meter: "••••••••••4270",
      roles: ["consumption"],
      contract_start: "2019-08-27",
      subscribed_power_kva: 9,
      active_since: { consumption: "2019-08-27", production: null },
      off_peak: [
        { start: "01:30", end: "07:30" },
        { start: "12:30", end: "14:30" },
      ],
      services_level: "open",
      connection_state: "supplied",
      unavailable: [],
    },
  ],
});

export const describeMeters = (): Operation => ({
  path: "/api/v2/meters",
  method: "get",
  operationId: "meters",
  tag: TAGS.readings,
  summary: "The meters that the token opens: roles, subscribed power, off-peak hours, since when, state",
  description:
    "Four calls to Enedis for each meter, in a line of their own. What Enedis does not tell is `null`, with the reason in `unavailable`: the answer is 200 even when Enedis is down. How long the steps of a load curve are stands with each of its points.",
  parameters: queryParameters(z.object({ prm: z.optional(meterNumber("Only this one of the token's meters.")) })),
  responses: {
    "200": jsonAnswer(METERS, "Kept an hour when nothing is missing that another look might find.", example()),
    ...refusalsOn("meters"),
  },
  schemas: [METERS],
});
