import { describe, expect, it } from "vitest";
import { LONGEST_NAME, tokenName } from "../../../shared/token/name.ts";

describe("the name of a token", () => {
  it.each([
    ["Home Assistant", "Home Assistant"],
    ["  Chauffe-eau « cave » ", "Chauffe-eau « cave »"],
    ["🏠", "🏠"],
    ["é".repeat(LONGEST_NAME), "é".repeat(LONGEST_NAME)],
    ["🏠".repeat(LONGEST_NAME), "🏠".repeat(LONGEST_NAME)],
  ])("may be %j", (text, name) => {
    expect(tokenName(text)).toBe(name);
  });

  it.each([
    ["empty", ""],
    ["blank", "   "],
    ["too long", "n".repeat(LONGEST_NAME + 1)],
    ["of two lines", "one\ntwo"],
    ["with a control character", "bell\u0007"],
    ["with a character that turns the writing round", "a\u202eb"],
    ["with half a character", "a\ud800"],
  ])("is never %s", (_what, text) => {
    expect(tokenName(text)).toBeNull();
  });
});
