import { reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { keyedHash } from "../../../shared/keyed-hash.ts";
import { lookupsInAll } from "../../../shared/limits/limits.ts";
import { addDays, parisDay } from "../../../shared/paris-time.ts";
import { verifyToken } from "../../../shared/token/token.ts";
import { type Browser, stateIn } from "../../support/browser.ts";
import { METER, NO_CURVE, OTHER_METER } from "../../support/meters.ts";
import { TOKEN_SECRET } from "../../support/secrets.ts";
import {
  AUTORISATION,
  type Bindings,
  bindings,
  browserAt,
  codeOn,
  enedisAnswers,
  listing,
  service,
} from "./consent-journey.ts";

const RIGHT = METER.slice(-4);
const WRONG = ["0000", "0001", "0002", "0003", "0004", "0005"] as const;
const IN_ALL = lookupsInAll(10_000);
const HOUR_MS = 3_600_000;
/** A deployment whose limits are never reached: they have tests of their own. */
const UNLIMITED = { ATTEMPT_LIMITER: { getByName: () => ({ take: async () => 0 }) } };
const logged: unknown[] = [];

beforeEach(() => {
  // The clock stands still until a test moves it: no midnight comes between a share and its journey.
  setTime(Date.now());
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void logged.push(...words));
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  logged.length = 0;
  await reset();
});

/** A browser that left, whose person agreed, and that is back with this authorisation. */
async function returned(autorisation_id = AUTORISATION, world: Bindings = bindings()): Promise<Browser> {
  const browser = browserAt(world);
  await browser.comeBack({ autorisation_id, state: stateIn(await browser.leave()) });
  return browser;
}

const outcome = async (response: Response) => [response.status, await codeOn(response)];
const tokenOf = (browser: Browser) => browser.cookies.get("__Host-token") ?? "";
const setTime = (atMs: number) => vi.useFakeTimers({ toFake: ["Date"], now: atMs });
const pass = (ms: number) => setTime(Date.now() + ms);
const today = () => parisDay(Date.now());

