import { expect, it } from "vitest";
import { type Budget, rateLimitFields } from "../../../shared/quota/budgets.ts";

const shared: Budget = { limit: 10_000, remaining: 9_321, windowMs: 3_600_000, resetMs: 3_600_000 };
const meter: Budget = { limit: 500, remaining: 41, windowMs: 86_400_000, resetMs: 1_259_001 };

it("the fields name both budgets, the caller's own first, in whole seconds that are not too early", () => {
  expect(rateLimitFields({ shared, meter })).toEqual({
    "RateLimit-Policy": '"meter";q=500;w=86400, "shared";q=10000;w=3600',
    RateLimit: '"meter";r=41;t=1260, "shared";r=9321;t=3600',
  });
});

it("the fields name everybody's budget alone when there is no meter", () => {
  expect(rateLimitFields({ shared, meter: null })).toEqual({
    "RateLimit-Policy": '"shared";q=10000;w=3600',
    RateLimit: '"shared";r=9321;t=3600',
  });
});
