import { describe, expect, it } from "vitest";
import { countedOn, PERSONAS } from "../../../packages/simulator/index.ts";
import { METER, NOBODYS_METER } from "../../support/meters.ts";
import { simulated } from "../../support/simulated.ts";

const everyone = [...PERSONAS.sandbox, ...PERSONAS.invented];
const sum = (values: readonly { readonly wh: number }[]) => values.reduce((all, { wh }) => all + wh, 0);

describe("what a meter counted", () => {
  it.each(["2026-11-18", "2026-10-25", "2026-03-29"])(
    "the intervals and registers of every meter add up to the day on %s",
    (day) => {
      for (const { prm } of everyone) {
        const counted = countedOn(prm, "CONS", day);
        expect([prm, counted && sum(counted.intervals)]).toEqual([prm, counted?.wh]);
        const distributor = counted?.registers.filter(({ calendar }) => calendar.startsWith("DI")) ?? [];
        expect([prm, sum(distributor)]).toEqual([prm, counted?.wh]);
      }
    },
  );

  it("what a meter counted is what the simulated Enedis answers", async () => {
    const { points } = await simulated();
    const [point] = await points("consommation_quotidienne", METER, "2026-11-18", "2026-11-19");
    expect(countedOn(METER, "CONS", "2026-11-18")?.wh).toBe(Number(point?.v));
    const curve = await points("courbe_de_charge_consommation", METER, "2026-11-18", "2026-11-19");
    expect(countedOn(METER, "CONS", "2026-11-18")?.intervals.map(({ wh }) => 2 * wh)).toEqual(
      curve.map(({ v }) => Number(v)),
    );
  });

  it("a meter or a day that does not exist counted nothing", () => {
    expect([countedOn(NOBODYS_METER, "CONS", "2026-11-18"), countedOn(METER, "CONS", "2026-02-30")]).toEqual([
      null,
      null,
    ]);
  });
});
