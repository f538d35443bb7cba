import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Answer,
  arrive,
  confirm,
  FETCH_AGAIN_MS,
  forgetAtMs,
  type Share,
  TRIES_IN_ALL,
  TRIES_OF_OTHERS,
  UNKNOWN_SHARE,
} from "../../../shared/consent/claims.ts";
import type { Day } from "../../../shared/paris-time.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;

const OWNER = "the journey that came back first";
const STRANGER = "another journey";
const RIGHT: Answer = { journey: OWNER, digits: "right", right: true, open: true };
const wrong = (journey: string, digits: string): Answer => ({ journey, digits, right: false, open: true });

/** What is decided about each answer in turn, and what is remembered in the end. */
function story(share: Share, ...answers: readonly (readonly [Answer, number])[]) {
  const kinds: string[] = [];
  for (const [answer, atMs] of answers) {
    const decided = confirm(share, answer, atMs);
    kinds.push(decided.verdict.kind);
    share = decided.share;
  }
  return { kinds, share };
}

const tries = (journey: string, count: number, fromMs = NOON) =>
  Array.from({ length: count }, (_, n) => [wrong(journey, `guess ${n}`), fromMs + n] as const);

const arrived = arrive(UNKNOWN_SHARE, OWNER);

describe("a share nobody claimed", () => {
  it("is claimed by right digits", () => {
    const { verdict, share } = confirm(arrived, RIGHT, NOON);
    expect(verdict).toEqual({ kind: "claimed", atMs: NOON });
    expect(share.claim).toEqual({ journey: OWNER, atMs: NOON });
  });

  it("is not claimed by wrong digits", () => {
    const { verdict, share } = confirm(arrived, wrong(OWNER, "0000"), NOON);
    expect([verdict, share.claim]).toEqual([{ kind: "unconfirmed" }, null]);
  });

  it("is not claimed when something else stands against it, which right digits are told of", () => {
    const { verdict, share } = confirm(arrived, { ...RIGHT, open: false }, NOON);
    expect([verdict, share.claim]).toEqual([{ kind: "barred" }, null]);
  });

  it.each([true, false])("tells wrong digits the same, whatever stands against it (open: %s)", (open) => {
    expect(confirm(arrived, { ...wrong(OWNER, "0000"), open }, NOON).verdict).toEqual({ kind: "unconfirmed" });
  });

  it("keeps the journey that came back first, whoever comes after", () => {
    expect(arrive(arrived, STRANGER)).toEqual(arrived);
    expect(confirm(arrived, wrong(STRANGER, "0000"), NOON).share.holder).toBe(OWNER);
  });

  it("takes the first to type for the first, when no return was noted", () => {
    expect(confirm(UNKNOWN_SHARE, wrong(STRANGER, "0000"), NOON).share.holder).toBe(STRANGER);
  });
});

describe("a share that was claimed", () => {
  const claimed = confirm(arrived, RIGHT, NOON).share;

  it.each([
    ["right away", 0, "claimed"],
    ["one ms before ten minutes", FETCH_AGAIN_MS - 1, "claimed"],
    ["after ten minutes", FETCH_AGAIN_MS, "used"],
  ])("is given again to the journey that has it: %s", (_when, afterMs, kind) => {
    expect(confirm(claimed, RIGHT, NOON + afterMs).verdict.kind).toBe(kind);
  });

  it("is still the claim of the first instant when it is fetched again", () => {
    expect(confirm(claimed, RIGHT, NOON + 1000).verdict).toEqual({ kind: "claimed", atMs: NOON });
  });

  it("is never given to another journey; who knows the meter is told why", () => {
    expect(confirm(claimed, { ...RIGHT, journey: STRANGER }, NOON).verdict).toEqual({ kind: "taken" });
    expect(confirm(claimed, wrong(STRANGER, "0000"), NOON).verdict).toEqual({ kind: "unconfirmed" });
  });
});

