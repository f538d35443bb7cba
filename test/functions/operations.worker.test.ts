import { describe, expect, it } from "vitest";
import worker from "../../functions/index.ts";
import { describeOperations } from "../../functions/operations.ts";

/** The two addresses of the consent journey, which a browser visits and no program calls. */
const CONSENT = ["/api/auth", "/api/callback"];

describe("the OpenAPI document", () => {
  it("the OpenAPI document describes every route of the API, and no other", () => {
    const routes = worker.routes
      .filter(({ method, path }) => method === "ALL" && path.startsWith("/api") && !path.includes("*"))
      .map(({ path }) => path.replaceAll(/:(\w+)/g, "{$1}"));
    const described = describeOperations().map(({ path }) => path);
    expect(described.sort()).toEqual([...new Set(routes)].filter((path) => !CONSENT.includes(path)).sort());
  });

  it("the OpenAPI document gives each operation an identifier of its own", () => {
    const ids = describeOperations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