describe("a person who came back", () => {
  it("a person who came back is asked for the last digits of the meter, on a page that works without script", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    const response = await browser.open("/consentement");
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toMatch(/<form method="post" action="\/consentement">/);
    expect(html).toMatch(/<label for="digits">/);
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(response.headers.get("content-security-policy")).toContain("form-action 'self'");
    expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("a person who came back gets a token once the digits are right: in a cookie, and nowhere else", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    const response = await browser.confirm(RIGHT);
    expect([response.status, response.headers.get("location"), await response.text()]).toEqual([303, "/token", ""]);
    const [token = "", journey = "", ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(token).toMatch(/^__Host-token=ey[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(journey).toMatch(/^__Host-journey=; Max-Age=0; /);
  });

  it("a person who came back holds a token for the meter Enedis names, until the consent's last day is over in Paris", async () => {
    setTime(Date.parse("2026-11-22T09:00:00Z"));
    enedisAnswers(listing(service({ dateFin: "2027-06-30" })));
    const browser = await returned();
    await browser.confirm(RIGHT);
    const verified = await verifyToken(tokenOf(browser), { current: TOKEN_SECRET, previous: [] }, Date.now());
    expect(verified).toMatchObject({
      ok: true,
      value: { usagePoints: [METER], expiresAtMs: Date.parse("2027-06-30T22:00:00Z"), jti: expect.any(String) },
    });
  });

  it.each([RIGHT, ` ${RIGHT} `, `${RIGHT.slice(0, 2)} ${RIGHT.slice(2)}`])(
    "a person who came back may type the digits as %j",
    async (typed) => {
      enedisAnswers(listing(service()));
      expect((await (await returned()).confirm(typed)).headers.get("location")).toBe("/token");
    },
  );

  it("a person who both draws and injects has one token for the meter", async () => {
    enedisAnswers(listing(service(), service({ id: 2, soutirage: false, injection: true })));
    expect((await (await returned()).confirm(RIGHT)).headers.get("location")).toBe("/token");
  });

  it("a claimed share is remembered by the guard of its number, which only our secret can name", async () => {
    enedisAnswers(listing(service()));
    await (await returned()).confirm(RIGHT);
    const startedOn = today();
    const isClaimed = async (secret: string, number: string, meter: string) =>
      env.SHARE_GUARD.getByName(await keyedHash(secret, "share guard", number)).isClaimed({
        share: await keyedHash(secret, "share", `${meter} ${startedOn}`),
        startedOn,
      });
    expect(await isClaimed(TOKEN_SECRET, AUTORISATION, METER)).toBe(true);
    expect(await isClaimed("another secret", AUTORISATION, METER)).toBe(false);
    expect(await isClaimed(TOKEN_SECRET, "12", METER)).toBe(false);
    expect(await isClaimed(TOKEN_SECRET, AUTORISATION, OTHER_METER)).toBe(false);
  });

  it("a person who came back has cost Enedis two lookups, one before and one after the digits", async () => {
    const calls = enedisAnswers(listing(service()));
    await (await returned()).confirm(RIGHT);
    expect(calls).toHaveLength(2);
  });

  it("a person who came back may load the page again when the answer got lost, and gets the very same token", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    await browser.type(RIGHT);
    const sealed = browser.cookies.get("__Host-journey") ?? "";
    await browser.open("/consentement");
    const first = tokenOf(browser);

    browser.cookies.set("__Host-journey", sealed);
    pass(9 * 60_000);
    await browser.open("/consentement");
    expect([first.length > 100, tokenOf(browser)]).toEqual([true, first]);

    browser.cookies.set("__Host-journey", sealed);
    pass(60_001);
    expect(await outcome(await browser.open("/consentement"))).toEqual([409, "consent_already_used"]);
  });

  it("a person who goes back after the token is led to it, and not to a refusal", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    await browser.confirm(RIGHT);
    expect((await browser.open("/consentement")).headers.get("location")).toBe("/token");
  });
});

describe("digits that are no digits", () => {
  it.each(["", "123", "12345", "12a4", "١٢٣٤", "<script>"])(
    "digits such as %j are asked for again and cost nothing",
    async (typed) => {
      const calls = enedisAnswers(listing(service()));
      const browser = await returned();
      const response = await browser.type(typed);
      const html = await response.clone().text();
      expect(html).not.toContain("<script");
      expect(html).toMatch(/<p id="problem" role="alert">/);
      expect(await outcome(response)).toEqual([400, "confirmation_malformed"]);
      expect(calls).toHaveLength(1);
    },
  );
});

describe("a form that is not this journey's", () => {
  it.each([
    ["without a browser's journey", async () => browserAt()],
    ["in a browser whose journey is another", async () => returned("907421584")],
  ])("a confirmation form is refused %s", async (_which, somebody) => {
    enedisAnswers(listing(service()));
    const page = await (await (await returned()).open("/consentement")).text();
    const form = /name="form" value="([^"]*)"/.exec(page)?.[1] ?? "";
    const response = await (await somebody()).post({ form, digits: RIGHT });
    expect(await outcome(response)).toEqual([400, "consent_other_browser"]);
  });

  it.each([
    ["has no key", {}],
    ["has a key of the attacker's making", { form: "A".repeat(43) }],
  ])("a confirmation form is refused when it %s", async (_what, fields) => {
    enedisAnswers(listing(service()));
    const response = await (await returned()).post({ ...fields, digits: RIGHT });
    expect(await outcome(response)).toEqual([400, "consent_other_browser"]);
  });

  it("a confirmation form is not read when it is larger than a form", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    const response = await browser.post({ form: "x".repeat(2_000), digits: RIGHT });
    expect(await outcome(response)).toEqual([400, "consent_other_browser"]);
  });

  it("a confirmation form is refused by any other method", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      expect((await browserAt().open("/consentement", { method })).status).toBe(405);
    }
  });
});

