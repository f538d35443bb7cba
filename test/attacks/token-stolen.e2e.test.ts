import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { consentTo } from "../support/consent.ts";
import { BOTH_DIRECTIONS, METER } from "../support/meters.ts";
import { addressOf, routeNamed } from "../support/routes.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { told, Victim } from "./victim.ts";

const REVOKED = { status: 401, code: "token_revoked" };

let running: Running;

beforeAll(async () => {
  running = await startBoth({ ENEDIS_CALLS_PER_SECOND: "100" });
  await running.enedis.control({ quota: { perSecond: 1000, perHour: 100_000 } });
});
afterAll(() => running.stop());

const post = (path: string, init: RequestInit) => fetch(new URL(path, running.gateway), { method: "POST", ...init });
const as = (token: string) => ({ authorization: `Bearer ${token}` });
const revoke = (token: string) => post("/api/v2/tokens/revoke", { body: new URLSearchParams({ token }) });
const renew = (token: string, wanted = {}) =>
  post("/api/v2/tokens/renew", { headers: as(token), body: JSON.stringify(wanted) });
const renewed = async (token: string, wanted = {}): Promise<string> =>
  ((await (await renew(token, wanted)).json()) as { access_token: string }).access_token;
const merge = (token: string, added: string) =>
  post("/api/v2/tokens/merge", { headers: as(token), body: JSON.stringify({ token: added }) });
const revokeOthers = (token: string, headers: Record<string, string> = { origin: running.gateway.origin }) =>
  post("/token/revoke-others", { headers: { cookie: `__Host-token=${token}`, ...headers }, redirect: "manual" });
const codeOn = async (page: Promise<Response>) => /<code id="code">([a-z_]+)</.exec(await (await page).text())?.[1];

describe("a stolen token, revoked by its owner", () => {
  it("a stolen token that its owner revoked reads, renews and merges nothing from the next call on", async () => {
    const victim = new Victim(running, METER, await tokenFor(METER));
    const stolen = await renewed(victim.token);
    expect(await victim.read(stolen)).toEqual({ status: 200, code: null });
    await victim.survives(async () => {
      expect((await revoke(stolen)).status).toBe(200);
      expect(await victim.read(stolen)).toEqual(REVOKED);
      expect(await told(renew(stolen))).toEqual(REVOKED);
      expect(await told(merge(stolen, victim.token))).toEqual(REVOKED);
      expect(await told(merge(victim.token, stolen))).toEqual({ status: 400, code: "added_token_refused" });
      for (const path of ["/api/v2/me", "/api/v2/slot"]) {
        expect(await told(fetch(new URL(path, running.gateway), { headers: as(stolen) }))).toEqual(REVOKED);
      }
    });
  });

  it("a stolen token that its owner revoked reads nothing on any of a hundred calls at once", async () => {
    const victim = new Victim(running, METER, await tokenFor(METER));
    const stolen = await tokenFor(METER);
    await revoke(stolen);
    await victim.survives(async () => {
      const answers = await Promise.all(Array.from({ length: 100 }, () => victim.read(stolen)));
      expect(new Set(answers.map(({ code }) => code))).toEqual(new Set(["token_revoked"]));
    });
  });

  it("a revoked stolen token does not ride on a reading that the owner is asking for at the same moment", async () => {
    const victim = new Victim(running, METER, await tokenFor(METER));
    const stolen = await tokenFor(METER);
    await revoke(stolen);
    const address = victim.address();
    const [theirs, ours] = await Promise.all([
      fetch(address, { headers: as(victim.token) }),
      told(fetch(address, { headers: as(stolen) })),
    ]);
    expect([theirs.status, ours]).toEqual([200, REVOKED]);
  });
});

describe("a narrowed token", () => {
  it("a narrowed token is never widened by renewing, by merging or by asking elsewhere", async () => {
    const victim = new Victim(running, BOTH_DIRECTIONS, await tokenFor(BOTH_DIRECTIONS));
    const narrow = await renewed(victim.token, { scope: "production" });
    const narrower = await renewed(narrow, { scope: "daily" });
    const other = await renewed(victim.token, { scope: "consumption" });
    await victim.survives(async () => {
      expect(await victim.read(narrow)).toEqual({ status: 401, code: "scope_insufficient" });
      for (const scope of [
        "consumption",
        "load_curve",
        "daily load_curve",
        "consumption production daily load_curve",
      ]) {
        expect(await told(renew(narrower, { scope }))).toEqual({ status: 400, code: "scope_widened" });
      }
      expect(await told(renew(narrow, { scopes: "consumption" }))).toEqual({ status: 400, code: "body_malformed" });
      expect(await victim.read(await renewed(narrower))).toEqual({ status: 401, code: "scope_insufficient" });

      expect(await told(merge(narrow, other))).toEqual({ status: 400, code: "scopes_disjoint" });
      const mergedWithWhole = (await (await merge(narrow, victim.token)).json()) as { access_token: string };
      expect(await victim.read(mergedWithWhole.access_token)).toEqual({ status: 401, code: "scope_insufficient" });

      for (const name of ["consommation_quotidienne", "index_consommation", "consumption_load_curve"] as const) {
        const asked = { meter: BOTH_DIRECTIONS, start: "2026-10-05", end: "2026-10-07" };
        const address = addressOf(running.gateway, routeNamed(name), asked);
        expect(await told(fetch(address, { headers: as(narrow) }))).toEqual({
          status: 401,
          code: "scope_insufficient",
        });
      }
    });
    const asked = { meter: BOTH_DIRECTIONS, start: "2026-10-05", end: "2026-10-07" };
    const open = addressOf(running.gateway, routeNamed("daily_production"), asked);
    expect((await fetch(open, { headers: as(narrower) })).status).toBe(200);
  });
});

