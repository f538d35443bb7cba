import { describe, expect, it } from "vitest";
import { MOST_NAME_CHARACTERS } from "../../../shared/refusals/token.ts";
import { tokenName } from "../../../shared/token/name.ts";

describe("the name of a token", () => {
  it.each([
    ["Home Assistant", "Home Assistant"],
    ["  Chauffe-eau « cave » ", "Chauffe-eau « cave »"],
    ["🏠", "🏠"],
    ["é".repeat(MOST_NAME_CHARACTERS), "é".repeat(MOST_NAME_CHARACTERS)],
    ["🏠".repeat(MOST_NAME_CHARACTERS), "🏠".repeat(MOST_NAME_CHARACTERS)],
  ])("the name of a token may be %j", (text, name) => {
    expect(tokenName(text)).toBe(name);
  });

  it.each([
    ["empty", ""],
    ["blank", "   "],
    ["too long", "n".repeat(MOST_NAME_CHARACTERS + 1)],
    ["of two lines", "one\ntwo"],
    ["with a control character", "bell\u0007"],
    ["with a character that turns the writing round", "a\u202eb"],
    ["with half a character", "a\ud800"],
  ])("the name of a token is never %s", (_what, text) => {
    expect(tokenName(text)).toBeNull();
  });
});
