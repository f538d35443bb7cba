import { describe, expect, it } from "vitest";
import { patience } from "../../../shared/http/patience.ts";

describe("Prefer: wait", () => {
  it.each([
    ["wait=10", 10_000],
    ["wait=0", 0],
    ["WAIT=10", 10_000],
    ['wait="10"', 10_000],
    ["respond-async, wait=10", 10_000],
    ["wait = 10 ; why=not", 10_000],
    ["wait=10, wait=20", 10_000],
    ["wait=100", 100_000],
  ])("the header Prefer: %s is honoured", (prefer, patienceMs) => {
    expect(patience(prefer, 25_000)).toEqual({ patienceMs, applied: `wait=${patienceMs / 1000}` });
  });

  it.each(["wait=101", "wait=3600", "wait=99999999999999999999"])(
    "the header Prefer: %s is bounded to the longest wait that a connection bears",
    (prefer) => {
      expect(patience(prefer, 25_000)).toEqual({ patienceMs: 100_000, applied: "wait=100" });
    },
  );

  it.each([null, "", "wait", "wait=", "wait=-1", "wait=1.5", "wait=ten", "awaits=10", "return=minimal"])(
    "the header Prefer: %s asks for no wait that we can read, so the default holds",
    (prefer) => {
      expect(patience(prefer, 25_000)).toEqual({ patienceMs: 25_000, applied: null });
    },
  );
});
