import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_BYTES, makeUserCode, shownCode, type UserCode, userCode } from "../../../shared/pairing/user-code.ts";

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const made = bytes.map(makeUserCode).filter((code): code is UserCode => code !== null);

describe("the code that a person types", () => {
  it("a code is eight letters without a vowel, a digit or a letter that is read as one", () => {
    fc.assert(fc.property(made, (code) => /^[BCDFGHJKLMNPQRSTVWXZ]{8}$/.test(code)));
  });

  it("a code is read back from what a device shows, in any case and with any spaces and dashes", () => {
    const between = fc.array(fc.constantFrom(" ", "-", "\u2011", "\u2013", "\u00a0", "", "."), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(made, between, fc.boolean(), (code, parts, isLower) => {
        const text = [...code].map((letter, at) => `${parts[at]}${letter}`).join("") + parts[8];
        expect(userCode(isLower ? text.toLowerCase() : text)).toBe(code);
        expect(userCode(shownCode(code))).toBe(code);
      }),
    );
  });

  it("a text with any other letter, or another number of them, is no code", () => {
    for (const text of ["", "BCDFGHJ", "BCDFGHJKL", "BCDFGHJA", "BCDFGHJ1", "BCDFGHJÇ", "ſBCDFGHJ", "BCDF GHJK?"])
      expect(userCode(text)).toBeNull();
    expect(userCode(`BCDFGHJK${" ".repeat(100)}`)).toBeNull();
  });

  it("each letter is made by as many bytes as any other, and bytes that would favour some are not used", () => {
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 240; byte++) {
      const [letter = ""] = makeUserCode(new Uint8Array(8).fill(byte)) ?? "";
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(counts.size).toBe(20);
    expect(new Set(counts.values())).toEqual(new Set([12]));
    for (let byte = 240; byte < 256; byte++) expect(makeUserCode(new Uint8Array(32).fill(byte))).toBeNull();
  });
});
