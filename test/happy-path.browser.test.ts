import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./support/chromium.ts";
import { BOTH_DIRECTIONS } from "./support/meters.ts";
import { addressOf, DATA_ROUTES, type DataRoute, routeNamed } from "./support/routes.ts";
import { type Running, startBoth } from "./support/running.ts";

/** It consumes and produces, so every route has readings of it. */
const REVOKED = [401, "token_revoked"];

let running: Running;
let browser: Browser;
let site: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  site = `http://localhost:${running.gateway.port}`;
  await running.enedis.control({ callbackUrl: `${site}/api/callback` });
});
afterAll(() => Promise.all([browser.close(), running.stop()]));

/** The status and code that a program gets with this token. */
async function told(path: string | URL, token: string, method = "GET") {
  const answer = await fetch(new URL(path, running.gateway), { method, headers: { authorization: `Bearer ${token}` } });
  const body = (await answer.json()) as { code?: string };
  return [answer.status, body.code];
}

const readingOf = (route: DataRoute) =>
  addressOf(running.gateway, route, { meter: BOTH_DIRECTIONS, start: "2026-10-05", end: "2026-10-07" });
const read = (token: string) => told(readingOf(routeNamed("daily_consumption")), token);
const tokenOn = async (page: Page) => ((await page.textContent("#token")) ?? "").trim();

/** From the home page to the token page. */
async function consent(page: Page): Promise<void> {
  await page.goto(site);
  await page.click("a[href='/api/auth']");
  await page.check(`input[value="${BOTH_DIRECTIONS}"]`);
  await page.click("button:has-text('accepte')");
  await page.fill("#digits", BOTH_DIRECTIONS.slice(-4));
  await page.click("button[type=submit]");
  await page.waitForURL(`${site}/token`);
}

describe("a person in front of a browser", () => {
  it("a person consents, confirms the meter and reads it; a token revoked by page or program is refused at once", async () => {
    const page = await (await browser.newContext({ locale: "fr-FR" })).newPage();
    await consent(page);
    const first = await tokenOn(page);
    const reading = await fetch(readingOf(routeNamed("daily_consumption")), {
      headers: { authorization: `Bearer ${first}` },
    });
    expect(await reading.json()).toMatchObject({ usage_point_id: BOTH_DIRECTIONS, interval_reading: [{}, {}] });

    await page.fill("input[name=name]", "chauffe-eau");
    await page.click("form[action='/token/another'] button");
    await page.waitForURL(`${site}/token/another`);
    const another = await tokenOn(page);
    expect(another).not.toBe(first);
    expect(await read(another)).toEqual([200, undefined]);

    await page.goto(`${site}/token`);
    await page.click("text=Révoquer les autres jetons…");
    await page.click("form[action='/token/revoke-others'] button");
    await page.waitForURL(`${site}/token/revoke-others`);
    expect(await read(another)).toEqual(REVOKED);
    expect(await read(first)).toEqual([200, undefined]);

    const body = new URLSearchParams({ token: first });
    expect((await fetch(new URL("/api/v2/tokens/revoke", running.gateway), { method: "POST", body })).status).toBe(200);
    const everywhere = await Promise.all([
      ...DATA_ROUTES.map((route) => told(readingOf(route), first)),
      told("/api/v2/me", first),
      told("/api/v2/tokens/renew", first, "POST"),
    ]);
    expect(new Set(everywhere.map(String))).toEqual(new Set([String(REVOKED)]));
  });
});
