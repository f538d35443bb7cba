import { Hono } from "hono/tiny";
import { describe, expect, it } from "vitest";
import { describeOperations } from "../../../functions/operations.ts";
import { type Retirement, retiring, SHORTEST_NOTICE_MS } from "../../../shared/http/retirement.ts";
import { openApiDocument } from "../../../shared/openapi/document.ts";
import { TAGS } from "../../../shared/openapi/operation.ts";

const RETIREMENT: Retirement = {
  announcedAtMs: Date.UTC(2026, 10, 25),
  endsAtMs: Date.UTC(2027, 11, 1),
  successor: "/api/v2/new",
};

describe("an operation that goes", () => {
  const app = new Hono();
  app.use("/old", retiring(RETIREMENT));
  app.get("/old", (c) => c.json({}, 200, { link: '</api/v2/slot>; rel="slot"' }));
  app.use("/refused", retiring(RETIREMENT));
  app.get("/refused", (c) => c.json({}, 400));
  app.get("/lasting", (c) => c.json({}));

  it("an operation that will be removed announces since when, until when, and its successor", async () => {
    const { headers } = await app.request("/old");
    expect(headers.get("deprecation")).toBe(`@${Date.UTC(2026, 10, 25) / 1000}`);
    expect(headers.get("sunset")).toBe("Wed, 01 Dec 2027 00:00:00 GMT");
    expect(headers.get("link")).toBe('</api/v2/slot>; rel="slot", </api/v2/new>; rel="successor-version"');
  });

  it("an operation that will be removed announces it on a refusal too", async () => {
    const response = await app.request("/refused");
    expect(response.status).toBe(400);
    expect(response.headers.get("sunset")).toBe("Wed, 01 Dec 2027 00:00:00 GMT");
  });

  it("an operation that will be removed leaves the headers of other operations alone", async () => {
    const { headers } = await app.request("/lasting");
    expect(headers.has("deprecation") || headers.has("sunset")).toBe(false);
  });

  it("an operation that will be removed is deprecated in the document, with its end and its successor", () => {
    const [operation] = describeOperations().filter(({ path }) => path === "/api/v2/slot");
    if (operation === undefined) throw new Error("no such operation");
    const document = openApiDocument([{ ...operation, retirement: RETIREMENT }]) as {
      paths: Record<string, { get: { deprecated?: boolean; description: string; retirement?: unknown } }>;
    };
    const described = document.paths["/api/v2/slot"]?.get;
    expect(described).toMatchObject({ deprecated: true });
    expect(described).not.toHaveProperty("retirement");
    expect(described?.description).toMatch(/ends on 2027-12-01; use `\/api\/v2\/new`/);
  });
});

describe("the operations of this API", () => {
  it("the operations of this API are never removed when they are frozen, and give a year's notice otherwise", () => {
    for (const { tag, retirement } of describeOperations()) {
      if (retirement === undefined) continue;
      expect([TAGS.v5, TAGS.dataConnect]).not.toContain(tag);
      expect(retirement.endsAtMs - retirement.announcedAtMs).toBeGreaterThanOrEqual(SHORTEST_NOTICE_MS);
    }
  });
});
