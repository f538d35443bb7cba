import { beforeEach, describe, expect, it } from "vitest";
import type { AppToken } from "../../../shared/enedis/app-token.ts";
import { TokenCache } from "../../../shared/quota/token-cache.ts";
import { accepted, type EnedisRefusal, type Outcome, refused } from "../../../shared/refusals/refusal.ts";

const HOURS_3_5 = 12_600_000;
const UNAVAILABLE = refused({ code: "enedis_token_unavailable" } as const);

/** Enedis's token route, answering when the test says so. */
let requests: PromiseWithResolvers<Outcome<AppToken, EnedisRefusal>>[];
let nowMs: number;
let cache: TokenCache;

beforeEach(() => {
  requests = [];
  nowMs = 0;
  const request = () => {
    const pending = Promise.withResolvers<Outcome<AppToken, EnedisRefusal>>();
    requests.push(pending);
    return pending.promise;
  };
  cache = new TokenCache(request, () => nowMs);
});

const give = (accessToken: string, expiresInMs = HOURS_3_5) =>
  requests.at(-1)?.resolve(accepted({ accessToken, expiresInMs }));

/** A cache that already holds this token. */
async function holding(accessToken: string): Promise<void> {
  const first = cache.get();
  give(accessToken);
  await first;
}

describe("the application token", () => {
  it("the application token is requested once, however many requests wait for it", async () => {
    const waiting = [cache.get(), cache.get(), cache.get()];
    give("one");
    expect(await Promise.all(waiting)).toEqual([accepted("one"), accepted("one"), accepted("one")]);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["kept until ten minutes before its end", HOURS_3_5 - 600_001, 1],
    ["renewed from then on", HOURS_3_5 - 600_000, 2],
  ])("near its end, the application token is %s", async (_what, afterMs, calls) => {
    await holding("one");
    nowMs = afterMs;
    expect(await cache.get()).toEqual(accepted("one"));
    expect(requests).toHaveLength(calls);
  });

  it("the application token is renewed in the background, by one call", async () => {
    await holding("one");
    nowMs = HOURS_3_5 - 600_000;
    expect(await Promise.all([cache.get(), cache.get()])).toEqual([accepted("one"), accepted("one")]);
    give("two");
    await new Promise(setImmediate);
    expect(await cache.get()).toEqual(accepted("two"));
    expect(requests).toHaveLength(2);
  });

  it("the application token is used until it expires when it cannot be renewed", async () => {
    await holding("one");
    nowMs = HOURS_3_5 - 1;
    const last = cache.get();
    requests.at(-1)?.resolve(UNAVAILABLE);
    expect(await last).toEqual(accepted("one"));
    nowMs = HOURS_3_5;
    expect(await cache.get()).toEqual(UNAVAILABLE);
  });

  it("the application token is renewed at half its life when that is shorter than ten minutes", async () => {
    const first = cache.get();
    give("one", 60_000);
    await first;
    nowMs = 29_999;
    await cache.get();
    expect(requests).toHaveLength(1);
    nowMs = 30_000;
    await cache.get();
    expect(requests).toHaveLength(2);
  });
});

describe("a token that Enedis refused", () => {
  it("a token that Enedis refused is renewed once for all requests that report it", async () => {
    await holding("one");
    nowMs = 60_000;
    const replays = [cache.get("one"), cache.get("one")];
    give("two");
    expect(await Promise.all(replays)).toEqual([accepted("two"), accepted("two")]);
    expect(requests).toHaveLength(2);
  });

  it("a token that Enedis refused is not renewed again when another already took its place", async () => {
    await holding("two");
    nowMs = 60_000;
    expect(await cache.get("one")).toEqual(accepted("two"));
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["is kept if it was just issued: another would be refused too", 9_999, 1],
    ["is renewed ten seconds later", 10_000, 2],
  ])("a token that Enedis refused %s", async (_what, afterMs, calls) => {
    await holding("one");
    nowMs = afterMs;
    const again = cache.get("one");
    if (calls === 2) give("two");
    expect(await again).toEqual(calls === 2 ? accepted("two") : UNAVAILABLE);
    expect(requests).toHaveLength(calls);
  });
});

describe("a token that cannot be obtained", () => {
  it("a token that cannot be obtained is requested again after a pause that doubles, up to a minute", async () => {
    for (const pauseMs of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const attempt = cache.get();
      const calls = requests.length;
      requests.at(-1)?.resolve(UNAVAILABLE);
      await attempt;
      nowMs += pauseMs - 1;
      expect(await cache.get()).toEqual(UNAVAILABLE);
      expect(requests).toHaveLength(calls);
      nowMs += 1;
    }
    const attempt = cache.get();
    give("one");
    expect(await attempt).toEqual(accepted("one"));
  });

  it("a token that cannot be obtained is a refusal, not an exception, when the call itself breaks", async () => {
    const attempt = cache.get();
    requests.at(-1)?.reject(new Error("broken"));
    expect(await attempt).toEqual(UNAVAILABLE);
  });
});
