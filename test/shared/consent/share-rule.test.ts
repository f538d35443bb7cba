import { describe, expect, it } from "vitest";
import {
  decide,
  FETCH_AGAIN_MS,
  JOURNEY_MEMORY_MS,
  type ShareMemory,
  TRIES_OF_JOURNEY,
  TRIES_OF_OTHERS,
  type TypedDigits,
} from "../../../shared/consent/share-rule.ts";
import type { Day } from "../../../shared/paris-time.ts";

const NOON = Date.UTC(2026, 10, 22, 12);
const SHARE = { share: "a share", startedOn: "2026-11-22" as Day };

const NOTHING: ShareMemory = { claim: null, isHolder: false, typed: [], isCompared: false, comparedForOthers: 0 };
const HOLDER: ShareMemory = { ...NOTHING, isHolder: true };
const RIGHT: TypedDigits = { journey: "owner", digits: "right", share: SHARE, isRight: true, isOpen: true };
const WRONG: TypedDigits = { ...RIGHT, digits: "wrong", isRight: false };

const CLAIM = { journey: "another", atMs: NOON };

const typed = (count: number, atMs = NOON) => Array.from({ length: count }, (_, n) => ({ digits: `${n}`, atMs }));
const kindOf = (memory: ShareMemory, digits: TypedDigits, nowMs = NOON) =>
  decide(memory, digits, nowMs).confirmation.kind;

describe("a share that nobody has claimed", () => {
  it("a share that nobody has claimed is claimed by the right digits of a holder, from that instant on", () => {
    expect(decide(HOLDER, RIGHT, NOON)).toEqual({ confirmation: { kind: "claimed", atMs: NOON }, compares: true });
  });

  it("an unclaimed share is claimed by the right digits of another journey while others have comparisons left", () => {
    expect(kindOf({ ...NOTHING, comparedForOthers: TRIES_OF_OTHERS - 1 }, RIGHT)).toBe("claimed");
  });

  it("a share that nobody has claimed is not claimed by wrong digits", () => {
    expect(decide(HOLDER, WRONG, NOON)).toEqual({
      confirmation: { kind: "unconfirmed", triesLeft: 4 },
      compares: true,
    });
  });

  it("an unclaimed share is not claimed when another condition refuses it, and only right digits learn which", () => {
    expect(kindOf(HOLDER, { ...RIGHT, isOpen: false })).toBe("barred");
    expect(kindOf(HOLDER, { ...WRONG, isOpen: false })).toBe("unconfirmed");
  });
});

describe("digits that are not compared", () => {
  it("digits typed before Enedis shows the share are not compared", () => {
    const early = { ...RIGHT, share: null, isRight: false };
    expect(decide(HOLDER, early, NOON)).toEqual({
      confirmation: { kind: "unconfirmed", triesLeft: 4 },
      compares: false,
    });
  });

  it("digits of a journey without tries of its own are not compared once others used theirs, and count as wrong", () => {
    const memory = { ...NOTHING, comparedForOthers: TRIES_OF_OTHERS };
    for (const digits of [RIGHT, WRONG])
      expect(decide(memory, digits, NOON)).toEqual({
        confirmation: { kind: "unconfirmed", triesLeft: 4 },
        compares: false,
      });
  });

  it("digits that were compared before are compared again at no cost", () => {
    expect(decide({ ...NOTHING, comparedForOthers: TRIES_OF_OTHERS, isCompared: true }, WRONG, NOON).compares).toBe(
      true,
    );
  });
});

describe("a journey", () => {
  it.each([true, false])(
    "a journey may type five different digits, and the fifth still counts (holder: %s)",
    (isHolder) => {
      expect(kindOf({ ...NOTHING, isHolder, typed: typed(TRIES_OF_JOURNEY - 1) }, RIGHT)).toBe("claimed");
    },
  );

  it.each([RIGHT, WRONG, { ...WRONG, share: null }])(
    "a journey is locked at the sixth different digits, whatever they are",
    (sixth) => {
      const untilMs = NOON + JOURNEY_MEMORY_MS;
      for (const isHolder of [true, false])
        expect(decide({ ...NOTHING, isHolder, typed: typed(TRIES_OF_JOURNEY) }, sixth, NOON + 1)).toEqual({
          confirmation: { kind: "locked", untilMs },
          compares: false,
        });
    },
  );

  it("a journey is locked until a day after the latest of its five digits, for exactly 24 hours", () => {
    const spread = typed(TRIES_OF_JOURNEY).map(({ digits }, n) => ({ digits, atMs: NOON - n * 1_000 }));
    const { confirmation } = decide({ ...HOLDER, typed: spread }, RIGHT, NOON);
    expect(confirmation).toEqual({ kind: "locked", untilMs: NOON + 86_400_000 });
  });

  it("a journey learns how many tries it has left from the digits it typed alone, never from the share", () => {
    const shares = [HOLDER, NOTHING, { ...NOTHING, comparedForOthers: TRIES_OF_OTHERS }, { ...HOLDER, claim: CLAIM }];
    for (const memory of shares)
      for (const share of [SHARE, null])
        for (const count of [0, 1, 2, 3, 4]) {
          const { confirmation } = decide({ ...memory, typed: typed(count) }, { ...WRONG, share }, NOON);
          expect(confirmation).toEqual({ kind: "unconfirmed", triesLeft: 4 - count });
        }
  });

  it("a journey keeps its tries while it looks again with the same digits", () => {
    const again = { ...WRONG, digits: "0" };
    const { confirmation } = decide({ ...HOLDER, typed: typed(3) }, again, NOON);
    expect(confirmation).toEqual({ kind: "unconfirmed", triesLeft: 2 });
  });

  it("a journey may type again, or look again with, digits it typed before, however many it typed", () => {
    const memory = { ...HOLDER, typed: [...typed(TRIES_OF_JOURNEY - 1), { digits: "right", atMs: NOON }] };
    expect(kindOf(memory, RIGHT)).toBe("claimed");
  });
});

describe("a share that was claimed", () => {
  const claim = { journey: "owner", atMs: NOON };

  it.each([
    ["right away", 0, "claimed"],
    ["one ms before ten minutes", FETCH_AGAIN_MS - 1, "claimed"],
    ["after ten minutes", FETCH_AGAIN_MS, "used"],
  ])("a claimed share is given again to the journey that has it, for ten minutes only: %s", (_when, afterMs, kind) => {
    expect(kindOf({ ...HOLDER, claim }, RIGHT, NOON + afterMs)).toBe(kind);
  });

  it("a claimed share keeps the instant of its claim when the token is fetched again", () => {
    const answer = decide({ ...HOLDER, claim }, RIGHT, NOON + 1000);
    expect(answer).toEqual({ confirmation: { kind: "claimed", atMs: NOON }, compares: false });
  });

  it("a claimed share is refused to another journey, and only right digits learn why", () => {
    expect(kindOf({ ...HOLDER, claim }, { ...RIGHT, journey: "another" })).toBe("taken");
    expect(kindOf({ ...HOLDER, claim }, { ...WRONG, journey: "another" })).toBe("unconfirmed");
  });
});
