import { Hono } from "hono/tiny";
import { expect, expectTypeOf, it } from "vitest";
import type { AppEnv } from "../../../shared/http/app-env.ts";
import { readChecks } from "../../../shared/http/read-checks.ts";
import type { Claims } from "../../../shared/token/claims.ts";

it("a route behind the checks of a reading has the claims of its caller", () => {
  const route = new Hono<AppEnv>().all("/", ...readChecks, (c) => {
    expectTypeOf(c.var.claims).toEqualTypeOf<Claims>();
    return c.text(c.var.bearer.id);
  });
  expect(route.routes).toHaveLength(1 + readChecks.length);
});

it("a route without those checks does not compile when it reads the claims", () => {
  const route = new Hono<AppEnv>().all("/", (c) => {
    // @ts-expect-error: nothing before this handler verified a token.
    return c.text(`${c.var.claims}`);
  });
  expect(route.routes).toHaveLength(1);
});