describe("the journey in the browser", () => {
  it("the journey in the browser is worth nothing when anything in it was changed", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    const sealed = browser.cookies.get("__Host-journey") ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (let at = 0; at < sealed.length; at++) {
      // The high bit of a character always counts; the low ones of a part's last character may not.
      const changed = alphabet[alphabet.indexOf(sealed.charAt(at)) ^ 32] ?? "A";
      browser.cookies.set("__Host-journey", sealed.slice(0, at) + changed + sealed.slice(at + 1));
      expect(await outcome(await browser.open("/consentement"))).toEqual([400, "consent_other_browser"]);
    }
  });

  it("the journey in the browser holds neither the meter nor the authorisation in clear", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    await browser.type(RIGHT);
    const decoded = (browser.cookies.get("__Host-journey") ?? "")
      .split(".")
      .map((part) => atob(part.replace(/[-_]/g, "+")));
    for (const secret of [METER, RIGHT, AUTORISATION]) expect(decoded.join(" ")).not.toContain(secret);
  });

  it("the journey in the browser goes on when the secret is changed on the way", async () => {
    enedisAnswers(listing(service()));
    const before = await returned();
    await before.type(RIGHT);
    const after = browserAt(
      bindings({ TOKEN_SECRET: "the new secret, of at least 32 bytes", TOKEN_SECRET_PREVIOUS: TOKEN_SECRET }),
    );
    for (const [name, value] of before.cookies) after.cookies.set(name, value);
    expect((await after.open("/consentement")).headers.get("location")).toBe("/token");
  });

  it.each([
    ["lasts a day", 24 * HOUR_MS - 60_000, [303, undefined]],
    ["no more", 24 * HOUR_MS, [400, "consent_expired"]],
  ])("the journey in the browser is good for a day and then ends (%s)", async (_which, afterMs, expected) => {
    setTime(Date.parse("2026-11-22T09:00:00Z"));
    enedisAnswers(listing(service({ dateDebut: "2026-11-22" })));
    const browser = await returned();
    await browser.type(RIGHT);
    pass(afterMs);
    expect(await outcome(await browser.open("/consentement"))).toEqual(expected);
  });
});

describe("a list that is late", () => {
  it("the page looks at a late list again by itself, later and later, until the share is there", async () => {
    enedisAnswers(listing(), { nbTotalServices: 0, serviceSouscrit: null }, listing(), listing(service()));
    const browser = await returned();
    const waiting = await browser.confirm(RIGHT);
    expect(waiting.headers.get("refresh")).toBe("3");
    const html = await waiting.clone().text();
    expect(html).toContain("les quatre derniers des 14 chiffres du <strong>PRM</strong>");
    expect(html).toContain("encore 63 minutes environ");
    expect(await outcome(waiting)).toEqual([404, "consent_unconfirmed"]);
    pass(3_000);
    expect((await browser.open("/consentement")).headers.get("refresh")).toBe("5");
    pass(5_000);
    expect((await browser.open("/consentement")).headers.get("location")).toBe("/token");
  });

  it("a late list is not looked at before its time, however often the page is loaded", async () => {
    const calls = enedisAnswers(listing());
    const browser = await returned();
    await browser.confirm(RIGHT);
    const asked = calls.length;
    for (let load = 0; load < 5; load++) {
      expect(await outcome(await browser.open("/consentement"))).toEqual([404, "consent_unconfirmed"]);
    }
    expect(calls).toHaveLength(asked);
  });

  it("a late list is left alone after an hour, until the person asks", async () => {
    const calls = enedisAnswers(listing());
    const browser = await returned();
    let page = await browser.confirm(RIGHT);
    for (let wait = page.headers.get("refresh"); wait !== null; wait = page.headers.get("refresh")) {
      pass(Number(wait) * 1000);
      page = await browser.open("/consentement");
    }
    expect(calls).toHaveLength(18);
    enedisAnswers(listing(service()));
    expect((await browser.open("/consentement")).headers.get("location")).toBe("/token");
  });

  it("a late list can be waited for through a night, and wrong digits can be corrected meanwhile", async () => {
    setTime(Date.parse("2026-11-22T22:50:00Z"));
    enedisAnswers(listing(), listing(), listing(service({ dateDebut: "2026-11-22" })));
    const browser = await returned();
    await browser.confirm("9999");
    pass(10 * HOUR_MS);
    expect((await browser.confirm(RIGHT)).headers.get("location")).toBe("/token");
  });
});

