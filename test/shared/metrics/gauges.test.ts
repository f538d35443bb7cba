import { describe, expect, it } from "vitest";
import { exposition } from "../../../shared/metrics/exposition.ts";
import { observeGate, observeShared } from "../../../shared/metrics/gauges.ts";
import { Registry } from "../../../shared/metrics/registry.ts";
import { admission } from "../../../shared/metrics/words.ts";
import type { LineGauge } from "../../../shared/quota/decision.ts";

const registry = () => new Registry(admission({ routes: [], applications: ["first", "second"] }));
/** The lines with a value, without what explains them. */
const shown = (one: Registry) =>
  exposition([one])
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

const line: LineGauge = {
  callsInSecond: 3,
  callsInHour: 4_000,
  configuredPerHour: 10_000,
  callsPerHour: 5_000,
  spacingMs: 250,
  waitMs: 1_500,
  appointments: 12,
  closedForMs: 90_000,
};
const lines = { measures: line, subscribed_services: line, contracts: line, token: line };

describe("what is shown of a gate", () => {
  it("a gate that does not answer shows that it is down, and nothing else", () => {
    const seen = registry();
    observeGate(seen.observe, { application: "second", seen: null });
    expect(shown(seen)).toEqual(['conso_gate_up{conso_application="second"} 0']);
  });

  it("a gate that answers shows its quota in calls, its line in seconds, and which circuit is open", () => {
    const seen = registry();
    const gauge = { lines, down: ["index_consommation"] };
    observeGate(seen.observe, { application: "first", seen: { gauge, tokenFailures: 4 } });
    const measures = '{conso_application="first",conso_api="measures"}';
    expect(shown(seen)).toEqual(
      expect.arrayContaining([
        'conso_gate_up{conso_application="first"} 1',
        `conso_quota_used${measures} 4000`,
        `conso_quota_limit${measures} 5000`,
        `conso_quota_configured${measures} 10000`,
        `conso_quota_closed_seconds${measures} 90`,
        `conso_line_wait_seconds${measures} 1.5`,
        `conso_line_appointments${measures} 12`,
        'conso_application_token_failures{conso_application="first"} 4',
      ]),
    );
    expect(shown(seen).filter((text) => text.startsWith("conso_circuit_open") && text.endsWith(" 1"))).toEqual([
      'conso_circuit_open{conso_application="first",conso_resource="index_consommation"} 1',
    ]);
  });
});

describe("what is shown of the objects that serve everybody", () => {
  const up = (board: number, intensity: number, tempo: number) => [
    `conso_object_up{conso_object="status_board"} ${board}`,
    `conso_object_up{conso_object="intensity_archive"} ${intensity}`,
    `conso_object_up{conso_object="tempo_archive"} ${tempo}`,
  ];

  it("objects that do not answer show that they are down, and nothing old", () => {
    const seen = registry();
    observeShared(seen.observe, { eco2mixAgeMs: null, tempo: null, board: null }, 0);
    expect(shown(seen)).toEqual(up(0, 0, 0));
  });

  it("a source of Tempo that was never believed has no age, and counts as none", () => {
    const seen = registry();
    const tempo = { answering: 0, takenMs: null } as Parameters<typeof observeShared>[1]["tempo"];
    const board = { lastHour: {}, lastDay: {}, lastDayPublished: null };
    observeShared(seen.observe, { eco2mixAgeMs: 900_000, tempo, board }, 0);
    expect(shown(seen)).toEqual([...up(1, 1, 1), "conso_eco2mix_age_seconds 900", "conso_tempo_sources 0"]);
  });
});
