import { CompactEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { JOURNEY_LIFE_MS } from "../../../shared/consent/departure.ts";
import { type Journey, lastDigits, looked, openJourney, sealJourney, typed } from "../../../shared/consent/journey.ts";
import { sealingKey } from "../../../shared/keyed-hash.ts";

const SECRETS = { current: "the secret in force", previous: [] };
const NOON = Date.UTC(2026, 10, 22, 12);
const JOURNEY: Journey = {
  state: "A".repeat(22),
  autorisationId: 907421583361,
  leftAtMs: NOON,
  digits: null,
  looks: 0,
  nextLookAtMs: 0,
};
const OTHER = { ok: false, refusal: { code: "consent_other_browser" } };

describe("a sealed journey", () => {
  it("is opened by whoever sealed it, and is never sealed twice the same", async () => {
    const sealed = await sealJourney(JOURNEY, SECRETS.current);
    expect(await openJourney(sealed, SECRETS, NOON)).toEqual({ ok: true, value: JOURNEY });
    expect(await sealJourney(JOURNEY, SECRETS.current)).not.toBe(sealed);
  });

  it("is opened by the previous secret as well, while there is one", async () => {
    const sealed = await sealJourney(JOURNEY, "the secret before");
    expect(await openJourney(sealed, { ...SECRETS, previous: ["the secret before"] }, NOON)).toMatchObject({
      ok: true,
    });
    expect(await openJourney(sealed, SECRETS, NOON)).toEqual(OTHER);
  });

  it.each([
    ["one ms before a day", JOURNEY_LIFE_MS - 1, { ok: true, value: JOURNEY }],
    ["after a day", JOURNEY_LIFE_MS, { ok: false, refusal: { code: "consent_expired" } }],
  ])("may go on %s", async (_when, afterMs, expected) => {
    expect(await openJourney(await sealJourney(JOURNEY, SECRETS.current), SECRETS, NOON + afterMs)).toEqual(expected);
  });

  it.each([undefined, "", "a.b.c.d.e", "....", "eyJhbGciOiJkaXIifQ", "x".repeat(5_000)])(
    "is nothing in %j",
    async (text) => {
      expect(await openJourney(text, SECRETS, NOON)).toEqual(OTHER);
    },
  );

  it("does not choose how it is opened", async () => {
    const raw = new Uint8Array(32);
    const plain = new TextEncoder().encode(JSON.stringify(JOURNEY));
    for (const alg of ["A256KW", "A256GCMKW"]) {
      const forged = await new CompactEncrypt(plain).setProtectedHeader({ alg, enc: "A256GCM" }).encrypt(raw);
      expect(await openJourney(forged, SECRETS, NOON)).toEqual(OTHER);
    }
  });

  it("is refused when it holds something else, as an older version's might", async () => {
    const sealed = await new CompactEncrypt(new TextEncoder().encode('{"state":"x"}'))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .encrypt(await sealingKey(SECRETS.current));
    expect(await openJourney(sealed, SECRETS, NOON)).toEqual(OTHER);
  });
});

describe("looking for the share", () => {
  it("is done sixteen more times by the page itself, over an hour, later and later", () => {
    let journey = typed(JOURNEY, "1234");
    const waits: number[] = [];
    for (;;) {
      const next = looked(journey, NOON);
      journey = next.journey;
      if (next.waitSeconds === null) break;
      expect(journey.nextLookAtMs).toBe(NOON + next.waitSeconds * 1000);
      waits.push(next.waitSeconds);
    }
    expect(waits).toHaveLength(16);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(2_700);
    expect(journey.nextLookAtMs).toBe(NOON);
  });

  it("begins again with new digits", () => {
    const waiting = looked(typed(JOURNEY, "1234"), NOON).journey;
    expect(typed(waiting, "5678")).toEqual({ ...JOURNEY, digits: "5678" });
  });
});

describe("the last digits", () => {
  it.each([
    ["2823", "2823"],
    [" 28 23 ", "2823"],
    ["2\u00a0823", "2823"],
    ["0000", "0000"],
    ["282", null],
    ["28233", null],
    ["28a3", null],
    ["-282", null],
    ["２８２３", null],
    ["", null],
  ])("of %j are %j", (text, digits) => {
    expect(lastDigits(text)).toBe(digits);
  });
});