describe("somebody who does not know the meter", () => {
  const answers = async (autorisation: string, listed: object) => {
    enedisAnswers(listed);
    const browser = await returned(autorisation, bindings(UNLIMITED));
    const told = [];
    for (const digits of WRONG) {
      const response = await browser.confirm(digits);
      // `RateLimit` counts what this browser asked, whatever it asked for.
      const headers = [...response.headers].filter(([name]) => name !== "set-cookie" && name !== "ratelimit");
      told.push([
        response.status,
        headers,
        (await response.text()).replace(/\d+ (secondes|minutes)|data-seconds="\d+"/g, ""),
      ]);
    }
    return told;
  };

  it("a stranger to the meter gets the same answers, letter by letter and try by try, for every kind of number", async () => {
    const unknown = await answers("1", listing());
    expect(unknown).toHaveLength(WRONG.length);
    const others = [
      ["2", listing(service())],
      ["3", listing(service({ dateDebut: addDays(today(), -1) }))],
      ["4", listing(service({ etatCode: "SUPPRIME" }))],
      ["5", listing(service(), service({ pointId: NO_CURVE }))],
    ] as const;
    for (const [autorisation, listed] of others) expect(await answers(autorisation, listed)).toEqual(unknown);

    enedisAnswers(listing(service({ pointId: "11111111111111" })));
    expect((await (await returned("6")).confirm("1111")).headers.get("location")).toBe("/token");
    expect(await answers("6", listing(service({ pointId: "11111111111111" })))).toHaveLength(WRONG.length);
  });

  it.each([
    ["whose owner is back", async () => void (await returned("7"))],
    ["that already gave a token", async () => void (await (await returned("7")).confirm(RIGHT))],
    [
      "at which strangers tried",
      async () => {
        for (const digits of WRONG.slice(0, 3)) await (await returned("7")).confirm(digits);
      },
    ],
  ])("a stranger to the meter gets the same answers, try by try, for a share %s", async (_which, happens) => {
    enedisAnswers(listing(service()));
    await happens();
    const known = await answers("7", listing(service()));
    expect(known).toEqual(await answers("8", listing()));
    expect(known.map(([status]) => status)).toEqual([...Array(5).fill(404), 429]);
  });

  it("a stranger to the meter gets the same answers for a number that Enedis refuses to look up", async () => {
    enedisAnswers(404);
    const browser = await returned("9");
    expect(await outcome(await browser.confirm("0000"))).toEqual([404, "consent_unconfirmed"]);
  });

  it("a stranger to the meter sees how many tries are left, on the waiting page and on the form", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    const told = async (response: Response) => /id="tries">([^<]*)</.exec(await response.text())?.[1];
    const form = async () => told(await browser.open("/consentement?corriger"));
    expect(await told(await browser.open("/consentement"))).toBe("Il vous reste 5 essais.");
    const after = [];
    for (const digits of WRONG.slice(0, 5)) after.push(await told(await browser.confirm(digits)), await form());
    const [four, three, two] = [4, 3, 2].map((count) => `Il vous reste ${count} essais.`);
    const one = "Il vous reste un essai.";
    const none = expect.stringMatching(/^Il ne vous reste aucun essai/);
    expect(after).toEqual([four, four, three, three, two, two, one, one, none, none]);
    await browser.confirm(WRONG[0]);
    expect(await form()).toEqual(none);
  });

  it("a browser has five tries, and the fifth may still be right", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    for (const digits of WRONG.slice(0, 4)) await browser.confirm(digits);
    expect((await browser.confirm(RIGHT)).headers.get("location")).toBe("/token");
  });

  it("a browser is locked out for a day after five wrong tries, even with the right digits", async () => {
    enedisAnswers(listing(service()));
    const browser = await returned();
    for (const digits of WRONG.slice(0, 5)) {
      expect(await outcome(await browser.confirm(digits))).toEqual([404, "consent_unconfirmed"]);
    }
    const locked = await browser.confirm(RIGHT);
    expect(locked.headers.get("retry-after")).toBe("86400");
    expect(locked.headers.get("refresh")).toBeNull();
    const html = await locked.clone().text();
    expect(html).not.toMatch(/Réessayer|href="\/api\/auth"|href=""/);
    expect(html).toContain('href="/exemples"');
    expect(await outcome(locked)).toEqual([429, "confirmation_locked"]);
  });

  it("a stranger to the meter cannot use up the tries of the browser that was back first", async () => {
    enedisAnswers(listing(service()));
    const owner = await returned();
    const codes = [];
    for (const digits of WRONG) codes.push(await codeOn(await (await returned()).confirm(digits)));
    expect(codes).toEqual(Array(6).fill("consent_unconfirmed"));
    for (const digits of WRONG.slice(0, 4)) await owner.confirm(digits);
    expect((await owner.confirm(RIGHT)).headers.get("location")).toBe("/token");
  });
});

