import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../support/chromium.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { Device } from "../support/pairing.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { LOADS, type Load, optionsOf, Visit } from "./browser.ts";

let running: Running;
let browser: Browser;
let ours: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  ours = `http://localhost:${running.gateway.port}`;
  await running.enedis.control({ callbackUrl: `${ours}/api/callback` });
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const device = () => Device.begin(running.gateway, "Box de l’entrée", "consumption daily");
const press = (page: Page, text: string) => page.getByRole("button", { name: text }).first().click();

/** Looks at the page that is shown: in both colours, on the screen of this load. */
async function looksRight(visit: Visit, load: Load, name: string): Promise<void> {
  await visit.inBothColors(load, async (colors, rules) => {
    expect([name, colors, await visit.barriers(rules)]).toEqual([name, colors, []]);
    expect([name, colors, await visit.overflow()]).toEqual([name, colors, 0]);
    await visit.picture(`pairing-${name}-${load.device}-${colors}`);
  });
}

async function visitIn(load: Load): Promise<Visit> {
  return Visit.in(await browser.newContext(optionsOf(load)), new URL(ours), running.enedis.url);
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.goto(`${ours}/appareil`);
  await page.fill("#code", code.toLowerCase());
  await press(page, "Continuer");
  await page.getByRole("heading", { name: "Est-ce bien vous" }).waitFor();
}

const METERS = { desktop: METER, phone: OTHER_METER };

describe.each(LOADS)("a device is paired on a $device", (load) => {
  it("a person types the code, reads who asks, consents at Enedis, reads it again, and the device has its token", async () => {
    const box = await device();
    const visit = await visitIn(load);
    const { page } = visit;
    await page.goto(`${ours}/appareil`);
    await looksRight(visit, load, "1-code");
    await page.fill("#code", "BCDF-GHJK");
    await press(page, "Continuer");
    await page.waitForSelector("#problem");
    await looksRight(visit, load, "2-unknown");
    await typeCode(page, box.userCode);
    expect(await page.textContent("#device")).toBe("Box de l’entrée");
    await looksRight(visit, load, "3-ask");
    await press(page, "Oui, c’est bien moi");
    await page.waitForSelector("#consent");
    await looksRight(visit, load, "4-ways");
    expect(page.url()).toBe(`${ours}/appareil`);

    await page.click("#consent");
    const meter = METERS[load.device];
    await page.check(`input[value="${meter}"]`);
    await page.click("button:has-text('accepte')");
    await page.fill("#digits", meter.slice(-4));
    await page.click("button[type=submit]");
    await page.getByRole("heading", { name: "Votre consentement est donné" }).waitFor();
    expect(await page.textContent("#device")).toBe("Box de l’entrée");
    expect(await box.error()).toBe("authorization_pending");
    await looksRight(visit, load, "5-back");
    await press(page, "Oui, lui donner accès");
    await page.getByRole("heading", { name: "Appareil relié" }).waitFor();
    await looksRight(visit, load, "6-done");
    const { body } = await box.poll();
    expect(body.scope).toBe("consumption daily");
    expect([visit.foreign, visit.complaints.filter((text) => !text.includes("404"))]).toEqual([[], []]);
    await visit.close();
  });

  it("a person whose tab works with a token pairs with it, by one press, and no page sent it before", async () => {
    const box = await device();
    const visit = await visitIn(load);
    const { page } = visit;
    const token = await tokenFor(METER);
    await page.goto(`${ours}/consommation`);
    await page.locator("input[type=password], textarea").first().fill(token);
    await page.locator("form button[type=submit]").first().click();
    await page.waitForFunction("sessionStorage.getItem('sealed-token') !== null");
    await typeCode(page, box.userCode);
    await press(page, "Oui, c’est bien moi");
    await page.waitForSelector("#kept:not([hidden])");
    expect(await page.textContent("#kept-meter")).toContain(METER.slice(-4));
    await looksRight(visit, load, "7-kept");
    await page.locator("#kept button").click();
    await page.getByRole("heading", { name: "Appareil relié" }).waitFor();
    expect((await box.poll()).status).toBe(200);
    await visit.close();
  });

  it("a person who says no reads that the device has nothing, and the device is told", async () => {
    const box = await device();
    const visit = await visitIn(load);
    await typeCode(visit.page, box.userCode);
    await press(visit.page, "Non, refuser");
    await visit.page.getByRole("heading", { name: "Appareil refusé" }).waitFor();
    await looksRight(visit, load, "8-declined");
    expect(await box.error()).toBe("access_denied");
    await visit.close();
  });
});
