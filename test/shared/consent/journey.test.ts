import { CompactEncrypt } from "jose";
import { describe, expect, it } from "vitest";
import { JOURNEY_LIFE_MS } from "../../../shared/consent/departure.ts";
import {
  countLook,
  type Journey,
  lastDigits,
  openJourneys,
  sealJourneys,
  withDigits,
  withJourney,
  withoutJourney,
} from "../../../shared/consent/journey.ts";
import { sealingKey } from "../../../shared/keyed-hash.ts";

const SECRETS = { current: "the secret in force", previous: [] };
const NOON = Date.UTC(2026, 10, 22, 12);
const JOURNEY: Journey = {
  state: "A".repeat(22),
  autorisationId: 907421,
  leftAtMs: NOON,
  application: "first",
  digits: null,
  looks: 0,
  nextLookAtMs: 0,
  triesLeft: 5,
};
const OTHER = { ok: false, refusal: { code: "consent_other_browser" } };

describe("a sealed journey", () => {
  it("a sealed journey is opened with the secret that sealed it, and its seal is different each time", async () => {
    const sealed = await sealJourneys([JOURNEY], SECRETS.current);
    expect(await openJourneys(sealed, SECRETS, NOON)).toEqual({ ok: true, value: [JOURNEY] });
    expect(await sealJourneys([JOURNEY], SECRETS.current)).not.toBe(sealed);
  });

  it("a sealed journey is opened by the previous secret as well, while there is one", async () => {
    const sealed = await sealJourneys([JOURNEY], "the secret before");
    expect(await openJourneys(sealed, { ...SECRETS, previous: ["the secret before"] }, NOON)).toMatchObject({
      ok: true,
    });
    expect(await openJourneys(sealed, SECRETS, NOON)).toEqual(OTHER);
  });

  it.each([
    ["one ms before a day", JOURNEY_LIFE_MS - 1, { ok: true, value: [JOURNEY] }],
    ["after a day", JOURNEY_LIFE_MS, { ok: false, refusal: { code: "consent_expired" } }],
  ])("a sealed journey is opened for less than a day: %s", async (_when, afterMs, expected) => {
    expect(await openJourneys(await sealJourneys([JOURNEY], SECRETS.current), SECRETS, NOON + afterMs)).toEqual(
      expected,
    );
  });

  it.each([undefined, "", "a.b.c.d.e", "....", "eyJhbGciOiJkaXIifQ", "x".repeat(5_000)])(
    "no sealed journey is found in %j",
    async (text) => {
      expect(await openJourneys(text, SECRETS, NOON)).toEqual(OTHER);
    },
  );

  it("a sealed journey does not choose how it is opened", async () => {
    const raw = new Uint8Array(32);
    const plain = new TextEncoder().encode(JSON.stringify([JOURNEY]));
    for (const alg of ["A256KW", "A256GCMKW"]) {
      const forged = await new CompactEncrypt(plain).setProtectedHeader({ alg, enc: "A256GCM" }).encrypt(raw);
      expect(await openJourneys(forged, SECRETS, NOON)).toEqual(OTHER);
    }
  });

  it("a sealed journey of an earlier version, which did not count tries, goes on with all of its tries", async () => {
    const { triesLeft: _, ...earlier } = JOURNEY;
    const sealed = await sealJourneys([earlier as Journey], SECRETS.current);
    expect(await openJourneys(sealed, SECRETS, NOON)).toEqual({ ok: true, value: [JOURNEY] });
  });

  it("a sealed journey is refused when it holds something else, as an older version's might", async () => {
    const sealed = await new CompactEncrypt(new TextEncoder().encode('[{"state":"x"}]'))
      .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
      .encrypt(await sealingKey(SECRETS.current));
    expect(await openJourneys(sealed, SECRETS, NOON)).toEqual(OTHER);
  });
});

describe("looking for the share", () => {
  it("the page itself looks for the share sixteen more times, over an hour, at growing intervals", () => {
    let journey = withDigits(JOURNEY, "1234");
    const waits: number[] = [];
    for (;;) {
      const next = countLook(journey, 4, NOON);
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

  it("looking for the share begins again with new digits", () => {
    const waiting = countLook(withDigits(JOURNEY, "1234"), 4, NOON).journey;
    expect(withDigits(waiting, "5678")).toEqual({ ...JOURNEY, digits: "5678", triesLeft: 4 });
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
  ])("the last digits of %j are read as %j", (text, digits) => {
    expect(lastDigits(text)).toBe(digits);
  });
});

describe("the journeys of one browser", () => {
  const another = (n: number): Journey => ({ ...JOURNEY, state: `${n}`.repeat(22) });

  it("the journeys of one browser are sealed and opened together, the one it went on with last first", async () => {
    const journeys = withJourney([another(1), another(2)], { ...another(2), digits: "1234" });
    expect(journeys).toEqual([{ ...another(2), digits: "1234" }, another(1)]);
    expect(await openJourneys(await sealJourneys(journeys, SECRETS.current), SECRETS, NOON)).toEqual({
      ok: true,
      value: journeys,
    });
  });

  it("a browser keeps five journeys at most, in one cookie: the one left alone longest is dropped", async () => {
    const all = [1, 2, 3, 4, 5, 6].map(another).reduce<readonly Journey[]>(withJourney, []);
    expect(all).toEqual([6, 5, 4, 3, 2].map(another));
    const [first = JOURNEY, ...others] = all;
    expect((await sealJourneys([first, ...others], SECRETS.current)).length).toBeLessThan(2_000);
  });

  it("the journeys of one browser end one by one, each a day after it left", async () => {
    const sealed = await sealJourneys([JOURNEY, { ...another(1), leftAtMs: NOON + 1 }], SECRETS.current);
    expect(await openJourneys(sealed, SECRETS, NOON + JOURNEY_LIFE_MS)).toMatchObject({
      value: [{ state: "1".repeat(22) }],
    });
    expect(withoutJourney([JOURNEY, another(1)], JOURNEY.state)).toEqual([another(1)]);
  });
});
