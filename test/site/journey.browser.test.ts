import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth } from "../support/running.ts";
import { Visit } from "./browser.ts";

let running: Running;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  await running.enedis.control({ callbackUrl: `http://localhost:${running.gateway.port}/api/callback` });
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const FOCUSED = `(() => {
  const on = document.activeElement;
  return on === document.body ? "" : [on.tagName.toLowerCase(), on.id, on.getAttribute("value") ?? "", on.textContent].join("|");
})()`;

/** Presses Tab until the wanted element has the focus. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press("Tab");
    const focused = (await page.evaluate(FOCUSED)) as string;
    if (wanted.test(focused)) return;
    passed.push(focused.slice(0, 60));
  }
  throw new Error(`Tab never reaches ${wanted}; it passed ${passed.join(" · ")}`);
}

/** Selects an option with the arrow keys. */
async function choose(page: Page, value: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    const focused = (await page.evaluate(FOCUSED)) as string;
    if (focused.includes(`|${value}|`)) return page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrows never reach ${value}`);
}

const enter = (page: Page) => page.keyboard.press("Enter");

describe("the whole journey, with the keyboard alone", () => {
  it("the keyboard alone leads from the home page to a chart of the person's own readings", async () => {
    const visit = await Visit.in(
      await browser.newContext({ locale: "fr-FR" }),
      new URL(`http://localhost:${running.gateway.port}`),
      running.enedis.url,
    );
    const { page } = visit;
    await page.goto(`http://localhost:${running.gateway.port}/`);

    await page.keyboard.press("Tab");
    expect(await page.evaluate(FOCUSED)).toContain("Aller au contenu");
    await tabTo(page, /^a\|.*Donner mon consentement/);
    await Promise.all([page.waitForURL(/dataconnect/), enter(page)]);

    // Enedis's own page, simulated.
    await tabTo(page, /^input\|/);
    await choose(page, METER);
    await tabTo(page, /^button\|.*accepte/);
    await enter(page);

    await page.waitForSelector("#digits");
    expect(await visit.barriers()).toEqual([]);
    await visit.picture("consent-confirm");
    await tabTo(page, /^input\|digits/);
    await page.keyboard.type(METER.slice(-4));
    await enter(page);
    await page.waitForURL(/\/token$/);
    const token = ((await page.textContent("#token")) ?? "").trim();
    expect(token.split(".")).toHaveLength(3);

    await tabTo(page, /Voir ma consommation/);
    await Promise.all([page.waitForURL(/\/consommation$/), enter(page)]);
    await page.waitForSelector(".chart canvas");
    await page.getByText(`Compteur •••• ${METER.slice(-4)}`).waitFor();
    // What comes late may be drawn anew, or stand between where the person is and what they look for.
    await page.locator("#shown[aria-busy=false]").waitFor();
    await page.locator("#lead[aria-busy=false] strong").waitFor();

    await tabTo(page, /^div\|\|/);
    await page.keyboard.press("ArrowRight");
    expect(await page.textContent("#spoken")).toMatch(/kWh/);
    await tabTo(page, /^button\|\|.*Agrandir/);
    await enter(page);
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
    await visit.close();
  });
});
