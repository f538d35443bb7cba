import { describe, expect, it } from "vitest";
import { readDeviceCode, seedText, writeDeviceCode } from "../../../shared/pairing/device-code.ts";
import type { UserCode } from "../../../shared/pairing/user-code.ts";
import { deskName } from "../../../shared/pairing/visit.ts";

const secrets = (current: string, ...previous: string[]) => ({ current, previous });
const code = {
  pairing: await deskName("BCDFGHJK" as UserCode, "a secret"),
  seed: seedText(new Uint8Array(32).fill(7)),
  expiresAtMs: 1_700_000_600_000,
};
const text = await writeDeviceCode(code, "a box", "a secret");

describe("a device code", () => {
  it("a device code is read back under the secret it was made with, also after a rotation", async () => {
    expect(await readDeviceCode(text, "a box", secrets("a secret"))).toEqual(code);
    expect(await readDeviceCode(text, "a box", secrets("the next", "a secret"))).toEqual(code);
    expect(await readDeviceCode(text, "a box", secrets("the next"))).toBeNull();
  });

  it("a device code is none for another client", async () => {
    expect(await readDeviceCode(text, "another box", secrets("a secret"))).toBeNull();
  });

  it("a device code is none when any character of it was changed", async () => {
    for (let at = 0; at < text.length; at++) {
      const other = text[at] === "4" ? "8" : "4";
      const changed = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
      expect(await readDeviceCode(changed, "a box", secrets("a secret"))).toBeNull();
    }
  });

  it.each(["", ".", "a.b.c.d", "1.2.3", "é".repeat(200)])("the text %j is no device code", async (junk) => {
    expect(await readDeviceCode(junk, "a box", secrets("a secret"))).toBeNull();
  });

  it("a device code does not hold the user code", () => {
    expect(text).not.toContain("BCDF");
  });
});
