import { describe, expect, it } from "vitest";
import type { Gauge } from "../../../shared/quota/protocol.ts";
import { type EventCounts, endingOf } from "../../../shared/status/events.ts";
import { judge, summarizeCalls, summarizeConsents } from "../../../shared/status/observation.ts";

const LINE = {
  callsInSecond: 0,
  callsInHour: 0,
  configuredPerHour: 10_000,
  callsPerHour: 10_000,
  spacingMs: 200,
  waitMs: 0,
  appointments: 0,
  closedForMs: 0,
};
const gauge = (measures: Partial<typeof LINE> = {}, down: string[] = []): Gauge => ({
  lines: { measures: { ...LINE, ...measures }, subscribed_services: LINE, contracts: LINE, token: LINE },
  down,
});
const span = (counts: EventCounts) => ({ calls: summarizeCalls(counts), consents: summarizeConsents(counts) });
const verdict = (
  lastHour: EventCounts,
  changes: { gauge?: Gauge | null; isPartly?: boolean; lastDay?: EventCounts } = {},
) =>
  judge({
    gauge: changes.gauge === undefined ? gauge() : changes.gauge,
    isPartly: changes.isPartly ?? false,
    lastHour: span(lastHour),
    lastDay: span(changes.lastDay ?? lastHour),
  });

describe("the verdict", () => {
  it.each([
    ["all answered", { "call:readings": 10 }, "well"],
    ["answered, if only to say no", { "call:said_no": 10 }, "well"],
    ["nobody asked", {}, "quiet"],
    ["one failure in twenty", { "call:readings": 19, "call:timeout": 1 }, "well"],
    ["one more", { "call:readings": 18, "call:timeout": 2 }, "enedis_unsteady"],
    ["half of them", { "call:readings": 5, "call:unavailable": 5 }, "enedis_unsteady"],
    ["more than half", { "call:readings": 4, "call:technical_error": 5 }, "enedis_down"],
    ["too few to tell", { "call:timeout": 4 }, "well"],
  ] as const)("the verdict on the calls of the hour (%s) is %2$s", (_what, counts, expected) => {
    expect(verdict(counts)).toBe(expected);
  });

  it.each([
    ["the gate does not answer", { gauge: null }, "gateway_down"],
    ["the gate leaves a resource alone", { gauge: gauge({}, ["consommation_quotidienne"]) }, "enedis_down"],
    ["Enedis wants no call", { gauge: gauge({ closedForMs: 1 }) }, "enedis_closed"],
    ["one application of several is not served", { isPartly: true }, "enedis_partly"],
    ["ten seconds in line", { gauge: gauge({ waitMs: 10_000 }) }, "well"],
    ["more", { gauge: gauge({ waitMs: 10_001 }) }, "crowded"],
  ] as const)("the verdict also depends on the gate when all calls were answered: %s", (_what, changes, expected) => {
    expect(verdict({ "call:readings": 10 }, changes)).toBe(expected);
  });

  it.each([
    ["two of five", { "consent:left": 5, "consent:back": 2 }, "well"],
    ["one of five", { "consent:left": 5, "consent:back": 1 }, "consents_failing"],
    [
      "one back and one who declined, of five: Enedis's page works",
      { "consent:left": 5, "consent:back": 1, "consent:declined": 1 },
      "well",
    ],
    ["none of four: too few to tell", { "consent:left": 4 }, "well"],
  ] as const)("the verdict depends on how many people came back from Enedis: %s", (_what, counts, expected) => {
    expect(verdict({ "call:readings": 10, ...counts })).toBe(expected);
  });

  it("the verdict looks at the day when too few people left for Enedis in the hour", () => {
    const lastDay = { "consent:left": 20, "consent:back": 1 };
    expect(verdict({ "call:readings": 10, "consent:left": 1 }, { lastDay })).toBe("consents_failing");
  });
});

describe("a share", () => {
  it("a share is unknown when there is nothing to count", () => {
    expect([summarizeCalls({}).answeredShare, summarizeConsents({}).backShare]).toEqual([null, null]);
  });

  it("a share is never above one: a person who comes back may have left long ago", () => {
    expect(summarizeConsents({ "consent:left": 1, "consent:back": 3 }).backShare).toBe(1);
  });
});

describe("how a call ended", () => {
  it.each([
    ["enedis_no_data", "said_no"],
    ["enedis_timeout", "timeout"],
    ["enedis_quota", "quota"],
    ["quota_shared", null],
    ["token_invalid", null],
  ] as const)("a call that ends with the code %s counts as %s", (code, ending) => {
    expect(endingOf(code)).toBe(ending);
  });
});
