import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { drawn, openWith, tick } from "../support/remembering.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { LOADS, optionsOf, Visit } from "./browser.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
let site: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies, and runs service workers, for `localhost` without TLS.
  site = `http://localhost:${running.gateway.port}`;
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

/** A device on which the page has drawn something and its worker is ready. */
async function installed(context: BrowserContext, token: string): Promise<Page> {
  const page = await context.newPage();
  await openWith(page, site, token);
  await page.evaluate(`navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" ||
    new Promise((done) => active.addEventListener("statechange", done)))`);
  return page;
}

interface Manifest {
  readonly start_url: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
}

describe("the installed page", () => {
  it("the installed page opens on one's own consumption, and Chromium finds nothing wrong with its manifest and icons", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await installed(context, await tokenFor(METER));
    const session = await context.newCDPSession(page);
    const { errors, data = "{}" } = await session.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { start_url, icons } = JSON.parse(data) as Manifest;
    expect(start_url).toBe("/consommation");
    expect(icons.map(({ purpose }) => purpose)).toContain("maskable");
    const apple = await page.getAttribute("link[rel=apple-touch-icon]", "href");
    for (const { src, sizes } of [...icons, { src: apple ?? "", sizes: "180x180" }]) {
      const bytes = Buffer.from(await (await fetch(site + src)).arrayBuffer());
      // Width and height stand in the first chunk of a PNG.
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
    await context.close();
  });

  it("the installed page keeps the offline page and the stylesheet, and neither reading nor token, whatever is looked at", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const token = await tokenFor(METER);
    const page = await installed(context, token);
    await tick(page);
    await page.reload();
    await drawn(page);
    for (const view of ["curve", "hours", "peak"]) {
      await page.click(`[data-view=${view}]`);
      await drawn(page);
    }
    await page.goto(`${site}/token`);
    await page.goto(`${site}/exemples`);
    await page.goto(`${site}/consommation`);
    await drawn(page);
    const kept = (await page.evaluate(`(async () => {
      const found = [];
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) found.push([new URL(request.url).pathname, await (await cache.match(request)).text()]);
      }
      return found;
    })()`)) as [string, string][];
    expect(kept.map(([path]) => path).sort()).toEqual(["/hors-ligne", "/style.css"]);
    for (const part of [token, METER, METER.slice(-4)]) expect(JSON.stringify(kept)).not.toContain(part);
    await context.close();
  });

  it("the worker of the installed page answers neither the API nor any page but its own", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await installed(context, await tokenFor(METER));
    const answered: string[] = [];
    page.on("response", (response) => {
      if (response.fromServiceWorker()) answered.push(new URL(response.url()).pathname);
    });
    await page.goto(`${site}/consommation`);
    await drawn(page);
    await page.goto(`${site}/token`);
    await page.goto(`${site}/documentation`);
    expect([...new Set(answered)].sort()).toEqual(["/consommation", "/style.css"]);
    await context.close();
  });

  it("a page of which nothing was drawn installs nothing", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    await page.goto(`${site}/consommation`);
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")).toBe(0);
    await context.close();
  });
});

describe.each(LOADS)("a $device without a connection", (load) => {
  it("a device without a connection says so, accessibly, and draws again when the connection is back", async () => {
    const context = await browser.newContext(optionsOf(load));
    await installed(context, await tokenFor(METER));
    const visit = await Visit.in(context, new URL(site));
    const { page } = visit;
    await context.setOffline(true);
    await page.goto(`${site}/consommation`);
    expect(await page.textContent("h1")).toBe("Hors ligne");
    await visit.inBothColors(load, async (colorScheme, rules) => {
      expect(await visit.barriers(rules), colorScheme).toEqual([]);
      expect(await visit.overflow()).toBe(0);
      await visit.picture(`offline-${load.device}-${colorScheme}`);
    });
    await context.setOffline(false);
    await page.click("a[href='/consommation'].step");
    await page.locator("#open, #home").first().waitFor();
    expect(await page.textContent("h1")).toBe("Ma consommation");
    await context.close();
  });
});