describe("somebody who knows the meter learns what stands against the share", () => {
  it("a person who knows the meter learns that the share began before this browser left", async () => {
    enedisAnswers(listing(service({ dateDebut: addDays(today(), -1) })));
    expect(await outcome(await (await returned()).confirm(RIGHT))).toEqual([409, "consent_stale"]);
  });

  it("a person who knows the meter learns that the share is of two meters", async () => {
    enedisAnswers(listing(service(), service({ pointId: NO_CURVE })));
    expect(await outcome(await (await returned()).confirm(RIGHT))).toEqual([502, "consent_several_meters"]);
  });

  it("a person who knows the meter learns that the share gave a token to another journey", async () => {
    enedisAnswers(listing(service()));
    await (await returned()).confirm(RIGHT);
    expect(await outcome(await (await returned()).confirm(RIGHT))).toEqual([409, "consent_already_claimed"]);
  });

  it("a person who knows the meter learns that the share gave a token before the secret was changed", async () => {
    enedisAnswers(listing(service()));
    await (await returned()).confirm(RIGHT);
    const rotated = bindings({
      TOKEN_SECRET: "the new secret, of at least 32 bytes",
      TOKEN_SECRET_PREVIOUS: TOKEN_SECRET,
    });
    expect(await outcome(await (await returned(AUTORISATION, rotated)).confirm(RIGHT))).toEqual([
      409,
      "consent_already_claimed",
    ]);
  });

  it("a share that was withdrawn and given again on a later day gives a new token", async () => {
    enedisAnswers(listing(service()));
    await (await returned()).confirm(RIGHT);
    pass(24 * HOUR_MS);
    enedisAnswers(listing(service({ dateDebut: addDays(today(), 1) })));
    expect((await (await returned()).confirm(RIGHT)).headers.get("location")).toBe("/token");
  });

  it.each([
    ["on the day of departure, in Paris, one second before midnight", "2026-11-22T22:59:59Z", "2026-11-22", undefined],
    ["on the day after, one second later", "2026-11-22T23:00:00Z", "2026-11-22", "consent_stale"],
    ["on a day to come (DEMANDE)", "2026-11-22T12:00:00Z", "2026-11-23", undefined],
  ])("a share is fresh or not %s", async (_when, leftAt, dateDebut, code) => {
    setTime(Date.parse(leftAt));
    enedisAnswers(listing(service({ dateDebut })));
    expect(await codeOn(await (await returned()).confirm(RIGHT))).toBe(code);
  });
});

describe("fifty browsers that all know the digits, at once", () => {
  it("fifty browsers that all know the digits, at once, get one token between them", async () => {
    enedisAnswers(listing(service()));
    const world = bindings(UNLIMITED);
    const browsers = await Promise.all(Array.from({ length: 50 }, () => returned(AUTORISATION, world)));
    await Promise.all(browsers.map((browser) => browser.type(RIGHT)));
    const responses = await Promise.all(browsers.map((browser) => browser.open("/consentement")));
    expect(responses.filter(({ status }) => status === 303)).toHaveLength(1);
    const codes = await Promise.all(responses.filter(({ status }) => status !== 303).map(codeOn));
    expect(new Set(codes)).toEqual(new Set(["consent_already_claimed", "consent_unconfirmed"]));
    expect(browsers.filter((browser) => tokenOf(browser) !== "")).toHaveLength(1);
  });
});

describe("a lookup that fails", () => {
  it.each([
    ["Enedis answers 500", 500, [500, "enedis_technical_error"]],
    ["Enedis cannot be reached", new Error("connection lost"), [502, "enedis_unreachable"]],
    ["Enedis's answer cannot be read", { serviceSouscrit: "?" }, [502, "enedis_malformed_answer"]],
  ])("a failed lookup gives a page that can be reloaded when %s", async (_why, failure, expected) => {
    enedisAnswers(failure);
    const browser = await returned();
    const failed = await browser.confirm(RIGHT);
    expect(await failed.clone().text()).toContain('<a class="step" href="">');
    expect(await outcome(failed)).toEqual(expected);
    enedisAnswers(listing(service()));
    expect((await browser.open("/consentement")).headers.get("location")).toBe("/token");
  });

  it("a failed lookup says when its turn comes, if the quota is what failed", async () => {
    const refusal = { code: "quota_shared", retryAfterMs: 41_200 } as const;
    const browser = await returned(AUTORISATION, bindings({}, { ok: false, refusal }));
    const response = await browser.confirm(RIGHT);
    expect(response.headers.get("retry-after")).toBe("42");
    expect(await outcome(response)).toEqual([429, "quota_shared"]);
  });

  it.each(["SHARE_GUARD", "ATTEMPT_LIMITER", "CONSENT_STATE"])(
    "a lookup gives nothing when %s cannot be reached",
    async (name) => {
      enedisAnswers(listing(service()));
      const before = await returned();
      await before.type(RIGHT);
      const lost = () => Promise.reject(new Error("unreachable"));
      const unreachable = { getByName: () => ({ recordReturn: lost, confirm: lost, take: lost, finish: lost }) };
      const browser = browserAt(bindings({ [name]: unreachable }));
      for (const [cookie, value] of before.cookies) browser.cookies.set(cookie, value);
      expect(await outcome(await browser.open("/consentement"))).toEqual([503, "gate_unreachable"]);
      expect(tokenOf(browser)).toBe("");
      expect((await before.open("/consentement")).headers.get("location")).toBe("/token");
    },
  );
});

