import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import worker from "../../../functions/index.ts";

afterEach(() => void vi.restoreAllMocks());

/** The lines that a request leaves where the variable has this value. */
async function linesOf(path: string, LOG_REQUESTS?: string): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
  }
  const request = new Request(`http://localhost${path}`) as Parameters<typeof worker.fetch>[0];
  const bindings = { ...env, ...(LOG_REQUESTS !== undefined && { LOG_REQUESTS }) };
  await worker.fetch(request, bindings as never, createExecutionContext());
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("the line of a request", () => {
  it.each([undefined, "", "false", "1", "TRUE"])(
    "no success leaves a line while LOG_REQUESTS is %s",
    async (setting) => {
      expect(await linesOf("/api/v2/tempo", setting)).toEqual([]);
    },
  );

  it.each([
    ["/api/v2/tempo", { route: "/api/v2/tempo", outcome: "ok", status: 200, origin: null }],
    ["/api/v2/tempo?start=then", { route: "/api/v2/tempo", outcome: "date_malformed", status: 400, origin: "client" }],
    ["/api/v2/slot", { route: "/api/v2/slot", outcome: "authorization_missing", status: 401, origin: "client" }],
    ["/api/nothing/22516914714270", { route: null, outcome: "route_not_found", status: 404, origin: "client" }],
  ])(
    "with LOG_REQUESTS=true a request leaves one line, with its route and how it ended: %s",
    async (path, expected) => {
      expect(await linesOf(path, "true")).toEqual([
        { log: "request", minute: expect.any(String), ...expected, waited_ms: 0, upstream_calls: 0 },
      ]);
    },
  );

  it("a route with a name in it is written as our table has it", async () => {
    const [line] = await linesOf("/api/v2/consumption/daily?prm=22516914714270", "true");
    expect(line?.route).toMatch(/^\/api\/v2\/(:direction|consumption)\/(:series|daily)/);
  });
});
