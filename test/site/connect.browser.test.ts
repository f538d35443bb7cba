import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crontabAt } from "../../shared/quota/crontab.ts";
import { slotOf } from "../../shared/quota/slot.ts";
import { PROGRAMS } from "../../shared/texts/connect.fr.ts";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { LOADS, type Load, optionsOf, Visit } from "./browser.ts";

let running: Running;
let browser: Browser;
// Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
const site = () => `http://localhost:${running.gateway.port}`;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

async function visit(load: Load, token: string | null): Promise<Visit> {
  const context = await browser.newContext(optionsOf(load));
  if (token !== null) {
    await context.addInitScript(`sessionStorage.getItem("seen") || sessionStorage.setItem("token", ${JSON.stringify(token)});
      sessionStorage.setItem("seen", "1");`);
  }
  const opened = await Visit.in(context, new URL(site()));
  await opened.page.goto(`${site()}/brancher`);
  return opened;
}

const shownCode = (page: Page) => page.locator(".tabs pre:visible").first().innerText();
const choose = (page: Page, program: string) => page.click(`label[for=${program}]`);
const TRIED = PROGRAMS.map(({ id, tried }) => ({ id, tried }));

describe.each(LOADS)("/brancher on a $device", (load) => {
  it("each program has its settings, with how far they were tried, and nothing is wider than the screen", async () => {
    const opened = await visit(load, null);
    for (const [at, { id, tried }] of TRIED.entries()) {
      await choose(opened.page, id);
      expect(await opened.page.locator(".tabs > div:visible").count()).toBe(1);
      expect((await opened.page.locator(".tabs pre:visible").allInnerTexts()).join().length).toBeGreaterThan(50);
      const says = await opened.page.locator(".tabs .tag:visible").innerText();
      expect(says).toBe({ whole: "Essayé", part: "Essayé en partie", not: "Pas essayé ici" }[tried]);
      for (const width of [320, opened.page.viewportSize()?.width ?? 0]) {
        await opened.page.setViewportSize({ width, height: 844 });
        expect(await opened.overflow(), `${id} at ${width}`).toBe(0);
      }
      await opened.inBothColors(load, async (colors, rules) => {
        expect(await opened.barriers(rules, at === 0 ? undefined : ".tabs"), `${id} ${colors}`).toEqual([]);
        await opened.picture(`connect-${id}-${load.device}-${colors}`);
      });
    }
    expect([opened.foreign, opened.complaints]).toEqual([[], []]);
    await opened.close();
  });

  it("the settings carry meter, token and minute of this tab, masked on the screen and whole in a copy", async () => {
    const token = await tokenFor(METER);
    const opened = await visit(load, token);
    const { page } = opened;
    await choose(page, "cron");
    const { hour, minute } = slotOf(METER);
    await expect.poll(() => shownCode(page)).toContain(`${crontabAt({ hour, minute })} curl`);
    expect(await shownCode(page)).toContain("Bearer ••••••••");
    expect(await page.isVisible("#without-token")).toBe(false);
    const html = await page.content();
    for (const secret of [token, METER]) expect(page.url() + html).not.toContain(secret);

    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.locator(".tabs > div:visible .code > button").first().click();
    const copied = (await page.evaluate("navigator.clipboard.readText()")) as string;
    expect(copied).toContain(`"Authorization: Bearer ${token}"`);
    expect(copied).toContain(`prm=${METER}&last=P7D`);
    await choose(page, "jeedom");
    expect(await page.locator(".tabs > div:visible").innerText()).toContain(`${minute} ${hour} * * *`);
    await opened.close();
  });

  it("a button opens our integration in one's own Home Assistant, and the address that it asks for can be copied", async () => {
    const opened = await visit(load, null);
    const { page } = opened;
    await choose(page, "home-assistant");
    expect(await page.getAttribute("#my-home-assistant", "href")).toBe(
      "https://my.home-assistant.io/redirect/config_flow_start/?domain=conso_api",
    );
    await expect.poll(() => shownCode(page)).toBe(new URL(page.url()).origin);
    await opened.close();
  });

  it("a person without a token is led to one, and names no program that asks another gateway", async () => {
    const opened = await visit(load, null);
    const text = await opened.page.content();
    expect(text).not.toMatch(/HA Linky|linky auth|ha-linky/);
    expect(await opened.page.isVisible("#without-token")).toBe(true);
    await opened.page.click("#without-token .step:not(.quiet)");
    await opened.page.waitForURL(/\/consommation$/);
    await opened.close();
  });
});

describe("the page of a token", () => {
  it("the page of a token takes the token along to the settings, in the tab and in no address", async () => {
    const token = await tokenFor(METER);
    const context = await browser.newContext({ locale: "fr-FR" });
    await context.addCookies([
      { name: "__Host-token", value: token, url: site().replace("http", "https"), secure: true },
    ]);
    const page = await context.newPage();
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await page.goto(`${site()}/token`);
    await page.click("a[href='/brancher'].step");
    await page.waitForURL(/\/brancher$/);
    await expect.poll(() => page.innerText("#yours")).toContain("••••••••••4270");
    expect(addresses.filter((address) => address.includes(token))).toEqual([]);
    await context.close();
  });
});
