import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Visit } from "../site/browser.ts";
import { launch } from "../support/chromium.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

/** Its registers are HC and HP. */
const METER = "20000000000802";
const HOSTILE = '=1+1"], [hidden], [x="';

let running: Running;
let browser: Browser;
let site: URL;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  site = new URL(`http://localhost:${running.gateway.port}/consommation`);
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

/** The answer of the API, with another name for the register HC. */
const renameRegister = (page: Page) =>
  page.route("**/registers?*", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('"register":"HC"', `"register":${JSON.stringify(HOSTILE)}`);
    await route.fulfill({ response, body });
  });

const settled = (page: Page) => page.locator("#shown[aria-busy=false]").waitFor();

describe("a register that Enedis names like a selector and a formula", () => {
  it("a register named like a selector and a formula has its own row of the price table, and is text in the file", async () => {
    const visit = await Visit.open(browser, site, { acceptDownloads: true });
    const { page } = visit;
    await renameRegister(page);
    await page.fill("#token", await tokenFor(METER));
    await page.click("#open button");
    await settled(page);
    await page.click("[data-view=tariff]");
    const rows = page.locator(".prices tbody tr");
    await rows.first().waitFor();
    await settled(page);
    const filledIn = await rows.evaluateAll((all) =>
      all.map((row) => [row.dataset.register, Number(row.querySelector("[data-wh] data")?.getAttribute("value")) > 0]),
    );
    expect(filledIn).toEqual([
      [HOSTILE, true],
      ["HP", true],
      ["", true],
    ]);

    const [file] = await Promise.all([page.waitForEvent("download"), page.click("[data-file=csv]")]);
    const [head = ""] = (await readFile(await file.path(), "utf8")).replace("\ufeff", "").split("\r\n");
    expect(head).toBe(`jour;"'${HOSTILE.replaceAll('"', '""')}_kwh";hp_kwh`);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});
