import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOf } from "../../../shared/token/text-name.ts";
import { newKey, seal, unseal } from "../../../site/browser/token/sealed-token.ts";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOlsiMjI1MTY5MTQ3MTQyNzAiXX0.c2lnbmF0dXJl";

describe("a sealed token", () => {
  it("a sealed token is read with its own key, whatever the token is", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (token) => {
        const key = newKey();
        expect(await unseal(await seal(token, await nameOf(token), key), key)).toBe(token);
      }),
    );
  });

  it("a sealed token is nothing with another key, and with none", async () => {
    const sealed = await seal(TOKEN, await nameOf(TOKEN), newKey());
    for (const key of [newKey(), "", "%"]) expect(await unseal(sealed, key)).toBeNull();
    expect(await unseal({ ...sealed, text: "" }, newKey())).toBeNull();
  });

  it("a sealed token shows no part of the token, and never the same text twice", async () => {
    const [name, key] = [await nameOf(TOKEN), newKey()];
    const [one, other] = [await seal(TOKEN, name, key), await seal(TOKEN, name, key)];
    expect(one.text).not.toBe(other.text);
    const written = atob(one.text) + one.name;
    for (const part of [...TOKEN.split("."), "22516914714270"]) expect(written).not.toContain(part);
  });
});

describe("the name of a token", () => {
  it("the name of a token is the same in every tab, and differs for another token", async () => {
    expect(await nameOf(TOKEN)).toMatch(/^[0-9a-f]{32}$/);
    expect(await nameOf(TOKEN)).toBe(await nameOf(TOKEN));
    expect(await nameOf(`${TOKEN}a`)).not.toBe(await nameOf(TOKEN));
  });
});
