import { describe, expect, it } from "vitest";
import type { MeterView } from "../../../../site/browser/consommation/api.ts";
import { knownContract, typedContractFrom } from "../../../../site/browser/consommation/contract/own-contract.ts";

const NIGHT = [{ start: "22:30", end: "06:30" }];
const NOON = [{ start: "12:00", end: "15:00" }];
const METER: MeterView = {
  meter: "••••••••••4270",
  roles: ["consumption"],
  subscribed_power_kva: 9,
  off_peak: NIGHT,
  unavailable: [],
};
const NOTHING = { option: null, kva: null, dated: [], ranges: [], prices: { cents: {}, month: null } };

describe("what is known of a contract", () => {
  it("Enedis tells power and hours, which nothing dates", () => {
    expect(knownContract({}, METER)).toEqual({ contract: { ...NOTHING, kva: 9, ranges: NIGHT }, unread: [] });
    expect(knownContract({}, null).contract).toEqual(NOTHING);
  });

  it("what somebody typed has the last word", () => {
    const { contract } = knownContract({ option: "tempo", kva: "6", ranges: "12h-15h" }, METER);
    expect(contract).toMatchObject({ option: "tempo", kva: 6, dated: [], ranges: NOON });
  });

  it("hours with a first day are dated, and those of Enedis stay beside them", () => {
    const { contract } = knownContract({ ranges: "12h-15h", from: "2026-03-15" }, METER);
    expect(contract).toMatchObject({ dated: [{ from: "2026-03-15", winter: NOON, summer: NOON }], ranges: NIGHT });
    const dated = knownContract({ from: "2026-03-15" }, METER).contract.dated;
    expect(dated).toEqual([{ from: "2026-03-15", winter: NIGHT, summer: NIGHT }]);
    expect(knownContract({ from: "2026-03-15" }, null).contract.dated).toEqual([]);
  });

  it("hours of summer stand beside those of winter", () => {
    const typed = { ranges: "22h30-6h30", summer: "12h-15h", from: "2026-03-15" };
    expect(knownContract(typed, null).contract.dated).toEqual([{ from: "2026-03-15", winter: NIGHT, summer: NOON }]);
  });

  it("prices are read in euros and in cents, and what is empty is no price", () => {
    const { contract, unread } = knownContract(
      { month: "15,20", prices: { peak: "0,21", offPeak: "16,35", base: " " } },
      null,
    );
    expect(contract.prices).toEqual({ month: 15.2, cents: { peak: 21, offPeak: 16.35 } });
    expect(unread).toEqual([]);
  });

  it("what is not understood is named, and not counted", () => {
    const typed = { ranges: "la nuit", summer: "le jour", month: "cher", prices: { peak: "abc" }, from: "2026-02-30" };
    const { contract, unread } = knownContract(typed, null);
    expect(contract).toEqual(NOTHING);
    expect(unread).toEqual(["ranges", "summer", "month", "peak"]);
  });

  it.each([null, "", "{", "3", "null"])("what a browser keeps and cannot be read is nothing: %j", (text) => {
    expect(typedContractFrom(text)).toEqual({});
  });
});
