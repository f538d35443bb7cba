import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  costKey,
  defaultStatisticName,
  idPrefix,
  isStatisticName,
  keyOfTariff,
} from "../../../../shared/readings/statistics/statistic-names.ts";
import { home, METER } from "../../../support/meters.ts";

/** `recorder.statistics.VALID_STATISTIC_ID` of Home Assistant Core 2026.11. */
const ACCEPTED = /^(?!.+__)(?!_)[\da-z_]+(?<!_):(?!_)[\da-z_]+(?<!_)$/;
const tariff = (calendar: string | null, register: string) =>
  ({ owner: "supplier", calendar, register, label: null }) as const;

describe("the ids of statistics", () => {
  it("every id is one that Home Assistant accepts, whatever Enedis calls a calendar and a register", () => {
    const name = fc.stringMatching(/^[a-z\d]+(_[a-z\d]+)*$/).filter(isStatisticName);
    const text = fc.oneof(
      fc.string({ maxLength: 100, unit: "grapheme" }),
      fc.constantFrom("HP", "H__P", "_", "Été", ""),
    );
    fc.assert(
      fc.property(name, fc.option(text), text, (name, calendar, register) => {
        const id =
          idPrefix(name, { direction: "consumption", series: "registers" }) + keyOfTariff(tariff(calendar, register));
        for (const one of [id, costKey(id)]) {
          expect(one).toMatch(ACCEPTED);
          expect(one.length).toBeLessThanOrEqual(255);
        }
      }),
    );
  });

  it("the registers of Enedis keep their names, and others that look alike do not become one", () => {
    expect(keyOfTariff(null)).toBe("");
    expect(keyOfTariff(tariff("FC022035", "HPJB"))).toBe("_fc022035_hpjb");
    const keys = ["H P", "H-P", "H_P", "HP", "É", "E"].map((register) => keyOfTariff(tariff("X", register)));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("the default name is eight letters that stay the same, and differ between meters that end alike", async () => {
    expect(await defaultStatisticName(METER)).toBe("vebhhxjo");
    const alike = await Promise.all([home(1), home(10_001), home(20_001)].map(defaultStatisticName));
    expect(new Set(alike).size).toBe(3);
    for (const name of alike) expect(name).toMatch(/^[a-z]{8}$/);
  });

  it.each(["maison", "m", "maison_2", "2", "a_b_c", "a".repeat(32)])("a caller may call a meter %s", (name) => {
    expect(isStatisticName(name)).toBe(true);
  });

  it.each(["", "Maison", "maison__2", "_maison", "maison_", "maison-2", "été", "a b", "a".repeat(33)])(
    "a caller may not call a meter '%s'",
    (name) => {
      expect(isStatisticName(name)).toBe(false);
    },
  );
});
