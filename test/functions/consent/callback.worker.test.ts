import { listDurableObjectIds, reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsentState } from "../../../shared/consent/consent-state.ts";
import { STATE_LIFE_MS } from "../../../shared/consent/departure.ts";
import { stateIn } from "../../support/browser.ts";
import { METER, NO_CURVE } from "../../support/meters.ts";
import { AUTORISATION, bindings, browserAt, codeOn, enedisAnswers, listing, service } from "./consent-journey.ts";

beforeEach(() => {
  for (const level of ["log", "warn", "error"] as const) vi.spyOn(console, level).mockReturnValue(undefined);
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await reset();
});

/** The browser left, the person agreed: it is about to come back. */
async function agreed(world = bindings()) {
  const browser = browserAt(world);
  const state = stateIn(await browser.leave());
  return { browser, state, back: { autorisation_id: AUTORISATION, state } };
}

const outcome = async (response: Response) => [response.status, await codeOn(response)];

describe("a person who agreed", () => {
  it("a person who agreed is led to confirm the meter, with the journey sealed in a cookie and none in the address", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    const response = await browser.comeBack(back);

    expect([response.status, response.headers.get("location")]).toEqual([303, "/consentement"]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const [cookie = "", ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair = "", ...attributes] = cookie.split("; ");
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=86400", "Path=/", "SameSite=Lax", "Secure"]);
    // A JWE in compact form: header, no key, nonce, ciphertext, tag.
    expect(pair).toMatch(/^__Host-journey=[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(await response.text()).toBe("");
  });

  it("a person who agreed has cost one call so far, which asks for that authorisation", async () => {
    const calls = enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    expect(calls.map(({ body }) => body)).toMatchObject([{ autorisationId: Number(AUTORISATION) }]);
  });

  it.each([
    ["Enedis knows the share", listing(service())],
    ["Enedis knows nothing of it", listing()],
    ["it is stale", listing(service({ dateDebut: "2020-01-01" }))],
    ["it has ended", listing(service({ etatCode: "TERMINE" }))],
    ["it is of two meters", listing(service(), service({ pointId: NO_CURVE }))],
    ["Enedis answers 500", 500],
    ["Enedis cannot be reached", new Error("connection lost")],
  ])("a person who agreed gets the same answer, to the letter, when %s", async (_what, answer) => {
    enedisAnswers(answer);
    const { browser, back } = await agreed();
    const response = await browser.comeBack(back);
    const [cookie = ""] = response.headers.getSetCookie();
    expect([response.status, response.headers.get("location"), cookie.length]).toEqual([303, "/consentement", 371]);
  });

  it("a person who agreed may load the address again, at once and hours later, at no cost", async () => {
    const calls = enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 20 * 3_600_000 });
    const again = await browser.comeBack(back);
    expect([again.status, again.headers.get("location")]).toEqual([303, "/consentement"]);
    expect(calls).toHaveLength(1);
  });
});

describe("a return that is refused before anything is asked of Enedis", () => {
  afterEach(() => expect(vi.mocked(fetch)).not.toHaveBeenCalled());

  it("a return from a browser that never left is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const { back } = await agreed();
    const refused = await browserAt().comeBack(back);
    // Or in this one, which keeps no cookie: people are told, or they begin again for ever.
    expect(await refused.clone().text()).toContain("Autorisez les cookies de ce site");
    expect(await outcome(refused)).toEqual([400, "consent_other_browser"]);
  });

  it("a return with the state of one browser and the cookie of another is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const attacker = await agreed();
    const victim = await agreed();
    expect(await outcome(await victim.browser.comeBack(attacker.back))).toEqual([400, "consent_other_browser"]);
  });

  it("a return half an hour after its departure is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + STATE_LIFE_MS });
    expect(await outcome(await browser.comeBack(back))).toEqual([400, "consent_expired"]);
  });

  it.each(["", "short", "<script>alert(1)</script>"])(
    "a return with %j for a state is refused before Enedis is asked",
    async (state) => {
      enedisAnswers(listing(service()));
      const { browser, back } = await agreed();
      expect(await outcome(await browser.comeBack({ ...back, state }))).toEqual([400, "consent_malformed"]);
    },
  );

  it("a return with no state, or no authorisation, is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const { browser, state } = await agreed();
    expect(await outcome(await browser.comeBack({ autorisation_id: AUTORISATION }))).toEqual([
      400,
      "consent_malformed",
    ]);
    expect(await outcome(await browser.comeBack({ state }))).toEqual([400, "consent_malformed"]);
  });

  it.each(["", "0", "007", "-1", "1.5", "1e3", "12a", " 12", "0x10", "2147483648", "9".repeat(16), "٤٢"])(
    "a return with %j for an authorisation is refused before Enedis is asked",
    async (autorisation_id) => {
      enedisAnswers(listing(service()));
      const { browser, back } = await agreed();
      expect(await outcome(await browser.comeBack({ ...back, autorisation_id }))).toEqual([400, "consent_malformed"]);
    },
  );

  it.each(["state", "autorisation_id", "error", "error_description"])(
    "a return with %s twice is refused before Enedis is asked",
    async (name) => {
      enedisAnswers(listing(service()));
      const { browser, back } = await agreed();
      const query = new URLSearchParams({ error: "server_error", error_description: "x", ...back });
      query.append(name, query.get(name) ?? "");
      expect(await outcome(await browser.open(`/api/callback?${query}`))).toEqual([400, "parameter_repeated"]);
    },
  );

  it("a return with two cookies of one name, which no browser has, is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    const mine = browser.departureCookie();
    const response = await browserAt().comeBack(back, { headers: { cookie: `${mine}; ${mine}` } });
    expect(await outcome(response)).toEqual([400, "consent_other_browser"]);
  });

  it("a return with a cookie that any host of the domain can set is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    const cookie = browser.departureCookie().replace("__Host-", "");
    expect(await outcome(await browserAt().comeBack(back, { headers: { cookie } }))).toEqual([
      400,
      "consent_other_browser",
    ]);
  });

  it("a return from outside the EU is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const traveller = browserAt(bindings({ EU_ONLY: "true" }));
    const { back } = await agreed();
    expect(await outcome(await traveller.comeBack(back, { cf: { colo: "JFK" } }))).toEqual([403, "outside_eu"]);
  });

  it("a return by any other method than reading is refused before Enedis is asked", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    expect((await browser.comeBack(back, { method: "POST" })).status).toBe(405);
  });
});

