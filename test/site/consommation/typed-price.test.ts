import { describe, expect, it } from "vitest";
import { centsNote, typedMonth, typedPrice } from "../../../site/browser/consommation/typed-price.ts";

describe("a price as people type it", () => {
  it.each([
    ["0,2142", 21.42, false],
    ["0.2142 €", 21.42, false],
    ["0,2", 20, false],
    ["2", 200, false],
    ["2,01", 2.01, true],
    ["16,35", 16.35, true],
    ["21,42 ct", 21.42, true],
    ["0,5 c€", 0.5, true],
    ["  0,163512 ", 16.3512, false],
  ])("%j costs %d ct€ a kWh; typed in cents: %s", (text, cents, wasInCents) => {
    expect(typedPrice(text)).toEqual({ cents, wasInCents });
  });

  it.each(["", "abc", "-1", "1234", "0,1234567", "16 35"])("%j is no price", (text) => {
    expect(typedPrice(text)).toBeNull();
  });

  it("what was typed in cents is said in euros, and nothing of the rest", () => {
    expect(centsNote("16,35").replaceAll(/[\u00a0\u202f]/g, " ")).toBe(
      "16,35 a été lu en centimes : 0,1635 € par kWh.",
    );
    expect(["0,1635", "abc", ""].map(centsNote)).toEqual(["", "", ""]);
  });

  it.each([
    ["15,86", 15.86],
    ["12", 12],
    ["12.5 €", 12.5],
    ["abc", null],
    ["", null],
  ])("a month of %j is %s", (text, euros) => {
    expect(typedMonth(text)).toBe(euros);
  });
});
