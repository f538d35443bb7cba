import { beforeEach, describe, expect, it } from "vitest";
import { LOOP_RECORD, LOOP_WINDOW_MS, noteQuestion } from "../../../shared/quota/loops.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const WINDOW_END = NOON + LOOP_WINDOW_MS;

let record: Uint16Array;
beforeEach(() => {
  record = new Uint16Array(LOOP_RECORD);
});

/** Asks these questions in turn, so many times in all; the last answer. */
function asks(times: number, questions: readonly string[], nowMs = NOON): number | null {
  let answer: number | null = null;
  for (let n = 0; n < times; n++) answer = noteQuestion(record, questions[n % questions.length] ?? "", nowMs);
  return answer;
}

const kinds = (count: number) => Array.from({ length: count }, (_, n) => `kind ${n}`);

describe("a loop", () => {
  it.each([
    ["is not yet the same question asked a hundred times", 100, 1, null],
    ["is the same question asked once more", 101, 1, WINDOW_END],
    ["is a handful of questions in turn", 100 + 7, 7, WINDOW_END],
    ["is not an import that never asks the same again", 1_000, 1_000, null],
    ["is not twenty kinds of questions in turn: nobody loops over so many", 200, 20, null],
  ])("%s", (_what, times, questions, refusedUntilMs) => {
    expect(asks(times, kinds(questions))).toBe(refusedUntilMs);
  });

  it("is forgiven after the window in which it stopped", () => {
    asks(101, ["a"]);
    expect(noteQuestion(record, "a", WINDOW_END - 1)).toBe(WINDOW_END);
    expect(noteQuestion(record, "a", WINDOW_END)).toBeNull();
  });

  it("stays one for as long as it goes on", () => {
    asks(1_000, ["a"]);
    for (let window = 1; window < 10; window++) {
      expect(asks(100, ["a"], NOON + window * LOOP_WINDOW_MS)).toBeGreaterThan(NOON + window * LOOP_WINDOW_MS);
    }
  });

  it.each([101, 199, 200, 201, 300, 30_000, 60_000])(
    "of %i questions is welcome at the instant it is told",
    (times) => {
      const toldMs = asks(times, ["a"]) ?? 0;
      expect(toldMs).toBeGreaterThan(NOON);
      expect(noteQuestion(record, "a", toldMs)).toBeNull();
    },
  );

  it("is not a client that asks every twelve seconds", () => {
    const answers = Array.from({ length: 7_200 }, (_, n) => noteQuestion(record, "a", NOON + n * 12_000));
    expect(answers.filter((answer) => answer !== null)).toEqual([]);
  });

  it("is forgiven when the clock steps back", () => {
    asks(101, ["a"]);
    expect(noteQuestion(record, "a", NOON - 1)).toBeNull();
  });
});
