import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { DEVICES, Visit } from "./browser.ts";

const PROGRAMS = "/documentation/programmes";

let running: Running;
let browser: Browser;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  visit = await Visit.open(browser, at("/documentation"), { viewport: DEVICES.phone });
  page = visit.page;
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

// Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
const at = (path: string): URL => new URL(path, `http://localhost:${running.gateway.port}`);
const shownCode = () => page.locator(".tabs pre:visible").first().innerText();

describe("the guide", () => {
  it("the guide opens the tab that an address names, and the one that a keyboard chooses", async () => {
    await page.goto(at(`${PROGRAMS}#python`).href);
    expect(await shownCode()).toContain("import urllib.request");
    await page.focus("#python");
    await page.keyboard.press("ArrowLeft");
    expect(await shownCode()).toContain("URLSearchParams");
    expect(await page.locator(".tabs > div:visible").count()).toBe(1);
  });

  it("the guide has its tabs without a script", async () => {
    const scriptless = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await scriptless.goto(at(PROGRAMS).href);
    await scriptless.click("label[for=python]");
    expect(await scriptless.locator(".tabs pre:visible").first().innerText()).toContain("import urllib.request");
    expect(await scriptless.locator(".hljs-string").count()).toBeGreaterThan(0);
    await scriptless.context().close();
  });

  it.each([
    ["#python", `${PROGRAMS}#python`],
    ["#node-red", "/brancher#node-red"],
    ["#jetons", "/documentation/jetons"],
    ["#heures", "/documentation/releves#heures"],
    ["#quota_shared", "/documentation/erreurs/"],
    ["#enedis_load_curve_off", "/documentation/erreurs/enedis#enedis_load_curve_off"],
  ])("the guide leads from a former address, %s, to where it is now", async (anchor, now) => {
    await page.goto(at("/statut").href);
    await page.goto(at(`/documentation${anchor}`).href);
    await page.waitForURL((url) => `${url.pathname}${url.hash}`.startsWith(now));
    const target = await page.evaluate("document.getElementById(location.hash.slice(1))?.id ?? null");
    expect(target).toBe(new URL(page.url()).hash.slice(1) || null);
  });

  it("the guide shows the address of this site, and placeholders to a person without a token here", async () => {
    await page.goto(at("/documentation").href);
    const first = await page.locator("pre").first().innerText();
    expect(first).toContain(`curl --get "${at("/").origin}/api/daily_consumption"`);
    expect(first).toContain("Bearer JETON");
    expect(await page.innerText("#yours")).toContain("remplacez JETON");
  });

  it("the guide carries the meter and the token of this tab, masked on the screen and whole in a copy", async () => {
    const token = await tokenFor(METER);
    await page.goto(at("/consommation").href);
    await page.fill("#token", token);
    await page.click("#open button");
    await page.locator(".chart canvas").first().waitFor();
    await page.goto(at(`${PROGRAMS}#javascript`).href);
    await expect.poll(shownCode).toContain('const jeton = "••••••••";\nconst prm = "••••••••••4270";');
    expect(await page.innerText("#yours")).toContain("••••••••••4270");
    const html = await page.content();
    for (const secret of [token, METER]) expect(page.url() + html).not.toContain(secret);
    for (const code of await page.locator("pre").allTextContents()) expect(code).not.toMatch(/JETON|PRM/);

    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".tabs > div:visible .code > button").first().click();
    const copied = await page.evaluate("navigator.clipboard.readText()");
    expect(copied).toContain(`const jeton = "${token}";\nconst prm = "${METER}";`);
    expect(copied).toContain("URLSearchParams");
    // A button says for two seconds what it did.
    await page.reload();
  });

  it("the guide scrolls wide code inside its box, and names its buttons", async () => {
    expect(await visit.overflow()).toBe(0);
    const isWide = await page
      .locator(".tabs pre:visible")
      .first()
      .evaluate((pre) => pre.scrollWidth > pre.clientWidth);
    expect(isWide).toBe(true);
    const names = await page.locator(".code > button").evaluateAll((all) => all.map((button) => button.ariaLabel));
    expect(names.every((name) => name?.startsWith("Copier l"))).toBe(true);
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
  });
});
