import { listDurableObjectIds, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { browserAt, codeOn, enedisAnswers, listing } from "../functions/consent/consent-journey.ts";
import { stateIn } from "../support/browser.ts";

// The limit lets one more through with every five seconds.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.now() }));
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

describe("returns from Enedis beyond the limit of their address", () => {
  it("200 returns from one address make objects for the 30 departures within its limit, and three counters", async () => {
    enedisAnswers(listing());
    const codes: (string | undefined)[] = [];
    for (let number = 1; number <= 200; number++) {
      const browser = browserAt();
      const back = { autorisation_id: `${number}`, state: stateIn(await browser.leave()) };
      // Each from another /64 of the same /48.
      const from = { headers: { "cf-connecting-ip": `2001:db8:7:${number.toString(16)}::1` } };
      codes.push(await codeOn(await browser.comeBack(back, from)));
    }
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(170);
    expect(await listDurableObjectIds(env.CONSENT_STATE)).toHaveLength(30);
    // Of this address, of everybody, and of the returns that the public status counts.
    expect(await listDurableObjectIds(env.ATTEMPT_LIMITER)).toHaveLength(3);
  });
});