describe("tries", () => {
  it("are five for somebody alone: the fifth still counts, the sixth does not", () => {
    expect(story(arrived, ...tries(OWNER, 4), [RIGHT, NOON + 9]).kinds.at(-1)).toBe("claimed");
    const { kinds } = story(arrived, ...tries(OWNER, 5), [RIGHT, NOON + 9]);
    expect(kinds).toEqual([...Array(5).fill("unconfirmed"), "locked"]);
  });

  it("are not used up by the same digits typed, or looked at, again", () => {
    const again = Array.from({ length: 50 }, (_, n) => [wrong(OWNER, "0000"), NOON + n] as const);
    const { kinds, share } = story(arrived, ...again, [RIGHT, NOON + 99]);
    expect(kinds).toEqual([...Array(50).fill("unconfirmed"), "claimed"]);
    expect(share.tries).toHaveLength(2);
  });

  it("are two for all the others together, and leave three to the owner", () => {
    const others = [wrong("a", "1"), wrong("b", "1"), wrong("c", "1")].map((answer) => [answer, NOON] as const);
    const { kinds, share } = story(arrived, ...others, ...tries(OWNER, 2), [RIGHT, NOON + 9]);
    expect(kinds).toEqual(["unconfirmed", "unconfirmed", "locked", "unconfirmed", "unconfirmed", "claimed"]);
    expect(share.tries).toHaveLength(TRIES_IN_ALL);
  });

  it("come back one by one, each a day after the last", () => {
    const { share } = story(arrived, ...tries(OWNER, 5, NOON - 4));
    const sixth = wrong(OWNER, "sixth");
    expect(confirm(share, sixth, NOON + DAY_MS - 1).verdict).toEqual({ kind: "locked", untilMs: NOON + DAY_MS });
    const { kinds } = story(share, [sixth, NOON + DAY_MS], [RIGHT, NOON + DAY_MS + 1]);
    expect(kinds).toEqual(["unconfirmed", "locked"]);
  });

  it("tell nothing once they are used up: right and wrong digits are answered alike", () => {
    const { share } = story(arrived, ...tries(OWNER, 5));
    expect(confirm(share, RIGHT, NOON + 9).verdict).toEqual(confirm(share, wrong(OWNER, "new"), NOON + 9).verdict);
  });

  it("are never more than five in any day, nor more than two by others, however they come", () => {
    const journey = fc.constantFrom(OWNER, "a", "b", "c");
    const step = fc.record({ journey, digits: fc.nat(9_999), afterMs: fc.nat(DAY_MS / 2) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
        let share = arrived;
        let nowMs = NOON;
        for (const { journey: who, digits, afterMs } of steps) {
          nowMs += afterMs;
          share = confirm(share, wrong(who, `${digits}`), nowMs).share;
        }
        for (const { atMs } of share.tries) {
          const inADay = share.tries.filter((one) => one.atMs >= atMs && one.atMs < atMs + DAY_MS);
          expect(inADay.length).toBeLessThanOrEqual(TRIES_IN_ALL);
          expect(inADay.filter((one) => one.journey !== OWNER).length).toBeLessThanOrEqual(TRIES_OF_OTHERS);
        }
      }),
    );
  });

  it("give one claim at most, whatever is answered and in whatever order", () => {
    const answer = fc.record({
      journey: fc.constantFrom(OWNER, "a", "b"),
      digits: fc.constantFrom("right", "1", "2"),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 40 }), (answers) => {
        let share: Share = UNKNOWN_SHARE;
        const winners = new Set<string>();
        answers.forEach((given, n) => {
          const decided = confirm(share, { ...given, right: given.digits === "right" }, NOON + n);
          share = decided.share;
          if (decided.verdict.kind === "claimed") winners.add(given.journey);
        });
        expect(winners.size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the memory of a share", () => {
  const id = { authorisation: "hash", startedOn: "2026-11-22" as Day };

  it("ends thirty days after its first day, or after what happened last", () => {
    expect(forgetAtMs(id, NOON)).toBe(Date.parse("2026-11-22T23:00:00Z") + 30 * DAY_MS);
    expect(forgetAtMs(id, NOON + 5 * DAY_MS)).toBe(NOON + 35 * DAY_MS);
  });

  it("outlives every journey that could claim it, a day to come included", () => {
    expect(forgetAtMs({ ...id, startedOn: "2027-11-22" as Day }, NOON)).toBeGreaterThan(Date.parse("2027-11-24"));
  });

  it("of a number Enedis knows nothing of ends as well", () => {
    expect(forgetAtMs({ ...id, startedOn: null }, NOON)).toBe(NOON + 30 * DAY_MS);
  });
});
