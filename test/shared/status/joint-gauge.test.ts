import { describe, expect, it } from "vitest";
import type { Gauge } from "../../../shared/quota/protocol.ts";
import { isPartly, jointGauge } from "../../../shared/status/joint-gauge.ts";

const LINE = {
  callsInSecond: 1,
  callsInHour: 100,
  configuredPerHour: 10_000,
  callsPerHour: 8_000,
  spacingMs: 250,
  waitMs: 0,
  appointments: 2,
  closedForMs: 0,
};
const gauge = (measures: Partial<typeof LINE> = {}, down: string[] = []): Gauge => ({
  lines: { measures: { ...LINE, ...measures }, subscribed_services: LINE, contracts: LINE, token: LINE },
  down,
});
const all = (...gauges: (Gauge | null)[]) => gauges.map((one, n) => ({ application: `app-${n}`, gauge: one }));

describe("several applications seen as one", () => {
  it("several applications add their calls and limits, and the longest line is the line", () => {
    const joint = jointGauge(all(gauge(), gauge({ waitMs: 5_000 }), null));
    expect(joint?.lines.measures).toEqual({
      ...LINE,
      callsInSecond: 2,
      callsInHour: 200,
      configuredPerHour: 20_000,
      callsPerHour: 16_000,
      appointments: 4,
      waitMs: 5_000,
    });
  });

  it("one application by itself is unchanged, and without an answer nothing is known", () => {
    expect(jointGauge(all(gauge()))).toEqual(gauge());
    expect(jointGauge(all(null, null))).toBeNull();
  });

  it.each([
    ["one is closed", [gauge(), gauge({ closedForMs: 1_000 })], true],
    ["readings of one are down", [gauge(), gauge({}, ["consommation_quotidienne"])], true],
    ["the gate of one does not answer", [gauge(), null], true],
    ["only a view of the contract of one is down", [gauge(), gauge({}, ["comptage_auto"])], false],
    ["all are served", [gauge(), gauge()], false],
    ["all are closed", [gauge({ closedForMs: 1 }), gauge({ closedForMs: 1 })], false],
  ])("the service is served partly or not when %s", (_what, gauges, expected) => {
    expect(isPartly(all(...gauges))).toBe(expected);
  });

  it("what is down or closed with one application is not so with all", () => {
    const down = gauge({ closedForMs: 9_000 }, ["consommation_quotidienne"]);
    expect(jointGauge(all(gauge(), down))).toMatchObject({ down: [], lines: { measures: { closedForMs: 0 } } });
    expect(jointGauge(all(down, down))).toMatchObject({ down: ["consommation_quotidienne"] });
  });
});
