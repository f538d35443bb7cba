import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../../shared/measures/decimal.ts";

describe("a value of Enedis's", () => {
  it.each<[unknown, string]>([
    ["0", "0"],
    ["0752", "0752"],
    ["-12", "-12"],
    ["190205.98", "190205.98"],
    [752, "752"],
    [" 12", "12"],
    ["12\n", "12"],
    ["+12", "12"],
    ["1.2E3", "1200"],
    ["1.25e1", "12.5"],
    ["5e-3", "0.005"],
    ["12.50e0", "12.5"],
    [1e-7, "0.0000001"],
    ["999999999", "999999999"],
  ])("the Enedis value %j is read as %j", (value, text) => {
    expect(decimalOf(value, 9)).toBe(text);
  });

  it.each([null, undefined, "", " ", "null", "NULL", "Null"])("the Enedis value %j is read as no value", (value) => {
    expect(decimalOf(value, 9)).toBeNull();
  });

  it.each([
    "NaN",
    "-",
    "12,5",
    "1 234",
    "1.2.3",
    "0x10",
    "1e",
    "Infinity",
    ".",
    "beaucoup",
    "1234567890",
    "1e9",
    1e300,
    "1e-99",
    "1e100",
    `1${"0".repeat(100_000)}`,
    `0.${"1".repeat(100_000)}`,
    true,
    {},
    ["1"],
  ])("the Enedis value %j cannot be read", (value) => {
    expect(decimalOf(value, 9)).toBeUndefined();
  });

  it("a value of a counter may have twelve digits", () => {
    expect(decimalOf("999999999999", 12)).toBe("999999999999");
    expect(decimalOf("1000000000000", 12)).toBeUndefined();
  });

  it.each([
    ["12.345", "12345"],
    ["12", "12000"],
    [0.75, "750"],
    ["0.0001", "0.1"],
    ["-1.5", "-1500"],
    ["1.2E3", "1200000"],
    ["0", "0"],
    ["1000000", undefined],
  ])("a value in thousands, %j, is read as %j", (value, text) => {
    expect(decimalOf(value, 9, 3)).toBe(text);
  });

  it("a value of Enedis's keeps every digit, however it is written", () => {
    const digits = fc.integer({ min: 0, max: 999_999_999 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 6 }), (whole, part, by) => {
        const text = `${whole}.${String(part).padStart(6, "0")}`;
        const all = `${whole}${String(part).padStart(6, "0")}`.padStart(16, "0");
        const moved = `${all.slice(0, all.length - 6 - by)}.${all.slice(all.length - 6 - by)}e${by}`;
        const plain = (written: string | null | undefined) => Number(written).toFixed(6);
        expect(plain(decimalOf(moved, 9))).toBe(plain(text));
      }),
    );
  });
});
