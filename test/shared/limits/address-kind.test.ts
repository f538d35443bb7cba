import { describe, expect, it } from "vitest";
import { addressKind } from "../../../shared/limits/address-kind.ts";

describe("the kind of a caller's address", () => {
  it.each([
    [undefined, "absent"],
    ["", "absent"],
    ["127.0.0.1", "private"],
    ["::1", "private"],
    ["::ffff:10.0.0.3", "private"],
    ["172.15.0.1", "public"],
    ["172.16.0.1", "private"],
    ["172.31.255.255", "private"],
    ["172.32.0.1", "public"],
    ["100.64.0.1", "private"],
    ["100.128.0.1", "public"],
    ["192.168.1.1", "private"],
    ["fd12::1", "private"],
    ["fe80::1", "private"],
    ["2001:db8::1", "public"],
    ["203.0.113.9", "public"],
  ])("the address %s is %s", (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });
});
