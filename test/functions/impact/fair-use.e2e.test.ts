import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startBoth } from "../../support/running.ts";

let running: Running;
beforeAll(async () => {
  // Empty: the default of the gateway.
  running = await startBoth({ REQUESTS_PER_MINUTE: "" });
});
afterAll(() => running.stop());

describe("fair use of the calculation API", () => {
  const methods = (address: string) =>
    fetch(new URL("/api/impact/methods", running.gateway), { headers: { "cf-connecting-ip": address } });

  it("the calculation API answers 5 000 requests of an address in a minute, refuses the next, and holds back no other", async () => {
    const statuses: number[] = [];
    for (let sent = 0; sent < 5_000; sent += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => methods("198.51.100.7")));
      for (const answer of answers) {
        statuses.push(answer.status);
        await answer.body?.cancel();
      }
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([]);

    const refused = await methods("198.51.100.7");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("content-type")).toContain("application/problem+json");
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      code: "too_many_requests",
      error: expect.any(Object),
      documentation: expect.any(String),
    });
    expect((await methods("198.51.100.8")).status).toBe(200);
  });
});
