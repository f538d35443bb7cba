import { describe, expect, it } from "vitest";
import { givenSums } from "../../../../shared/readings/statistics/given-sums.ts";

const START_MS = 1_794_000_000_000;
const of = (series: "load_curve" | "registers") => ({ name: "maison", direction: "consumption", series }) as const;
const ID = "conso_api:maison_consumption_load_curve";
const REGISTER = "conso_api:maison_consumption_registers_fc022035_hp";

describe("the header Statistics-Sums", () => {
  it.each([
    [`${ID}=12909382`, "load_curve", { "": 12_909_382 }],
    [`${ID}=12909382.0, ${ID}_cost=2602.5314`, "load_curve", { "": 12_909_382, _cost: 2602.5314 }],
    [` ${ID}=0 ,${ID}_cost=1.5e-05 `, "load_curve", { "": 0, _cost: 0.000_015 }],
    [`${ID}=-3`, "load_curve", { "": -3 }],
    [`${REGISTER}=5,${REGISTER}_cost=1`, "registers", { _fc022035_hp: 5, _fc022035_hp_cost: 1 }],
  ] as const)("%s gives the sums of %s", (header, series, sums) => {
    const given = givenSums(header, of(series), START_MS);
    expect(given.ok && given.value.fromMs).toBe(START_MS);
    const found = given.ok ? Object.entries(given.value.of) : [];
    expect(Object.fromEntries(found.map(([key, { sum }]) => [key, sum]))).toEqual(sums);
    // Nothing stands after `start` that should stay.
    for (const [, { newestMs, again, sum }] of found) expect([newestMs, again]).toEqual([null, { sum, runs: [] }]);
  });

  it.each([
    ["", "malformed"],
    [ID, "malformed"],
    [`${ID}=`, "malformed"],
    [`${ID}=12,5`, "malformed"],
    [`${ID}=NaN`, "malformed"],
    [`${ID}=1e400`, "malformed"],
    [`${ID}=1,`, "malformed"],
    [`${ID}=1,${ID}=2`, "malformed"],
    [`${ID}_cost_cost=1`, "foreign"],
    [`${ID}_fc022035_hp=1`, "foreign"],
    ["conso_api:autre_consumption_load_curve=1", "foreign"],
    ["conso_api:maison_production_load_curve=1", "foreign"],
    ["conso_api:maison_consumption_daily=1", "foreign"],
    ["sensor.linky=1", "foreign"],
  ])("%s is refused as %s", (header, why) => {
    const given = givenSums(header, of("load_curve"), START_MS);
    expect(given).toEqual({ ok: false, refusal: { code: "statistics_sums_refused", why } });
  });

  it("more than forty sums are refused", () => {
    const header = Array.from({ length: 41 }, (_, at) => `${REGISTER}${at}=1`).join();
    expect(givenSums(header, of("registers"), START_MS)).toMatchObject({ ok: false });
    expect(givenSums(header.replace(/,[^,]+$/, ""), of("registers"), START_MS)).toMatchObject({ ok: true });
  });

  it("a series of registers has no statistic without a register", () => {
    const given = givenSums("conso_api:maison_consumption_registers=1", of("registers"), START_MS);
    expect(given).toMatchObject({ ok: false, refusal: { why: "foreign" } });
  });
});
