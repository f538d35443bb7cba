import { listDurableObjectIds, reset, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConsentState } from "../../shared/consent-guard.ts";
import { STATE_LIFE_MS } from "../../shared/consent-state.ts";
import { verifyToken } from "../../shared/token.ts";
import {
  AUTORISATION,
  Browser,
  bindings,
  codeOn,
  enedisAnswers,
  listing,
  METER,
  service,
  TOKEN_SECRET,
} from "./consent-journey.ts";

const waits: number[] = [];
const logged: unknown[] = [];

beforeEach(() => {
  vi.spyOn(scheduler, "wait").mockImplementation(async (ms) => void waits.push(ms));
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => void logged.push(...words));
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  waits.length = 0;
  logged.length = 0;
  await reset();
});

/** The browser left, the person agreed: it is about to come back. */
async function agreed(world = bindings()) {
  const browser = new Browser(world);
  const state = await browser.leave();
  return { browser, state, back: { autorisation_id: AUTORISATION, state } };
}

const outcome = async (response: Response) => [response.status, await codeOn(response)];

describe("a person who agreed", () => {
  it("is led to the token page, the token in a cookie and nowhere else", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    const response = await browser.comeBack(back);

    expect([response.status, response.headers.get("location")]).toEqual([303, "/token"]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const [cookie = "", ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair = "", ...attributes] = cookie.split("; ");
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=600", "Path=/", "SameSite=Lax", "Secure"]);
    expect(pair.startsWith("__Host-token=ey")).toBe(true);
    expect(await response.text()).toBe("");
  });

  it("holds a token for the meter Enedis names, until the consent's last day is over in Paris", async () => {
    enedisAnswers(listing(service({ dateFin: "2027-06-30" })));
    const { browser, back } = await agreed();
    await browser.comeBack({ ...back, usage_point_id: "22516914714270", prm: "22516914714270" });

    const token = browser.cookies.get("__Host-token") ?? "";
    const verified = await verifyToken(token, { current: TOKEN_SECRET, previous: null }, Date.now());
    expect(verified).toMatchObject({
      ok: true,
      value: { usagePoints: [METER], expiresAtMs: Date.parse("2027-06-30T22:00:00Z"), jti: expect.any(String) },
    });
  });

  it("costs one call, which asks for that authorisation", async () => {
    const calls = enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    expect(calls.map(({ body }) => body)).toMatchObject([{ autorisationId: Number(AUTORISATION) }]);
  });

  it("who both draws and injects has one token for the meter", async () => {
    enedisAnswers(listing(service(), service({ id: 2, soutirage: false, injection: true })));
    const { browser, back } = await agreed();
    expect((await browser.comeBack(back)).status).toBe(303);
  });
});

describe("a return that is refused before anything is asked of Enedis", () => {
  afterEach(() => expect(vi.mocked(fetch)).not.toHaveBeenCalled());

  it("from a browser that never left", async () => {
    enedisAnswers(listing(service()));
    const { back } = await agreed();
    expect(await outcome(await new Browser().comeBack(back))).toEqual([400, "consent_other_browser"]);
  });

  it("from a browser that left another time: the state of one, the cookie of the other", async () => {
    enedisAnswers(listing(service()));
    const attacker = await agreed();
    const victim = await agreed();
    expect(await outcome(await victim.browser.comeBack(attacker.back))).toEqual([400, "consent_other_browser"]);
  });

  it("half an hour after it left", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + STATE_LIFE_MS });
    expect(await outcome(await browser.comeBack(back))).toEqual([400, "consent_expired"]);
  });

  it.each(["", "short", "<script>alert(1)</script>"])("with %j for a state", async (state) => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    expect(await outcome(await browser.comeBack({ ...back, state }))).toEqual([400, "consent_malformed"]);
  });

  it("with no state, or no authorisation", async () => {
    enedisAnswers(listing(service()));
    const { browser, state } = await agreed();
    expect(await outcome(await browser.comeBack({ autorisation_id: AUTORISATION }))).toEqual([
      400,
      "consent_malformed",
    ]);
    expect(await outcome(await browser.comeBack({ state }))).toEqual([400, "consent_malformed"]);
  });

  it.each(["", "0", "007", "-1", "1.5", "1e3", "12a", " 12", "0x10", "9".repeat(16), "٤٢"])(
    "with %j for an authorisation",
    async (autorisation_id) => {
      enedisAnswers(listing(service()));
      const { browser, back } = await agreed();
      expect(await outcome(await browser.comeBack({ ...back, autorisation_id }))).toEqual([400, "consent_malformed"]);
    },
  );

  it.each(["state", "autorisation_id", "error", "error_description"])("with %s twice", async (name) => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    const query = new URLSearchParams({ error: "server_error", error_description: "x", ...back });
    query.append(name, query.get(name) ?? "");
    expect(await outcome(await browser.open(`/api/callback?${query}`))).toEqual([400, "parameter_repeated"]);
  });

  it("outside the EU", async () => {
    enedisAnswers(listing(service()));
    const traveller = new Browser(bindings({ EU_ONLY: "true" }));
    const { back } = await agreed();
    expect(await outcome(await traveller.comeBack(back, { cf: { colo: "JFK" } }))).toEqual([403, "outside_eu"]);
  });

  it("by any other method than reading", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    expect((await browser.comeBack(back, { method: "POST" })).status).toBe(405);
  });
});

