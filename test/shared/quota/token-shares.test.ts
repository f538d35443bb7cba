import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allows,
  countedCalls,
  countShare,
  OTHER_TOKENS,
  type TokenShare,
  uncountShare,
} from "../../../shared/quota/token-shares.ts";

const LIMIT = 10;
const owner = { tokenId: "the owner's", isBackground: false };
const lent = { tokenId: "lent", isBackground: false };
const lentImport = { ...lent, isBackground: true };

/** Takes calls in this order as long as the limit allows them. How many it allowed. */
function take(shares: TokenShare[], calls: readonly (typeof owner)[], limit = LIMIT): number {
  let taken = 0;
  for (const call of calls) {
    if (!allows(shares, call, limit)) continue;
    countShare(shares, call);
    taken++;
  }
  return taken;
}

const times = <T>(count: number, call: T): T[] => Array.from({ length: count }, () => call);

describe("a token that is alone", () => {
  it.each([["one by one", lent] as const, ["by a long import", lentImport] as const])(
    "a token that is alone on its meter may spend the whole day (%s)",
    (_how, call) => {
      expect(take([], times(99, call))).toBe(LIMIT);
    },
  );
});

describe("a token whose meter another one uses too", () => {
  it("a token whose meter another one uses too imports half of the day at most", () => {
    const shares: TokenShare[] = [];
    take(shares, [owner]);
    expect(take(shares, times(99, lentImport))).toBe(5);
  });

  it("a token whose meter another one uses too may make the calls of its own requests until the day is spent", () => {
    const shares: TokenShare[] = [];
    take(shares, [owner]);
    expect(take(shares, [...times(99, lentImport), ...times(99, lent)])).toBe(9);
  });

  it("a token stops importing at half of the day when another token of the meter calls in the middle", () => {
    const shares: TokenShare[] = [];
    expect(take(shares, [...times(7, lentImport), owner, ...times(99, lentImport)])).toBe(8);
  });

  it("a token is alone again when the call of the other token of its meter was taken back", () => {
    const shares: TokenShare[] = [];
    take(shares, [owner, ...times(6, lentImport)]);
    expect(allows(shares, lentImport, LIMIT)).toBe(false);
    uncountShare(shares, owner);
    expect(allows(shares, lentImport, LIMIT)).toBe(true);
  });
});

describe("a token whose meter's day another one has spent", () => {
  it("a token whose meter's day another one has spent still has half of it", () => {
    const shares: TokenShare[] = [];
    take(shares, times(99, lentImport));
    expect(countedCalls(shares, owner.tokenId, LIMIT)).toBe(5);
    expect(take(shares, times(99, owner))).toBe(5);
    expect(allows(shares, lent, LIMIT)).toBe(false);
  });

  it("a token has nothing left of a day of one call that another token has spent: that call is not lent twice", () => {
    const shares: TokenShare[] = [];
    take(shares, [lent], 1);
    expect(allows(shares, owner, 1)).toBe(false);
  });
});

describe("a call that is taken back", () => {
  it("a call that is taken back is no longer counted, as a call or as one of an import", () => {
    const shares: TokenShare[] = [];
    countShare(shares, lentImport);
    countShare(shares, lent);
    uncountShare(shares, lentImport);
    expect(shares).toEqual([{ tokenId: "lent", calls: 1, background: 0 }]);
  });

  it("a call that is taken back never counts below zero and creates no record: it may be one of yesterday", () => {
    const shares: TokenShare[] = [];
    uncountShare(shares, lentImport);
    expect(shares).toEqual([]);
    countShare(shares, lent);
    for (let n = 0; n < 2; n++) uncountShare(shares, lentImport);
    expect(shares).toEqual([{ tokenId: "lent", calls: 0, background: 0 }]);
  });
});

describe("many tokens of one meter", () => {
  it("many tokens of one meter are counted together from the ninth on", () => {
    const shares: TokenShare[] = [];
    for (let n = 0; n < 20; n++) countShare(shares, { tokenId: `${n}`, isBackground: n > 15 });
    expect(shares).toHaveLength(9);
    expect(shares.at(-1)).toEqual({ tokenId: OTHER_TOKENS, calls: 12, background: 4 });
    uncountShare(shares, { tokenId: "17", isBackground: true });
    expect(shares.at(-1)).toEqual({ tokenId: OTHER_TOKENS, calls: 11, background: 3 });
  });

  it("many tokens of one meter share a record with the calls without a token", () => {
    const shares: TokenShare[] = [];
    countShare(shares, { tokenId: OTHER_TOKENS, isBackground: false });
    for (let n = 0; n < 9; n++) countShare(shares, { tokenId: `${n}`, isBackground: false });
    expect(shares).toHaveLength(8);
    expect(shares[0]).toEqual({ tokenId: OTHER_TOKENS, calls: 3, background: 0 });
  });
});

describe("whatever the tokens of a meter ask, in any order", () => {
  const limits = fc.integer({ min: 1, max: 60 });
  const calls = (tokens: number) =>
    fc.array(fc.record({ tokenId: fc.nat(tokens - 1).map(String), isBackground: fc.boolean() }), { maxLength: 300 });

  it("the tokens of a meter spend one and a half days at most, whatever they ask in any order", () => {
    fc.assert(
      fc.property(limits, calls(20), (limit, asked) => {
        expect(take([], asked, limit)).toBeLessThanOrEqual(limit + Math.floor(limit / 2));
      }),
    );
  });

  it("one token of a meter leaves half of the day to all others together, whatever it asks", () => {
    fc.assert(
      fc.property(limits, calls(1), calls(20), (limit, asked, others) => {
        const shares: TokenShare[] = [];
        take(shares, asked, limit);
        const renamed = others.map((call) => ({ tokenId: `other ${call.tokenId}`, isBackground: false }));
        expect(take(shares, renamed, limit)).toBeGreaterThanOrEqual(Math.min(renamed.length, Math.floor(limit / 2)));
      }),
    );
  });

  it("a request's call that one common count would allow is never refused to any token of a meter", () => {
    fc.assert(
      fc.property(limits, calls(20), (limit, asked) => {
        const shares: TokenShare[] = [];
        let all = 0;
        for (const { tokenId } of asked) {
          const call = { tokenId, isBackground: false };
          if (all < limit) expect(allows(shares, call, limit)).toBe(true);
          all += take(shares, [call], limit);
        }
      }),
    );
  });

  it("the imports of each token stay within half of the day once another token has called", () => {
    fc.assert(
      fc.property(limits, calls(5), (limit, asked) => {
        const shares: TokenShare[] = [];
        countShare(shares, { tokenId: "another", isBackground: false });
        take(shares, asked, limit);
        for (const { background } of shares) expect(background).toBeLessThanOrEqual(Math.ceil(limit / 2));
      }),
    );
  });
});
