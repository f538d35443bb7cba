import { describe, expect, it } from "vitest";
import { namerOf } from "../../shared/name-in-memory.ts";

describe("a name in memory", () => {
  it("a name in memory is the lower 53 bits of SipHash-2-4, as in the vector of its authors", () => {
    // Key 00 01 … 0f, text 00 01 … 0e: a129ca6149be45e5 (Aumasson and Bernstein, "SipHash", appendix A).
    const key = Uint32Array.of(0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c);
    const text = String.fromCharCode(...Array(15).keys());
    expect(namerOf(key)(text)).toBe(Number(0xa129ca6149be45e5n % 2n ** 53n));
  });

  it("a name in memory differs under another key", () => {
    expect(namerOf(Uint32Array.of(1, 2, 3, 4))("192.0.2.1")).not.toBe(namerOf(Uint32Array.of(1, 2, 3, 5))("192.0.2.1"));
  });
});
