import { describe, expect, it } from "vitest";
import type { Refusal } from "../../../shared/refusals/refusal.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";
import { resolveStatus, retryAfterSeconds } from "../../../shared/refusals/statuses.ts";

const upstream = (status: number): Refusal => ({ code: "enedis_unavailable", upstream: { status, body: null } });

describe("the status of a refusal", () => {
  it.each([
    ["authorization_missing", 400, 401],
    ["usage_point_not_covered", 401, 403],
    ["scope_insufficient", 401, 403],
    ["token_expired", 401, 401],
  ] as const)("the refusal %s has the status %i on the frozen API and %i under /api/v2", (code, frozen, v2) => {
    expect(resolveStatus(SAMPLES[code]).status).toBe(frozen);
    expect(resolveStatus(SAMPLES[code], "v2").status).toBe(v2);
  });

  it.each([
    [400, 400],
    [503, 503],
    [599, 599],
    [401, 502],
    [302, 502],
    [600, 502],
  ])("the status %i of Enedis is relayed as %i", (status, relayed) => {
    expect(resolveStatus(upstream(status)).status).toBe(relayed);
  });

  it.each(Object.values(SAMPLES).filter((sample) => resolveStatus(sample).status === 503))(
    "the refusal $code is a 503 and says when to come back",
    (sample) => {
      expect(resolveStatus(sample).retryAfterMs).toBeGreaterThan(0);
    },
  );

  it("the status of a refusal names 30 seconds for a 503 that Enedis sent with an empty body", () => {
    expect(resolveStatus(upstream(503)).retryAfterMs).toBe(30_000);
    expect(resolveStatus(upstream(500)).retryAfterMs).toBeNull();
  });
});

describe("Retry-After", () => {
  it.each([
    [0, 1],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
  ])("Retry-After writes %i ms as %i seconds", (ms, seconds) => {
    expect(retryAfterSeconds(ms)).toBe(seconds);
  });
});