describe("a state serves once", () => {
  it("a state is refused with any other authorisation than the first, at no cost", async () => {
    const calls = enedisAnswers(listing());
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    const asked = calls.length;
    browser.cookies.delete("__Host-journey");
    expect((await browser.comeBack(back)).status).toBe(303);
    expect(calls).toHaveLength(asked + 1);
    expect(await outcome(await browser.comeBack({ ...back, autorisation_id: "907421584" }))).toEqual([
      409,
      "consent_already_used",
    ]);
    expect(calls).toHaveLength(asked + 1);
  });

  it("a state is refused after the token, whatever the authorisation, at no cost", async () => {
    const calls = enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    expect((await browser.confirm(METER.slice(-4))).headers.get("location")).toBe("/token");
    const asked = calls.length;
    for (const autorisation_id of [AUTORISATION, "907421584"]) {
      const replay = await browser.comeBack({ ...back, autorisation_id });
      expect(replay.headers.getSetCookie()).toEqual([]);
      expect(await outcome(replay)).toEqual([409, "consent_already_used"]);
    }
    expect(calls).toHaveLength(asked);
  });

  it("a state is remembered without the state itself, the authorisation or the meter", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    await browser.confirm(METER.slice(-4));
    const ids = await listDurableObjectIds(env.CONSENT_STATE);
    const read = (id: DurableObjectId) =>
      runInDurableObject(env.CONSENT_STATE.get(id), (_: ConsentState, { storage }) => storage.list());
    // The objects of earlier tests are still listed, wiped.
    const [kept, ...others] = (await Promise.all(ids.map(read))).filter(({ size }) => size > 0);
    expect(others).toEqual([]);
    expect(Object.fromEntries(kept ?? [])).toEqual({ authorisation: expect.stringMatching(/^[\w-]{43}$/), done: true });
  });

  it("a state is refused when its memory cannot be reached", async () => {
    const calls = enedisAnswers(listing(service()));
    const unreachable = { bind: async () => Promise.reject(new Error("unreachable")) };
    const { browser, back } = await agreed(bindings({ CONSENT_STATE: { getByName: () => unreachable } }));
    expect(await outcome(await browser.comeBack(back))).toEqual([503, "gate_unreachable"]);
    expect(calls).toEqual([]);
  });
});

describe("an error that Enedis's pages send back", () => {
  it.each([
    ["access_denied", "le titulaire a refusé le partage", [403, "consent_declined"]],
    ["invalid_request", "demande_non_aboutie", [502, "consent_failed"]],
    ["server_error", "lincs-internal-server-error", [502, "consent_failed"]],
    ["something_new", "", [502, "consent_failed"]],
  ])(
    "the error %s (%s) from Enedis's pages is explained in plain words, and costs no call",
    async (error, error_description, expected) => {
      const calls = enedisAnswers(listing(service()));
      const { browser, state } = await agreed();
      expect(await outcome(await browser.comeBack({ error, error_description, state }))).toEqual(expected);
      expect(calls).toEqual([]);
    },
  );

  it("an error from Enedis's pages is explained even when Enedis forgets the state", async () => {
    const { browser } = await agreed();
    expect(await outcome(await browser.comeBack({ error: "access_denied" }))).toEqual([403, "consent_declined"]);
  });

  it("an error from Enedis's pages is never echoed, whatever it holds", async () => {
    const { browser, state } = await agreed();
    const hostile = '"><script>alert(document.cookie)</script>';
    const text = await (await browser.comeBack({ error: hostile, error_description: hostile, state })).text();
    expect(text).not.toMatch(/alert|<script/);
  });

  it("an error from Enedis's pages leaves the way open: the same browser may still come back with a consent", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack({ error: "server_error" });
    expect((await browser.comeBack(back)).status).toBe(303);
  });
});
