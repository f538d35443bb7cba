import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FRENCH_LOW_VOLTAGE } from "../../shared/impact/v1.0.0/factors/factors.ts";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { Visit } from "./browser.ts";

let running: Running;
let browser: Browser;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

describe("the interactive reference", () => {
  it("the interactive reference opens from our own files, accessible on a desktop and on a phone, in light and in dark mode", async () => {
    const visit = await Visit.open(browser, new URL("/documentation/api", running.gateway));
    await visit.page.click("#offer button >> nth=0");
    await visit.page.click("[id$=-daily_consumption] .opblock-summary-control");
    await visit.page.waitForSelector(".responses-inner");
    const spoken = await visit.page.locator("#interactive .opblock.is-open").innerText();
    for (const word of ["Paramètres", "Exécuter", "Réponses", "Énergie de chaque jour, consommée (Wh)"])
      expect(spoken).toContain(word);
    const mark = "getComputedStyle(document.querySelector('.parameter__name.required'), '::after').content";
    expect(await visit.page.evaluate(mark)).toBe('"obligatoire"');
    expect(spoken).not.toMatch(
      /\b(Execute|Parameters|Responses|Description of|The token|Enedis gave|Missing|Controls|header|Unknown|Too many)\b/,
    );
    await visit.onEveryScreen(async ({ device }, colorScheme, rules) => {
      const where = `${device}, ${colorScheme}`;
      await visit.picture(`reference-open-${device}-${colorScheme}`);
      expect(await visit.barriers(rules, "#interactive"), where).toEqual([]);
      expect(await visit.overflow(), where).toBe(0);
    });
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
    await visit.close();
  });

  it("the interactive reference opens from a link to it, and reads a meter with a pasted token", async () => {
    const visit = await Visit.open(browser, new URL("/documentation/api#interactive", running.gateway));
    const { page } = visit;
    await page.click(".authorize");
    await page.fill(".auth-container input", await tokenFor(METER));
    await page.click(".auth-btn-wrapper .authorize");
    await page.click(".btn-done");
    await page.click("[id$=-daily_consumption] .opblock-summary-control");
    await page.click(".execute");
    expect(await page.innerText(".validation-errors")).toContain("« prm » est obligatoire.");
    await page.fill('tr[data-param-name="prm"] input', METER);
    await page.fill('tr[data-param-name="start"] input', "2026-11-01");
    await page.fill('tr[data-param-name="end"] input', "2026-11-08");
    await page.click(".execute");
    await page.waitForSelector(".live-responses-table .response");
    expect(await page.innerText(".live-responses-table .response .response-col_status")).toContain("200");
    expect(await page.innerText(".live-responses-table .response")).toContain('"interval_reading"');
    await visit.close();
  });

  it("the interactive reference reads with the token of this tab, which nobody pastes again", async () => {
    // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
    const site = `http://localhost:${running.gateway.port}`;
    const context = await browser.newContext({ locale: "fr-FR" });
    const token = await tokenFor(METER);
    await context.addInitScript(`sessionStorage.getItem("seen") || sessionStorage.setItem("token", ${JSON.stringify(token)});
      sessionStorage.setItem("seen", "1");`);
    const { page } = await Visit.in(context, new URL(site));
    await page.goto(`${site}/documentation/api#interactive`);
    await page.click("[id$=-me] .opblock-summary-control");
    await page.click(".execute");
    await page.waitForSelector(".live-responses-table .response");
    expect(await page.innerText(".live-responses-table .response")).toContain("••••••••••4270");
    expect(page.url()).not.toContain(token);
    await context.close();
  });

  it("the list of operations names the answers of each without a script", async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(new URL("/documentation/api", running.gateway).href);
    const operations = page.locator("details.operation");
    expect(await operations.count()).toBeGreaterThan(50);
    const answered = await operations.evaluateAll(
      (all) => all.filter((one) => [...one.querySelectorAll("dt")].some((dt) => dt.textContent === "200")).length,
    );
    expect(answered).toBe(await operations.count());
    await page.context().close();
  });

  it("the interactive reference opens the frozen version of the impact too, and simulates without a token", async () => {
    const visit = await Visit.open(browser, new URL("/documentation/api", running.gateway));
    const { page } = visit;
    await page.click("#offer button >> nth=1");
    await page.click('.opblock-summary-path[data-path="/versions/v1.0.0/api/impact/simulator"]');
    await page.fill(
      ".body-param__text",
      JSON.stringify({ consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount: 12 }] }),
    );
    await page.click(".execute");
    await page.waitForSelector(".live-responses-table .response");
    expect(await page.innerText(".live-responses-table .response .response-col_status")).toContain("200");
    expect(await page.innerText(".live-responses-table .response")).toContain('"ecs": 231.972');
    await visit.close();
  });
});
