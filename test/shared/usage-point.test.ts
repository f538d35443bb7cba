import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskedUsagePoint, usagePointId } from "../../shared/usage-point.ts";

describe("a usage point", () => {
  it("is read as people copy it from a bill", () => {
    expect(usagePointId(" 225 169 147 142 70 ")).toBe("22516914714270");
  });

  it.each(["", "2251691471427", "225169147142700", "2251691471427A", "٢٢٥١٦٩١٤٧١٤٢٧٠"])(
    "does not exist as %j",
    (text) => {
      expect(usagePointId(text)).toBeNull();
    },
  );

  it("shows only its last four digits once masked", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{14}$/), (digits) => {
        const id = usagePointId(digits);
        expect(id && maskedUsagePoint(id)).toBe(`••••••••••${digits.slice(10)}`);
      }),
    );
  });
});
