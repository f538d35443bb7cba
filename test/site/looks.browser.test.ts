import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningWorker } from "../../local/worker.ts";
import { launch } from "../support/chromium.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, startGateway, tokenFor } from "../support/running.ts";
import { LOADS, type Load, optionsOf, Visit } from "./browser.ts";

const METERS = [METER, OTHER_METER];

let running: Running;
let misconfigured: RunningWorker;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  misconfigured = await startGateway(running.enedis.url, { DO_JURISDICTION: "eu" });
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  await running.enedis.control({ callbackUrl: `http://localhost:${running.gateway.port}/api/callback` });
});
afterAll(() => Promise.all([running.stop(), misconfigured.stop(), browser.close()]));

const site = () => new URL(`http://localhost:${running.gateway.port}`);

/** A share gives one token, so each journey uses another meter. */
const PEOPLE = LOADS.map((load, at) => ({ ...load, meter: METERS[at] ?? "" }));

async function looked(visit: Visit, load: Load, name: string, heading: string): Promise<void> {
  await expect.poll(() => visit.page.textContent("h1")).toBe(heading);
  await visit.inBothColors(load, async (colorScheme, rules) => {
    expect(await visit.barriers(rules), colorScheme).toEqual([]);
    expect(await visit.overflow(), colorScheme).toBe(0);
    await visit.picture(`${name}-${load.device}-${colorScheme}`);
  });
  expect(await visit.weight()).toBeLessThan(60_000);
}

describe("the status page is accessible, light and complete", () => {
  const [meter = ""] = METERS;
  const read = async (end: number) => {
    const period = `start=2026-10-01&end=2026-10-${end}`;
    const headers = { authorization: `Bearer ${await tokenFor(meter)}` };
    await fetch(new URL(`/api/daily_consumption?prm=${meter}&${period}`, running.gateway), { headers });
  };
  const lookedAt = async (name: string) => {
    for (const load of LOADS) {
      const visit = await Visit.open(browser, new URL("/statut", site()), optionsOf(load));
      await looked(visit, load, name, "État du service");
      await visit.close();
    }
  };

  /** The home page, once it has read the status. */
  const leaving = async () => {
    const visit = await Visit.in(await browser.newContext(), site());
    const told = visit.page.waitForResponse(/\/api\/v2\/status/);
    await visit.page.goto(site().href);
    await (await told).finished();
    // The page shows it a moment later.
    await visit.page.waitForLoadState("networkidle");
    return visit;
  };

  it("the status page is accessible, light and complete when Enedis answers", async () => {
    for (let end = 10; end < 15; end++) await read(end);
    await shows("well");
    await lookedAt("status-well");
    const home = await leaving();
    expect(await home.page.isVisible("#weather")).toBe(false);
    await home.close();
  });

  it("the status page is accessible, light and complete when Enedis fails", async () => {
    await running.enedis.control({ fault: { kind: "html_503", on: "measures" } });
    for (let end = 15; end < 25; end++) await read(end);
    await shows("enedis_down");
    await lookedAt("status-down");
    // The home page warns a person who is about to consent.
    const home = await leaving();
    await home.page.waitForSelector("#weather:not([hidden])");
    expect(await home.page.innerText("#weather")).toContain("Enedis ne répond pas en ce moment.");
    await home.picture("home-when-enedis-is-down");
    await home.close();
  });
});

describe.each(PEOPLE)("on a $device, in light and in dark mode", ({ meter, ...load }) => {
  it("every step of a consent is accessible, light and complete, in light and in dark mode", async () => {
    const visit = await Visit.in(await browser.newContext(optionsOf(load)), site(), running.enedis.url);
    const { page } = visit;
    await page.route("**/consentement", standingStill);
    await page.goto(new URL("/api/auth", site()).href);
    await consentAtEnedis(page, meter);
    await looked(visit, load, "consent-confirm", "Confirmez votre compteur");

    await page.fill("#digits", "0000");
    await page.click("main button[type=submit]");
    await looked(visit, load, "consent-wrong-digits", "Pas encore confirmé");
    await page.click("text=Corriger les chiffres");

    await page.fill("#digits", meter.slice(-4));
    await page.click("main button[type=submit]");
    await page.waitForURL(/\/token$/);
    await looked(visit, load, "token-after-consent", "Votre jeton est prêt");

    await page.fill("input[name=name]", "Grenier");
    await page.selectOption("select[name=scope]", "consumption daily");
    await page.click("form[action='/token/another'] button");
    // It has the heading of the page before.
    await page.waitForURL(/\/token\/another$/);
    await looked(visit, load, "token-another", "Votre jeton est prêt");

    await page.goto(new URL("/token", site()).href);
    await page.click("text=Révoquer ce jeton…");
    await looked(visit, load, "token-revoke", "Votre jeton est prêt");
    await page.click("form[action='/token/revoke'] button");
    await looked(visit, load, "token-revoked", "Jeton révoqué");
    await visit.close();
  });

  it("the page of a broken gateway is accessible, light and complete, in light and in dark mode", async () => {
    const visit = await Visit.open(browser, new URL("/statut", misconfigured.url), optionsOf(load));
    await looked(visit, load, "broken", "Erreur de la passerelle");
    await visit.close();
  });
});

const shows = (verdict: string) =>
  expect
    .poll(async () => (await (await fetch(new URL("/api/v2/status", running.gateway))).json()) as object, {
      interval: 500,
    })
    .toMatchObject({ verdict });

/** Keeps the waiting page from reloading during the checks. */
async function standingStill(route: Route): Promise<void> {
  const response = await route.fetch({ maxRedirects: 0 });
  const { refresh: _, ...headers } = response.headers();
  await route.fulfill({ response, headers });
}

async function consentAtEnedis(page: Page, meter: string): Promise<void> {
  await page.check(`input[value="${meter}"]`);
  await page.click("button:has-text('accepte')");
  await page.waitForSelector("#digits");
}
