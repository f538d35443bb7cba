import { Hono } from "hono/tiny";
import * as z from "zod/mini";
import { FIRST_APPLICATION } from "../../shared/config/applications.ts";
import type { AppEnv } from "../../shared/http/app-env.ts";
import { onlyParameters } from "../../shared/http/known-parameters.ts";
import { refuse } from "../../shared/http/problem.ts";
import { readChecks } from "../../shared/http/read-checks.ts";
import { limitToken } from "../../shared/http/request-limit.ts";
import { jsonAnswer, type Operation, TAGS } from "../../shared/openapi/operation.ts";
import { refusalsOn } from "../../shared/openapi/refusals.ts";
import { described, instant, type NamedSchema } from "../../shared/openapi/schema.ts";
import { nameSchema, scopeSchema } from "../../shared/openapi/tokens.ts";
import type { Budget } from "../../shared/quota/budgets.ts";
import { askGates } from "../../shared/quota/gates.ts";
import { readTokenStatus } from "../../shared/quota/token-status.ts";
import { applicationOf } from "../../shared/token/bearer.ts";
import { EVERYTHING, scopeText } from "../../shared/token/scope.ts";
import { maskedUsagePoint } from "../../shared/usage-point.ts";

/** `GET /api/v2/me`: what the token of the request is and opens, and the budgets that it has left. Makes no call to Enedis. */
export const me = new Hono<AppEnv>().all("/", ...readChecks, limitToken, onlyParameters([]), async (c) => {
  const { claims, bearer } = c.var;
  const status = await readTokenStatus(c.env, bearer, claims.usagePoints);
  if (!status.ok) return refuse(c, status.refusal);
  const { allowed } = status.value;
  const known = await askGates(c.env, (gates) => gates.budgets(allowed, bearer));
  if (!known.ok) return refuse(c, known.refusal);
  const budgets = known.value;

  const body = {
    name: claims.name,
    scope: scopeText(claims.scope),
    issued_at: isoInstant(claims.issuedAtMs),
    expires_at: isoInstant(claims.expiresAtMs),
    consented_at: isoInstant(claims.consentedAtMs),
    consent_ends_at: isoInstant(claims.consentEndsAtMs),
    meters: allowed.map((id, at) => ({
      meter: maskedUsagePoint(id),
      roles: claims.roles[claims.usagePoints.indexOf(id)] ?? [],
      budget: budgetOf(budgets[at]?.meter ?? null),
      ...(applicationOf(bearer, id) !== FIRST_APPLICATION && { application: applicationOf(bearer, id) }),
    })),
    shared_budget: budgetOf(budgets[0]?.shared ?? null),
  };
  return c.json(body, 200, { "cache-control": "private, no-store", vary: "Authorization" });
});

const isoInstant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

const budgetOf = (budget: Budget | null) =>
  budget && {
    limit: budget.limit,
    remaining: budget.remaining,
    window_seconds: budget.windowMs / 1000,
    reset_in_seconds: Math.ceil(budget.resetMs / 1000),
  };

const budgetSchema = () =>
  z.nullable(z.object({ limit: z.int(), remaining: z.int(), window_seconds: z.int(), reset_in_seconds: z.int() }));

const ME: NamedSchema = {
  name: "Me",
  schema: () =>
    z
      .object({
        name: nameSchema(),
        scope: scopeSchema(),
        issued_at: instant("When this token was issued."),
        expires_at: instant("When it ends."),
        consented_at: z.nullable(instant("When the consent was given; `null` on tokens that do not say.")),
        consent_ends_at: z.nullable(instant("Until when it may be renewed; `null`: until `expires_at`.")),
        meters: z.array(
          z.object({
            meter: described("Its number, masked but for the last four digits."),
            roles: z
              .array(z.enum(["consumption", "production"]))
              .check(z.meta({ description: "What it measures; empty when the consent did not say." })),
            budget: budgetSchema().check(z.meta({ description: "This meter's calls of the day." })),
            application: z.optional(
              described("The application of this gateway that the meter consented to, when it is not the first."),
            ),
          }),
        ),
        shared_budget: budgetSchema().check(z.meta({ description: "Everybody's calls of the hour." })),
      })
      .check(z.meta({ description: "What the token of the request is and opens." })),
};

const example = () => ({
  name: "Home Assistant",
  scope: scopeText(EVERYTHING),
  issued_at: "2026-11-20T08:12:30.000Z",
  expires_at: "2027-11-19T23:00:00.000Z",
  consented_at: "2026-11-20T08:11:02.000Z",
  consent_ends_at: "2027-11-19T23:00:00.000Z",
  meters: [
    {
      meter: "••••••••••4270",
      roles: ["consumption"],
      budget: { limit: 500, remaining: 498, window_seconds: 86_400, reset_in_seconds: 85_396 },
    },
  ],
  shared_budget: { limit: 10_000, remaining: 9_312, window_seconds: 3_600, reset_in_seconds: 2_610 },
});

export const describeMe = (): Operation => ({
  path: "/api/v2/me",
  method: "get",
  operationId: "me",
  tag: TAGS.tokens,
  summary: "What this token is, what it opens and what remains of its budgets",
  description: "Revoked meters are left out. Budgets are those of the day, counted in calls to Enedis.",
  responses: {
    "200": jsonAnswer(ME, "Nothing was asked of Enedis.", example()),
    ...refusalsOn("me"),
  },
  schemas: [ME],
});