describe("a state serves once", () => {
  it("is refused with any other authorisation than the first, at no cost", async () => {
    const calls = enedisAnswers(listing());
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    const asked = calls.length;
    expect(await outcome(await browser.comeBack({ ...back, autorisation_id: "907421583362" }))).toEqual([
      409,
      "consent_already_used",
    ]);
    expect(calls).toHaveLength(asked);
  });

  it("is refused after the token, whatever the authorisation, at no cost", async () => {
    const calls = enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    expect((await browser.comeBack(back)).status).toBe(303);
    for (const autorisation_id of [AUTORISATION, "907421583362"]) {
      const replay = await browser.comeBack({ ...back, autorisation_id });
      expect(replay.headers.getSetCookie()).toEqual([]);
      expect(await outcome(replay)).toEqual([409, "consent_already_used"]);
    }
    expect(calls).toHaveLength(1);
  });

  it("gives one token to ten returns at once", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    const responses = await Promise.all(Array.from({ length: 10 }, () => browser.comeBack(back)));
    const statuses = responses.map(({ status }) => status).toSorted();
    expect(statuses).toEqual([303, ...Array(9).fill(409)]);
    expect(responses.flatMap(({ headers }) => headers.getSetCookie())).toHaveLength(1);
  });

  it("is remembered without the state, the authorisation or the meter", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack(back);
    const ids = await listDurableObjectIds(env.CONSENT_STATE);
    const read = (id: DurableObjectId) =>
      runInDurableObject(env.CONSENT_STATE.get(id), (_: ConsentState, { storage }) => storage.list());
    // The objects of earlier tests are still listed, wiped.
    const [kept, ...others] = (await Promise.all(ids.map(read))).filter(({ size }) => size > 0);
    expect(others).toEqual([]);
    expect(Object.fromEntries(kept ?? [])).toEqual({ authorisation: expect.stringMatching(/^[\w-]{43}$/), done: true });
  });

  it("is not served at all when its memory cannot be reached", async () => {
    const calls = enedisAnswers(listing(service()));
    const unreachable = { bind: async () => Promise.reject(new Error("unreachable")) };
    const { browser, back } = await agreed(bindings({ CONSENT_STATE: { getByName: () => unreachable } }));
    expect(await outcome(await browser.comeBack(back))).toEqual([503, "gate_unreachable"]);
    expect(calls).toEqual([]);
  });
});

describe("a list that is late", () => {
  it("is looked at again before the person is told to wait", async () => {
    enedisAnswers({ nbTotalServices: 0, serviceSouscrit: null }, listing(), listing(service()));
    const { browser, back } = await agreed();
    expect((await browser.comeBack(back)).status).toBe(303);
    expect(waits).toEqual([1_000, 3_000]);
  });

  it("ends in a page that is simply reloaded until the consent is there", async () => {
    enedisAnswers(listing(), listing(), listing(), listing(service()));
    const { browser, back } = await agreed();
    const notYet = await browser.comeBack(back);
    expect(await notYet.clone().text()).toContain('<a class="step" href="">');
    expect(await outcome(notYet)).toEqual([404, "consent_not_found"]);
    expect((await browser.comeBack(back)).status).toBe(303);
  });
});

