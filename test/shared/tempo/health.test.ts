import { describe, expect, it } from "vitest";
import type { Day } from "../../../shared/paris-time.ts";
import { agreement } from "../../../shared/tempo/claims.ts";
import { healthOf } from "../../../shared/tempo/health.ts";
import type { Look } from "../../../shared/tempo/tempo-archive.ts";

const at = (text: string) => Date.parse(text);
const NOON = at("2026-11-30T12:30:00+01:00");
const [TODAY, TOMORROW] = ["2026-11-30", "2026-12-01"] as [Day, Day];
const look = (source: Look["source"], outcome: Look["outcome"], takenMs: number | null): Look => ({
  source,
  atMs: NOON,
  takenMs,
  outcome,
});

describe("what the status says of the colours of Tempo", () => {
  it("the status has both colours, how many sources are asked and answer, and since when", () => {
    const days = new Map([[TODAY, agreement(TODAY, new Map([["rte", "white"]]))]]);
    const looks = [look("rte", "taken", NOON), look("couleur_tempo", "refused", NOON - 1_000)];
    expect(healthOf(days, looks, ["rte", "couleur_tempo"], NOON)).toEqual({
      today: { day: TODAY, colour: "white", sources: ["rte"], isDisputed: false },
      tomorrow: { day: TOMORROW, colour: null, sources: [], isDisputed: false },
      isTomorrowDue: true,
      asked: 2,
      answering: 1,
      takenMs: NOON,
    });
  });

  it("the status does not count a source that is asked no more", () => {
    const { asked, answering, takenMs } = healthOf(new Map(), [look("rte_api", "taken", NOON)], ["rte"], NOON);
    expect([asked, answering, takenMs]).toEqual([1, 0, null]);
  });

  it.each([
    ["2026-11-30T10:39:59+01:00", false],
    ["2026-11-30T10:40:00+01:00", true],
  ])("tomorrow's colour is due from 10:40: at %s", (instant, isDue) => {
    expect(healthOf(new Map(), [], [], at(instant)).isTomorrowDue).toBe(isDue);
  });
});
