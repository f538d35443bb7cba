import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch, launchWithProfile } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { drawn, openWith, tick, untick } from "../support/remembering.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { DEVICES, LOADS, type Load, optionsOf, Visit } from "./browser.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
let site: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  site = `http://localhost:${running.gateway.port}`;
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

describe("a person who comes back the next day", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "profile-"));
    return () => rm(folder, { recursive: true });
  });

  /** A browser that was closed meanwhile: its session, with the tabs, is gone. */
  async function inBrowser(device: Load["device"], act: (page: Page) => Promise<void>): Promise<void> {
    const context = await launchWithProfile(folder);
    const page = await context.newPage();
    await page.setViewportSize(DEVICES[device]);
    await act(page);
    await context.close();
  }

  it("a person who had the device remember sees their week in one click, on any screen, and never needs the token again", async () => {
    const token = await tokenFor(METER);
    await inBrowser("desktop", async (page) => {
      await openWith(page, site, token);
      await tick(page);
    });
    for (const { device } of LOADS) {
      await inBrowser(device, async (page) => {
        await page.goto(site);
        await page.click("a[href='/consommation']");
        await drawn(page);
        expect(await page.isVisible("#open")).toBe(false);
        await expect.poll(() => page.isChecked("#remember-this")).toBe(true);
      });
    }
  });

  it("a person whose password manager keeps the token sees their week in two clicks, on any screen", async () => {
    const token = await tokenFor(METER);
    await inBrowser("desktop", async (page) => {
      await openWith(page, site, token);
      expect(await page.isChecked("#remember-this")).toBe(false);
    });
    for (const { device } of LOADS) {
      await inBrowser(device, async (page) => {
        await page.goto(site);
        await page.click("a[href='/consommation']");
        expect(await page.getAttribute("#token", "autocomplete")).toBe("current-password");
        expect(await page.getAttribute("#token-owner", "autocomplete")).toBe("username");
        // What a password manager does, as it knows both fields.
        await page.fill("#token", token);
        await page.click("#open button");
        await drawn(page);
      });
    }
  });
});

describe.each(LOADS)("the question of remembering, on a $device,", (load) => {
  it("the question says what is kept and until when, and is accessible and complete in light and in dark mode", async () => {
    const context = await browser.newContext(optionsOf(load));
    const visit = await Visit.in(context, new URL(site));
    const { page } = visit;
    await page.goto(`${site}/consommation`);
    expect(await page.isVisible("#remember")).toBe(false);
    await openWith(page, site, await tokenFor(METER));
    await page.locator("#remember").waitFor();
    expect(await page.isChecked("#remember-this")).toBe(false);
    for (const summary of await page.locator("#remember summary").all()) await summary.click();
    await visit.inBothColors(load, async (colorScheme, rules) => {
      expect(await visit.barriers(rules), colorScheme).toEqual([]);
      await visit.picture(`remember-asked-${load.device}-${colorScheme}`);
    });
    await tick(page);
    // The token of this test ends in a year.
    expect(await page.textContent("#remember-says")).toMatch(/jusqu’au 30 novembre 2027, ou jusqu’à six mois/);
    await page.setViewportSize({ width: 320, height: 800 });
    // A chart follows the window a frame later.
    await expect.poll(() => visit.overflow()).toBe(0);
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
    await context.close();
  });
});

describe("a device that remembers", () => {
  it("a device forgets in one click, and the tab goes on with the token until it is closed", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    await openWith(page, site, await tokenFor(METER));
    await tick(page);
    const other = await context.newPage();
    await other.goto(`${site}/consommation`);
    await drawn(other);
    await untick(page);
    const next = await context.newPage();
    await next.goto(`${site}/consommation`);
    await next.locator("#open").waitFor();
    await page.reload();
    await drawn(page);
    expect(await page.isChecked("#remember-this")).toBe(false);
    await context.close();
  });

  it("a device keeps one sealed cookie and one key that no script can read, and nothing of the token elsewhere", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    const token = await tokenFor(METER);
    await openWith(page, site, token);
    await tick(page);
    const cookies = (await context.cookies()).filter(({ name }) => name.startsWith("__Host-remembered-"));
    expect(cookies).toMatchObject([
      { httpOnly: true, secure: true, sameSite: "Strict", path: "/", domain: "localhost" },
    ]);
    const kept = (await page.evaluate(`(async () => {
      const databases = await indexedDB.databases();
      const request = indexedDB.open("remembered");
      const database = await new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
      const all = database.transaction("keys").objectStore("keys").getAll();
      const records = await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); });
      const exported = await crypto.subtle.exportKey("raw", records[0].key).catch(({ name }) => name);
      return { databases: databases.map(({ name }) => name), stores: [...database.objectStoreNames],
        fields: records.map((record) => Object.keys(record).sort()), exported, localStorage: JSON.stringify(localStorage),
        cookie: document.cookie };
    })()`)) as Record<string, unknown>;
    expect(kept).toMatchObject({
      databases: ["remembered"],
      stores: ["keys"],
      fields: [["key", "name", "usedAtMs"]],
      exported: "InvalidAccessError",
      localStorage: '{"remembers":"1"}',
    });
    expect(kept.cookie).not.toContain("remembered");
    await context.close();
  });
});
