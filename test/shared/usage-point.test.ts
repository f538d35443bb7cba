import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lacksItsZero, maskedUsagePoint, usagePointId } from "../../shared/usage-point.ts";

describe("a usage point", () => {
  it("a usage point is read as people copy it from a bill", () => {
    expect(usagePointId(" 225 169 147 142 70 ")).toBe("22516914714270");
  });

  it.each(["", "2251691471427", "225169147142700", "2251691471427A", "٢٢٥١٦٩١٤٧١٤٢٧٠"])(
    "a usage point is never read from %j",
    (text) => {
      expect(usagePointId(text)).toBeNull();
    },
  );

  it.each([
    ["2251691471427", true],
    [" 225 169 147 142 7 ", true],
    ["22516914714270", false],
    ["225169147142", false],
    ["225169147142A", false],
  ])("a usage point lacks the zero that a spreadsheet took off when it is %j: %s", (text, lacks) => {
    expect(lacksItsZero(text)).toBe(lacks);
  });

  it("a usage point shows only its last four digits once masked", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{14}$/), (digits) => {
        const id = usagePointId(digits);
        expect(id && maskedUsagePoint(id)).toBe(`••••••••••${digits.slice(10)}`);
      }),
    );
  });
});
