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
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["::FFFF:203.0.113.7", "203.0.113.7"],
  ["1::4:5:6:7:8", "1:0:0:4"],
  ["1::3:4:5:6:7:8", "1:0:3:4"],
  ["::2:3:4:5:6:7:8", "0:2:3:4"],
  ["1::ffff:203.0.113.7", "1:0:0:0"],
  ["::ffff:203.0.113.7:1", "0:0:0:0"],
  ["0.0.0.0", "0.0.0.0"],
  ["unknown", "unknown"],
  ["1:2:3", "1:2:3"],
])("the address %s is counted with its home, %s", (address, block) => {
  expect(addressBlock(address, 64)).toBe(block);
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1"],
  ["2001:db8:1:ffff::", "2001:db8:1"],
])("the consents of the address %s are counted with its customer, %s", (address, block) => {
  expect(addressBlock(address, 48)).toBe(block);
});

it("two homes have different address blocks", () => {
  expect(addressBlock("2001:db8:1:2::1", 64)).not.toBe(addressBlock("2001:db8:1:3::1", 64));
});
