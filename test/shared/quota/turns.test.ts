import { describe, expect, it } from "vitest";
import { Turns } from "../../../shared/quota/turns.ts";

const NOON = Date.UTC(2026, 9, 15, 12);

describe("a turn", () => {
  it.each([
    ["can be given back before its instant", 999, { atMs: NOON + 1_000, caller: "a" }],
    ["can be given back ten seconds after its instant", 10_999, { atMs: NOON + 1_000, caller: "a" }],
    ["can no longer be given back later", 11_000, null],
  ])("the record of a turn %s", (_when, afterMs, granted) => {
    const turns = new Turns<string>();
    const turn = turns.issue(NOON + 1_000, "a", NOON);
    expect(turns.take(turn, NOON + afterMs)).toEqual(granted);
  });

  it("a turn is given back once", () => {
    const turns = new Turns<string>();
    const turn = turns.issue(NOON + 1_000, "a", NOON);
    turns.take(turn, NOON);
    expect(turns.take(turn, NOON)).toBeNull();
  });

  it.each([
    [
      "is kept when another is issued less than ten seconds after its instant",
      10_999,
      { atMs: NOON + 1_000, caller: "a" },
    ],
    ["is forgotten when another is issued later", 11_000, null],
  ])("the record of a turn %s", (_what, afterMs, granted) => {
    const turns = new Turns<string>();
    const turn = turns.issue(NOON + 1_000, "a", NOON);
    turns.issue(NOON + 9_000, "b", NOON + afterMs);
    expect(turns.take(turn, NOON + 998)).toEqual(granted);
  });

  it("a turn that goes at once can be given back, even by a clock that is a little behind", () => {
    const turns = new Turns<string>();
    expect(turns.take(turns.issue(NOON, "a", NOON), NOON - 1)).toEqual({ atMs: NOON, caller: "a" });
  });

  it("a turn is unknown after the line starts again", () => {
    const turns = new Turns<string>();
    const turn = turns.issue(NOON + 1_000, "a", NOON);
    turns.clear();
    expect(turns.take(turn, NOON)).toBeNull();
  });

  it("a turn is not taken for one of the same number from before a restart", () => {
    const before = new Turns<string>().issue(NOON + 1_000, "a", NOON);
    const after = new Turns<string>();
    const other = after.issue(NOON + 9_000, "b", NOON);
    expect(after.take(before, NOON)).toBeNull();
    expect(after.take(other, NOON)).toEqual({ atMs: NOON + 9_000, caller: "b" });
  });
});