describe("a token made from one whose consent was given this minute", () => {
  it("a token that is renewed, narrowed or merged from a fresh one revokes no other", async () => {
    const fresh = await consentTo("64975835695673", running);
    const victim = new Victim(running, "64975835695673", fresh);
    const lent = [await renewed(fresh), await renewed(fresh, { scope: "daily" })];
    const other = await consentTo("63695879465986", running);
    lent.push(((await (await merge(other, fresh)).json()) as { access_token: string }).access_token);
    await victim.survives(async () => {
      for (const token of lent) expect(await codeOn(revokeOthers(token))).toBe("consent_not_fresh");
    });
    expect(decodeJwt(lent[0] ?? "")).not.toHaveProperty("auth_time");
    expect((await revokeOthers(fresh)).status).toBe(200);
  });
});

describe("a token that was revoked", () => {
  it("a revoked token is no longer shown by the page of the browser that holds it, which says why", async () => {
    const token = await consentTo("22315546958763", running);
    const open = () => fetch(new URL("/token", running.gateway), { headers: { cookie: `__Host-token=${token}` } });
    expect(await (await open()).text()).toContain(token);
    await revoke(token);
    const page = await open();
    expect(page.headers.getSetCookie()[0]).toMatch(/^__Host-token=; Max-Age=0/);
    const html = await page.text();
    expect(html).not.toContain(token);
    expect(/<code id="code">([a-z_]+)</.exec(html)?.[1]).toBe("token_revoked");
  });
});

describe("a thief who renews and merges ahead", () => {
  it("a thief who renews and merges ahead has nothing left when the owner consents again and revokes all others", async () => {
    const stolen = await tokenFor(BOTH_DIRECTIONS);
    const hoard = [stolen, await renewed(stolen), await renewed(await renewed(stolen), { name: "x" })];
    const thiefs = await tokenFor(METER);
    const merged = ((await (await merge(thiefs, stolen)).json()) as { access_token: string }).access_token;

    const fresh = await consentTo(BOTH_DIRECTIONS, running);
    hoard.push(await renewed(stolen));
    const victim = new Victim(running, BOTH_DIRECTIONS, fresh);
    const [page, race] = await Promise.all([revokeOthers(fresh), renew(stolen)]);
    expect(page.status).toBe(200);
    if (race.ok) hoard.push(((await race.json()) as { access_token: string }).access_token);

    await victim.survives(async () => {
      for (const token of [...hoard, merged]) {
        expect(await victim.read(token)).toEqual(REVOKED);
      }
      for (const token of hoard) expect(await told(renew(token))).toEqual(REVOKED);
    });
    // What was merged keeps the thief's own meter, and never gets the other back.
    expect(decodeJwt(await renewed(merged)).sub).toEqual([METER]);
    // The owner's token is renewed as before, in the same second.
    expect(await victim.read(await renewed(fresh))).toEqual({ status: 200, code: null });
  });

  it("a thief who renews and merges ahead cannot silence the owner, for lack of a fresh consent and of our page", async () => {
    const victim = new Victim(running, METER, await tokenFor(METER));
    const fresh = await consentTo(METER, running);
    await victim.survives(async () => {
      const stolen = await tokenFor(METER);
      expect(await codeOn(revokeOthers(stolen))).toBe("consent_not_fresh");
      expect(await codeOn(revokeOthers(await renewed(stolen)))).toBe("consent_not_fresh");
      expect(await codeOn(revokeOthers(fresh, { origin: "https://elsewhere.example" }))).toBe("form_foreign");
      expect(await codeOn(revokeOthers(fresh, { origin: "null", "sec-fetch-site": "cross-site" }))).toBe(
        "form_foreign",
      );
      expect(await codeOn(revokeOthers(fresh, {}))).toBe("form_foreign");
    });
  });
});
