import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  answerPoll,
  CODE_LIFE_MS,
  newPairing,
  type Pairing,
  POLL_INTERVAL_MS,
  SLOW_DOWN_MS,
  standingOf,
  withBrowser,
  withDecline,
  withOwner,
  withToken,
} from "../../../shared/pairing/pairing.ts";

const NOON = 1_700_000_000_000;
const fresh = newPairing("a box", "a request", NOON);
const typedIn = (pairing: Pairing, ...browsers: string[]): Pairing =>
  browsers.reduce((before, browser) => withBrowser(before, browser, NOON) ?? before, pairing);
const owned = withOwner(typedIn(fresh, "a browser"), "a browser", NOON);

describe("a poll", () => {
  it("a poll before the person has answered is pending, and the next one after the interval too", () => {
    const first = answerPoll(fresh, "a box", NOON);
    expect(first.poll).toEqual({ kind: "pending" });
    const second = answerPoll(first.next as Pairing, "a box", NOON + POLL_INTERVAL_MS);
    expect(second.poll).toEqual({ kind: "pending" });
  });

  it("a poll that comes too early is told so, but for the tenth of a second of a timer, and each adds five seconds to the interval", () => {
    let pairing = answerPoll(fresh, "a box", NOON).next as Pairing;
    for (const times of [1, 2, 3]) {
      const early = answerPoll(pairing, "a box", NOON + times);
      expect(early.poll).toEqual({ kind: "too_fast" });
      pairing = early.next as Pairing;
      expect(pairing.intervalMs).toBe(POLL_INTERVAL_MS + times * SLOW_DOWN_MS);
    }
    expect(answerPoll(pairing, "a box", NOON + 3 + 19_899).poll).toEqual({ kind: "too_fast" });
    expect(answerPoll(pairing, "a box", NOON + 3 + 19_900).poll).toEqual({ kind: "pending" });
  });

  it("a poll with another device's box finds nothing, and changes nothing", () => {
    const stranger = answerPoll(withToken(owned, "a browser", "sealed", NOON), "another box", NOON);
    expect(stranger.poll).toEqual({ kind: "gone" });
    expect(stranger.next?.token).toBe("sealed");
  });

  it("a token is given once, however soon the device asks, and nothing is kept then", () => {
    const polled = answerPoll(withToken(owned, "a browser", "sealed", NOON), "a box", NOON).next;
    expect(polled).toBeNull();
  });

  it.each([
    [CODE_LIFE_MS - 1, "granted"],
    [CODE_LIFE_MS, "gone"],
  ])("a token that waits is given until its code ends: %i ms after it began it is %s", (afterMs, kind) => {
    const { poll } = answerPoll(withToken(owned, "a browser", "sealed", NOON), "a box", NOON + afterMs);
    expect(poll.kind).toBe(kind);
  });

  it("a poll after the person declined is told at once", () => {
    expect(answerPoll(withDecline(owned, "a browser", NOON), "a box", NOON).poll).toEqual({ kind: "declined" });
  });
});

describe("a browser in which the code was typed", () => {
  it("a browser in which the code was not typed sees nothing", () => {
    expect(standingOf(fresh, "a browser", NOON)).toBe("gone");
  });

  it("a code can be typed in three browsers, and in none once one of them goes on with it", () => {
    const three = typedIn(fresh, "one", "two", "three");
    expect(withBrowser(three, "four", NOON)).toBeNull();
    expect(withBrowser(withOwner(typedIn(fresh, "one"), "one", NOON), "two", NOON)).toBeNull();
    expect(withBrowser(fresh, "one", NOON + CODE_LIFE_MS)).toBeNull();
  });

  it("a code that somebody declined is none for anybody else", () => {
    expect(withBrowser(withDecline(typedIn(fresh, "one"), "one", NOON), "two", NOON)).toBeNull();
  });

  it("the first browser that agrees has the device, and the other one learns that it is elsewhere", () => {
    const both = withOwner(withOwner(typedIn(fresh, "one", "two"), "two", NOON), "one", NOON);
    expect([standingOf(both, "one", NOON), standingOf(both, "two", NOON)]).toEqual(["elsewhere", "ours"]);
  });

  it("only the browser that agreed gives a token, and no later answer changes it", () => {
    const two = withOwner(typedIn(fresh, "one", "two"), "one", NOON);
    expect(withToken(two, "two", "sealed", NOON)).toBe(two);
    const given = withToken(two, "one", "sealed", NOON);
    expect(withToken(given, "one", "another", NOON).token).toBe("sealed");
    expect(withDecline(given, "one", NOON)).toBe(given);
  });

  it("no token follows a refusal, and no refusal comes from a browser that does not have the device", () => {
    const declined = withDecline(owned, "a browser", NOON);
    expect(withToken(declined, "a browser", "sealed", NOON)).toBe(declined);
    const two = withOwner(typedIn(fresh, "one", "two"), "one", NOON);
    expect(withDecline(two, "two", NOON)).toBe(two);
  });
});

describe("whatever happens to a pairing, in any order", () => {
  const browser = fc.constantFrom("one", "two", "three", "four");
  const step = fc.oneof(
    fc.record({ does: fc.constantFrom("enter", "own", "decline", "give"), browser }),
    fc.record({ does: fc.constant("poll"), box: fc.constantFrom("a box", "another box") }),
  );
  const steps = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 90_000 })), { maxLength: 40 });

  it("a pairing gives at most one token, to its own device, from its owner, in time, and never after a refusal", () => {
    fc.assert(
      fc.property(steps, (all) => {
        let pairing: Pairing | null = fresh;
        let nowMs = NOON;
        let owner = "";
        let tokens = 0;
        for (const [what, waitMs] of all) {
          nowMs += waitMs;
          if (pairing === null) break;
          if ("box" in what) {
            const { poll, next } = answerPoll(pairing, what.box, nowMs);
            if (poll.kind === "granted") {
              tokens++;
              expect([what.box, poll.token, pairing.isDeclined]).toEqual(["a box", `of ${owner}`, false]);
              expect(nowMs).toBeLessThan(NOON + CODE_LIFE_MS);
            }
            pairing = next;
          } else if (what.does === "enter") pairing = withBrowser(pairing, what.browser, nowMs) ?? pairing;
          else if (what.does === "own") pairing = withOwner(pairing, what.browser, nowMs);
          else if (what.does === "decline") pairing = withDecline(pairing, what.browser, nowMs);
          else pairing = withToken(pairing, what.browser, `of ${what.browser}`, nowMs);
          if (pairing !== null && owner !== "") expect(pairing.owner).toBe(owner);
          owner = pairing?.owner ?? owner;
        }
        expect(tokens).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1_000 },
    );
  });
});