describe("a consent that opens nothing", () => {
  it.each([
    ["one that ended", { etatCode: "TERMINE" }],
    ["one that was withdrawn", { etatCode: "SUPPRIME" }],
    ["one whose last day is past", { dateFin: "2020-01-01" }],
    ["one that gives no access", { serviceCode: "AUTRE" }],
  ])("%s", async (_which, changes) => {
    enedisAnswers(listing(service(changes)));
    const { browser, back } = await agreed();
    expect(await outcome(await browser.comeBack(back))).toEqual([404, "consent_not_found"]);
  });

  it("one of two meters", async () => {
    enedisAnswers(listing(service(), service({ pointId: "22516914714270" })));
    const { browser, back } = await agreed();
    expect(await outcome(await browser.comeBack(back))).toEqual([502, "consent_several_meters"]);
  });
});

describe("an error that Enedis's pages send back", () => {
  it.each([
    ["access_denied", "le titulaire a refusé le partage", [403, "consent_declined"]],
    ["invalid_request", "demande_non_aboutie", [502, "consent_failed"]],
    ["server_error", "lincs-internal-server-error", [502, "consent_failed"]],
    ["something_new", "", [502, "consent_failed"]],
  ])("%s (%s) is said in plain words, and costs no call", async (error, error_description, expected) => {
    const calls = enedisAnswers(listing(service()));
    const { browser, state } = await agreed();
    expect(await outcome(await browser.comeBack({ error, error_description, state }))).toEqual(expected);
    expect(calls).toEqual([]);
  });

  it("is said even when Enedis forgets the state", async () => {
    const { browser } = await agreed();
    expect(await outcome(await browser.comeBack({ error: "access_denied" }))).toEqual([403, "consent_declined"]);
  });

  it("is never echoed, whatever it holds", async () => {
    const { browser, state } = await agreed();
    const hostile = '"><script>alert(document.cookie)</script>';
    const text = await (await browser.comeBack({ error: hostile, error_description: hostile, state })).text();
    expect(text).not.toMatch(/alert|script/);
  });

  it("leaves the way open: the same browser may still come back with a consent", async () => {
    enedisAnswers(listing(service()));
    const { browser, back } = await agreed();
    await browser.comeBack({ error: "server_error" });
    expect((await browser.comeBack(back)).status).toBe(303);
  });
});

describe("a lookup that fails", () => {
  it.each([
    ["Enedis answers 500", [500], [500, "enedis_technical_error"]],
    ["Enedis cannot be reached", [new Error("connection lost")], [502, "enedis_unreachable"]],
    ["Enedis's answer cannot be read", [{ serviceSouscrit: "?" }], [502, "enedis_malformed_answer"]],
  ])("is a page that can be reloaded: %s", async (_why, [failure], expected) => {
    enedisAnswers(failure ?? 500, listing(service()));
    const { browser, back } = await agreed();
    const failed = await browser.comeBack(back);
    expect(await failed.clone().text()).toContain('<a class="step" href="">');
    expect(await outcome(failed)).toEqual(expected);
    expect((await browser.comeBack(back)).status).toBe(303);
  });

  it("says when its turn comes, if the quota is what failed", async () => {
    const refusal = { code: "quota_shared", retryAfterMs: 41_200 } as const;
    const { browser, back } = await agreed(bindings({}, { ok: false, refusal }));
    const response = await browser.comeBack(back);
    expect(response.headers.get("retry-after")).toBe("42");
    expect(await outcome(response)).toEqual([429, "quota_shared"]);
  });
});

describe("what is told to others", () => {
  it("is nothing personal: not in a log, a page, an address or a title", async () => {
    enedisAnswers(500, listing(), listing(), listing(), listing(service()));
    const { browser, back } = await agreed();
    const pages = [await browser.comeBack(back), await browser.comeBack(back), await browser.comeBack(back)];
    const token = browser.cookies.get("__Host-token") ?? "";
    expect(token).not.toBe("");
    pages.push(await browser.comeBack(back));

    const secrets = [METER, AUTORISATION, back.state, token];
    const told = [JSON.stringify(logged)];
    for (const page of pages) told.push(await page.text(), page.headers.get("location") ?? "");
    for (const secret of secrets) for (const text of told) expect(text).not.toContain(secret);
  });
});
