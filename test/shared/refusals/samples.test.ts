import { describe, expect, it } from "vitest";
import { enedisRefusal } from "../../../shared/enedis/error-codes.ts";
import { SAMPLES } from "../../../shared/refusals/samples.ts";
import { resolveStatus } from "../../../shared/refusals/statuses.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const upstream = Object.values(SAMPLES).flatMap((sample) => ("upstream" in sample ? [sample] : []));

describe("the example of a refusal", () => {
  it.each(Object.entries(SAMPLES))("the example of the refusal %s has that code", (code, sample) => {
    expect(sample.code).toBe(code);
    expect(resolveStatus(sample).status).toBeGreaterThanOrEqual(400);
  });

  it.each(upstream)(
    "the refusal $code is recognised when Enedis answers with it",
    ({ code, upstream: { status, body } }) => {
      expect(enedisRefusal(status, JSON.stringify(body), NOON).code).toBe(code);
    },
  );
});
