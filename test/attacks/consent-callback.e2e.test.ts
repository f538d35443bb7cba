import { decodeJwt } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { agreeTo } from "../support/consent.ts";
import { BOTH_DIRECTIONS, METER, OTHER_METER } from "../support/meters.ts";
import {
  authorisationIn,
  backWith,
  refusalOn,
  startUnderAttack,
  type UnderAttack,
  type Victim,
} from "./under-attack.ts";

/** One meter for each attack: a share gives one token a day. */
const METERS = [
  METER,
  OTHER_METER,
  "32320647321714",
  "42900589957123",
  BOTH_DIRECTIONS,
  "64975835695673",
  "63695879465986",
  "22315546958763",
  "16401220101758",
  "11111111111111",
  "20000000000501",
  "20000000000502",
];

let world: UnderAttack;
let victim: Victim;
let next = 0;

beforeAll(async () => {
  world = await startUnderAttack();
});
afterAll(() => world.stop());

const aVictim = async () => {
  victim = await world.victim(METERS[next++] ?? "");
  return victim;
};

afterEach(async () => {
  // Whatever was tried, the victim comes through: during the attack they had left, now they arrive.
  expect(decodeJwt(await victim.finish()).sub).toEqual([victim.meter]);
});

describe("an attacker who meddles with the return from Enedis", () => {
  it("an attacker who adds the victim's meter to the return address gains nothing, as it is not read", async () => {
    await aVictim();
    const attacker = world.attacker();
    const forged = `${await backWith(attacker, "999999999")}&usage_point_id=${victim.meter}&prm=${victim.meter}&pointId=${victim.meter}`;
    await attacker.open(forged);
    expect(await refusalOn(await attacker.confirm(victim.meter.slice(-4)))).toEqual([404, "consent_unconfirmed"]);
  });

  it("an attacker who guesses the victim's authorisation still lacks the digits of the meter", async () => {
    await aVictim();
    await victim.browser.open(victim.back);
    const attacker = world.attacker();
    const back = await attacker.open(await backWith(attacker, authorisationIn(victim.back)));
    expect([back.status, back.headers.get("location")]).toEqual([303, "/consentement"]);
    expect(await refusalOn(await attacker.confirm("0000"))).toEqual([404, "consent_unconfirmed"]);
    expect(attacker.cookies.has("__Host-token")).toBe(false);
  });

  it("an attacker who goes through numbers gets the same answer for all, and is then refused", async () => {
    await aVictim();
    await victim.browser.open(victim.back);
    const attacker = world.attacker();
    const answers = new Set<string>();
    let back: Response;
    for (let id = Number(authorisationIn(victim.back)) - 3; ; id++) {
      back = await attacker.open(await backWith(attacker, `${id}`));
      if (back.status === 429) break;
      answers.add(`${back.status} ${back.headers.get("location")} ${await back.text()}`);
    }
    expect([...answers]).toEqual(["303 /consentement "]);
    expect(Number(back.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refusalOn(back)).toEqual([429, "too_many_attempts"]);
  });

  it("an attacker who replays the victim's return in another browser is refused", async () => {
    await aVictim();
    expect(await refusalOn(await world.attacker().open(victim.back))).toEqual([400, "consent_other_browser"]);
    await victim.browser.open(victim.back);
    expect(await refusalOn(await world.attacker().open(victim.back))).toEqual([400, "consent_other_browser"]);
  });

  it("the victim's return is refused as already used when it is replayed after the token", async () => {
    await aVictim();
    const { back, browser, finish } = victim;
    const token = await finish();
    expect(await refusalOn(await browser.open(back))).toEqual([409, "consent_already_used"]);
    expect(token).not.toBe("");
    await aVictim();
  });

  it("an attacker who uses a stolen state in a departure of their own is refused", async () => {
    await aVictim();
    const attacker = world.attacker();
    await attacker.leave();
    expect(await refusalOn(await attacker.open(victim.back))).toEqual([400, "consent_other_browser"]);
  });

  it("a stolen state that the victim's browser brings back with the attacker's share gives no token", async () => {
    await aVictim();
    const attacker = world.attacker();
    const theirs = authorisationIn(await agreeTo("14000000000001", await attacker.leave()));
    const state = victim.back.searchParams.get("state") ?? "";
    await victim.browser.open(`/api/callback?${new URLSearchParams({ autorisation_id: theirs, state })}`);
    expect(await refusalOn(await victim.browser.confirm(victim.meter.slice(-4)))).toEqual([404, "consent_unconfirmed"]);
    // A state serves one share: the victim's own comes too late for this one, and leaves again.
    expect(await refusalOn(await victim.browser.open(victim.back))).toEqual([409, "consent_already_used"]);
    victim = await world.victim(victim.meter);
  });

  it("the victim's browser cannot end the attacker's journey (login CSRF), as it never left on it", async () => {
    await aVictim();
    const attacker = world.attacker();
    const trap = await backWith(attacker, "11");
    expect(await refusalOn(await victim.browser.open(trap))).toEqual([400, "consent_other_browser"]);
  });

  it("the victim's browser cannot send the attacker's form, as its key belongs to another journey", async () => {
    await aVictim();
    await victim.browser.open(victim.back);
    const attacker = world.attacker();
    await attacker.open(await backWith(attacker, "11"));
    const form = /name="form" value="([^"]*)"/.exec(await (await attacker.open("/consentement")).text())?.[1] ?? "";
    const body = new URLSearchParams({ form, digits: "0000" });
    const sent = await victim.browser.open("/consentement", { method: "POST", body });
    expect(await refusalOn(sent)).toEqual([400, "consent_other_browser"]);
  });

  it("an attacker cannot send anybody elsewhere (open redirect)", async () => {
    await aVictim();
    const elsewhere = "https://evil.example/";
    const query = ["redirect_uri", "next", "return_to", "url", "callback"]
      .map((name) => `${name}=${elsewhere}`)
      .join("&");
    const headers = { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
    const attacker = world.attacker();
    const answers = [
      await attacker.open(`/api/auth?${query}`, { headers }),
      await attacker.open(`${await backWith(attacker, "11")}&${query}`, { headers }),
      await attacker.open(`/consentement?${query}`, { headers }),
      await attacker.open("/consentement//evil.example", { headers }),
    ];
    for (const answer of answers) {
      expect(answer.headers.get("location") ?? "").not.toContain("evil.example");
    }
    expect(answers[1]?.headers.get("location")).toBe("/consentement");
  });

  it("an attacker cannot put any page of the journey into a frame (clickjacking)", async () => {
    await aVictim();
    await victim.browser.open(victim.back);
    const pages = [
      await victim.browser.open("/consentement"),
      await world.attacker().open("/consentement"),
      await world.attacker().open("/api/callback"),
      await victim.browser.open("/token"),
      await victim.browser.open("/token/another", { method: "POST" }),
      await victim.browser.open("/token/revoke-others", { method: "POST" }),
    ];
    for (const { headers } of pages) {
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });
});
