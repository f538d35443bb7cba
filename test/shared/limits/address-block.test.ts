import { expect, it } from "vitest";
import { addressBlock } from "../../../shared/limits/address-block.ts";

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["::", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
  ["2001:db8:1::", "2001:db8:1:0"],
])("counts %s with its home, %s", (address, block) => {
  expect(addressBlock(address)).toBe(block);
});

it("tells two homes apart", () => {
  expect(addressBlock("2001:db8:1:2::1")).not.toBe(addressBlock("2001:db8:1:3::1"));
});
