import { describe, expect, it } from "vitest";
import { stateIn } from "../../support/browser.ts";
import { bindings, browserAt, codeOn } from "./consent-journey.ts";

describe("GET /api/auth", () => {
  it("GET /api/auth leads to Enedis's consent page, for the longest consent there is", async () => {
    const response = await browserAt().open("/api/auth");
    expect(response.status).toBe(302);
    const url = new URL(response.headers.get("location") ?? "");
    expect(url.origin + url.pathname).toBe("https://enedis.example/dataconnect/v2/oauth2/authorize");
    const { state, ...parameters } = Object.fromEntries(url.searchParams);
    expect(parameters).toEqual({ client_id: "our-client-id", response_type: "code", duration: "P3Y" });
    expect(state).toMatch(/^[\w-]{22}$/);
  });

  it("GET /api/auth leaves a cookie that only this host sets, no script reads and Enedis's return brings along", async () => {
    const [cookie, ...others] = (await browserAt().open("/api/auth")).headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair, ...attributes] = (cookie ?? "").split("; ");
    expect(pair).toMatch(/^__Host-consent-[\w-]{8}=[0-9]+\.[\w-]{43}$/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=86400", "Path=/", "SameSite=Lax", "Secure"]);
  });

  it("GET /api/auth keeps a cookie for each of the last five departures, so that two tabs can share two meters", async () => {
    const browser = browserAt();
    const states = [];
    for (let tab = 0; tab < 7; tab++) states.push(stateIn(await browser.leave()));
    expect(browser.cookies.size).toBe(5);
    expect(new Set(states).size).toBe(7);
  });

  it("GET /api/auth never leaves twice with the same state", async () => {
    const browser = browserAt();
    const states = await Promise.all(Array.from({ length: 20 }, () => browser.leave()));
    expect(new Set(states).size).toBe(20);
  });

  it("GET /api/auth is kept by no cache", async () => {
    expect((await browserAt().open("/api/auth")).headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    "?redirect_uri=https://evil.example",
    "?next=//evil.example",
    "?state=chosen",
    "?consentUrl=https://evil.example",
  ])("GET /api/auth goes where the deployment says, even when the query says otherwise: %s", async (query) => {
    const location = (await browserAt().open(`/api/auth${query}`)).headers.get("location") ?? "";
    expect(new URL(location).origin).toBe("https://enedis.example");
    expect(location).not.toMatch(/evil|chosen/);
  });

  it("GET /api/auth keeps the parameters that the configured address already has", async () => {
    const ENEDIS_CONSENT_URL = "https://enedis.example/authorize?lang=fr";
    const response = await browserAt(bindings({ ENEDIS_CONSENT_URL })).open("/api/auth");
    expect(new URL(response.headers.get("location") ?? "").searchParams.get("lang")).toBe("fr");
  });

  it("GET /api/auth leads nowhere from outside the EU, and leaves no cookie", async () => {
    const response = await browserAt(bindings({ EU_ONLY: "true" })).open("/api/auth", { cf: { colo: "JFK" } });
    expect([response.status, await codeOn(response)]).toEqual([403, "outside_eu"]);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it("GET /api/auth cannot be posted to", async () => {
    expect((await browserAt().open("/api/auth", { method: "POST" })).status).toBe(405);
  });
});
