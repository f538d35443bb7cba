import { beforeEach, describe, expect, it } from "vitest";
import { LOOP_WINDOW_MS, LoopDetector } from "../../../shared/quota/loops.ts";

const NOON = Date.UTC(2026, 9, 15, 12);
const WINDOW_END = NOON + LOOP_WINDOW_MS;

let loops: LoopDetector;
beforeEach(() => {
  loops = new LoopDetector();
});

const note = (question: string, nowMs: number) => loops.note("somebody", question, nowMs);

/** Asks these questions in turn, this many times in all; the last answer. */
function ask(times: number, questions: readonly string[], nowMs = NOON): number | null {
  let answer: number | null = null;
  for (let n = 0; n < times; n++) answer = note(questions[n % questions.length] ?? "", nowMs);
  return answer;
}

const kinds = (count: number) => Array.from({ length: count }, (_, n) => `kind ${n}`);

describe("a loop", () => {
  it.each([
    ["is not yet the same question asked a hundred times", 100, 1, null],
    ["is the same question asked once more", 101, 1, WINDOW_END],
    ["is a handful of questions in turn", 100 + 7, 7, WINDOW_END],
    ["is eight questions in turn", 100 + 8, 8, WINDOW_END],
    ["is not nine questions in turn", 1_000, 9, null],
    ["is not an import that never asks the same again", 1_000, 1_000, null],
    ["is not twenty different questions in turn", 200, 20, null],
  ])("a loop %s", (_what, times, questions, refusedUntilMs) => {
    expect(ask(times, kinds(questions))).toBe(refusedUntilMs);
  });

  it("a loop concerns no other caller", () => {
    ask(101, ["a"]);
    expect(loops.note("somebody else", "a", NOON)).toBeNull();
  });

  it("a loop is forgiven after the window in which it stopped", () => {
    ask(101, ["a"]);
    expect(note("a", WINDOW_END - 1)).toBe(WINDOW_END);
    expect(note("a", WINDOW_END)).toBeNull();
  });

  it("a loop does not begin with a question that was not repeated in an earlier window", () => {
    note("a", NOON);
    expect(ask(100, ["a"], WINDOW_END)).toBeNull();
  });

  it("a loop stays one while it goes on", () => {
    ask(1_000, ["a"]);
    for (let window = 1; window < 10; window++) {
      expect(ask(100, ["a"], NOON + window * LOOP_WINDOW_MS)).toBeGreaterThan(NOON + window * LOOP_WINDOW_MS);
    }
  });

  it.each([101, 199, 200, 201, 300, 30_000, 60_000])(
    "a loop of %i questions is served again at the instant named to it",
    (times) => {
      const backAtMs = ask(times, ["a"]) ?? 0;
      expect(backAtMs).toBeGreaterThan(NOON);
      expect(note("a", backAtMs)).toBeNull();
    },
  );

  it("a loop is not a client that asks every twelve seconds", () => {
    const answers = Array.from({ length: 7_200 }, (_, n) => note("a", NOON + n * 12_000));
    expect(answers.filter((answer) => answer !== null)).toEqual([]);
  });

  it("a loop is forgiven when the clock steps back", () => {
    ask(101, ["a"]);
    expect(note("a", NOON - 1)).toBeNull();
  });
});
