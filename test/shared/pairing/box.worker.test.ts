import { base64url } from "jose";
import { describe, expect, it } from "vitest";
import { boxOf, putInBox, takeFromBox } from "../../../shared/pairing/box.ts";
import { seedText } from "../../../shared/pairing/device-code.ts";

const seed = (byte: number) => seedText(new Uint8Array(32).fill(byte));
const fromHex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

describe("the box in which a token waits", () => {
  it("the box is opened by its own seed alone", async () => {
    const sealed = await putInBox("a token", await boxOf(seed(1)));
    expect(await takeFromBox(sealed, seed(1))).toBe("a token");
    expect(await takeFromBox(sealed, seed(2))).toBeNull();
  });

  it("the box of a seed is the public key of RFC 7748 §6.1", async () => {
    const alice = fromHex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    const publicKey = fromHex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    expect(await boxOf(seedText(alice))).toBe(base64url.encode(publicKey));
  });
});
