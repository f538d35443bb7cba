import { expect, it } from "vitest";
import { limitLookups } from "../../../shared/quota/pace.ts";

it.each([
  [10_000, 2_500, 41],
  [60_000, 15_000, 250],
  [1_000, 250, 5],
  [1, 1, 5],
])("lookups get, of %i calls an hour, %i, and at most %i in a minute", (configured, callsPerHour, callsPerMinute) => {
  const limits = { callsPerSecond: 5, callsPerHour: configured };
  expect(limitLookups(limits)).toEqual({ callsPerSecond: 5, callsPerHour, callsPerMinute });
});