describe("too many attempts", () => {
  const from = (address: string) => ({ headers: { "cf-connecting-ip": address } });

  it("an address with too many attempts is refused, with the time to wait, and no other address is", async () => {
    const calls = enedisAnswers(listing());
    const codes = [];
    for (let attempt = 0; attempt < 31; attempt++) {
      const browser = browserAt();
      const back = { autorisation_id: `${1 + attempt}`, state: stateIn(await browser.leave()) };
      const response = await browser.comeBack(back, from("203.0.113.7"));
      // The page tries again by itself, once the wait is over.
      if (response.status !== 303)
        expect(["retry-after", "refresh"].map((name) => response.headers.get(name))).toEqual(["5", "5"]);
      codes.push(await codeOn(response));
    }
    expect(codes).toEqual([...Array(30).fill(undefined), "too_many_attempts"]);
    expect(calls).toHaveLength(30);

    const elsewhere = browserAt();
    const back = { autorisation_id: AUTORISATION, state: stateIn(await elsewhere.leave()) };
    expect((await elsewhere.comeBack(back, from("203.0.113.8"))).status).toBe(303);
  });

  it("everybody together is refused after too many attempts, before Enedis's own quota is used up", async () => {
    const calls = enedisAnswers(listing());
    const everybody = env.ATTEMPT_LIMITER.getByName("everybody");
    for (let attempt = 0; attempt < IN_ALL.burst - 2; attempt++) await everybody.take(IN_ALL);
    const codes = [];
    for (let address = 1; address <= 4; address++) {
      const browser = browserAt();
      const back = { autorisation_id: `${address}`, state: stateIn(await browser.leave()) };
      codes.push(await codeOn(await browser.comeBack(back, from(`203.0.113.${address}`))));
    }
    expect(codes).toEqual([undefined, undefined, "too_many_attempts", "too_many_attempts"]);
    expect(calls).toHaveLength(2);
  });

  it("returns that prove nothing do not count as attempts, and cost nobody anything", async () => {
    enedisAnswers(listing(service()));
    for (let forged = 0; forged < 40; forged++) {
      await browserAt().comeBack({ autorisation_id: "1", state: "A".repeat(22) }, from("203.0.113.7"));
    }
    const browser = browserAt();
    const back = { autorisation_id: AUTORISATION, state: stateIn(await browser.leave()) };
    expect((await browser.comeBack(back, from("203.0.113.7"))).status).toBe(303);
  });
});

describe("what others learn", () => {
  it("others learn nothing personal from a log, a page, an address or a title", async () => {
    enedisAnswers(500, 500, listing(), listing(service()));
    const browser = browserAt();
    const state = stateIn(await browser.leave());
    const pages = [await browser.comeBack({ autorisation_id: AUTORISATION, state })];
    for (let step = 0; step < 3; step++) {
      pages.push(await browser.open("/consentement"), await browser.type(RIGHT), await browser.open("/consentement"));
      pass(10_000);
    }
    expect(tokenOf(browser)).not.toBe("");
    pages.push(await browser.comeBack({ autorisation_id: AUTORISATION, state }));

    // The random number of an incident may hold any four digits.
    const told = [JSON.stringify(logged).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "an incident")];
    for (const page of pages) told.push(await page.text(), page.headers.get("location") ?? "");
    for (const secret of [METER, RIGHT, AUTORISATION, state, tokenOf(browser)]) {
      for (const text of told) expect(text).not.toContain(secret);
    }
  });
});
