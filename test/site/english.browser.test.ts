import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { drawn } from "../support/remembering.ts";
import { type Running, startBoth } from "../support/running.ts";
import { DEVICES, Visit } from "./browser.ts";

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
let site: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  site = `http://localhost:${running.gateway.port}`;
  await running.enedis.control({ callbackUrl: `${site}/api/callback` });
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const FRENCH =
  /(?<![\p{L}’-])(les?|des|une|est|vous|votre|pour|dans|avec|pas|qui|cette|sont|jeton|compteur|relevés?|jours?|janv|févr|juil|août|déc|lun|mar|mer|jeu|ven|sam|dim)(?![\p{L}’-])/giu;

/** What is on the screen, without the names of languages and without what French sites and bills call things. */
async function frenchWords(page: Page): Promise<string[]> {
  const text = await page.innerText("main");
  const labels = (await page.evaluate(
    "[...document.querySelectorAll('main [aria-label], main [title]')].map((one) => one.ariaLabel + ' ' + one.title).join(' ')",
  )) as string;
  return `${text} ${labels}`.replaceAll(/“[^”]*”|heures creuses/gi, "").match(FRENCH) ?? [];
}

const lightOf = (language: string) => ({ locale: language, viewport: DEVICES.desktop });

describe("somebody who reads English", () => {
  it("somebody on a laptop comes from the home page to a line of cron that reads their meter, in English at every step", async () => {
    const context = await browser.newContext({
      ...lightOf("en-GB"),
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const visit = await Visit.in(context, new URL(site), running.enedis.url);
    const { page } = visit;
    const read = async (heading: string) => {
      await expect.poll(() => page.textContent("h1")).toBe(heading);
      expect(await page.getAttribute("html", "lang")).toBe("en");
      expect([heading, await frenchWords(page)]).toEqual([heading, []]);
    };

    await page.goto(`${site}/en`);
    await read("What your Linky meter measures");
    await page.click(".doors >> text=Connect a program >> nth=-1");
    await page.waitForURL(/\/en\/brancher$/);
    await read("Connect a program");
    await page.click("text=Give my consent");
    await page.waitForURL(/\/en#pour-vous$/);
    await page.click("#pour-vous a.step");

    // Enedis's own page, which is French.
    await page.check(`input[value="${METER}"]`);
    await page.click("button:has-text('accepte')");
    await page.waitForSelector("#digits");
    await read("Confirm your meter");
    await page.fill("#digits", METER.slice(-4));
    await page.click("main button[type=submit]");
    await page.waitForURL(/\/token$/);
    await read("Your token is ready");

    await page.click("text=See the settings");
    await page.waitForURL(/\/en\/brancher/);
    await page.locator("#yours", { hasText: "These examples hold your token" }).waitFor();
    await page.click("label[for=cron]");
    await page.click(".code:visible button >> nth=0");
    const line = (await page.evaluate("navigator.clipboard.readText()")) as string;
    expect(line).toMatch(/^\d{1,2} \* \* \* \* .* = (08|09|10|11) \] && curl /);
    expect(visit.foreign).toEqual([]);
    await visit.close();

    const folder = await mkdtemp(join(tmpdir(), "english-"));
    // A shell reaches the gateway at its address, not at the name that the browser needs.
    const command = line.replace(/^.* && (?=curl)/, "").replaceAll(site, running.gateway.origin);
    await promisify(execFile)("sh", ["-c", command], { env: { HOME: folder } });
    expect((await readFile(join(folder, "conso.csv"), "utf8")).trim().split("\r\n")).toHaveLength(8);
    await rm(folder, { recursive: true });
  });

  it("every view and period of the sample home is in English", async () => {
    const visit = await Visit.open(browser, new URL("/en/consommation/exemple", site), lightOf("fr-FR"));
    const { page } = visit;
    await drawn(page);
    const seen: (string | string[])[][] = [];
    for (const period of ["week", "month", "year", "three_years", "day"]) {
      await page.click(`[data-period=${period}]`);
      await page.locator("#shown[aria-busy=false]").waitFor();
      for (const view of await page.locator("[data-view]:visible").all()) {
        await view.click();
        await page.locator("#shown[aria-busy=false]").waitFor();
        seen.push([period, (await view.getAttribute("data-view")) ?? "", await frenchWords(page)]);
      }
    }
    expect(seen.length).toBeGreaterThan(15);
    expect(seen.filter(([, , words]) => words?.length !== 0)).toEqual([]);
    await visit.close();
  });

  it("the switch keeps page, view and language, for a browser that asks for French too", async () => {
    const visit = await Visit.open(
      browser,
      new URL("/consommation/exemple#period=day&day=2026-11-20&view=hours", site),
      lightOf("fr-FR"),
    );
    const { page } = visit;
    await drawn(page);
    await page.click("text=English");
    await page.waitForURL(/\/en\/consommation\/exemple#period=day&day=2026-11-20&view=hours$/);
    await drawn(page);
    await page.click("nav >> text=Status");
    await expect.poll(() => page.textContent("h1")).toBe("Service status");
    await page.click("text=Français");
    await expect.poll(() => page.textContent("h1")).toBe("État du service");
    await visit.close();
  });
});

const PAGES = [
  { path: "/en", heading: "What your Linky meter measures" },
  { path: "/en/consommation", heading: "My usage" },
  { path: "/en/consommation/exemple", heading: "An example" },
  { path: "/en/brancher", heading: "Connect a program" },
  { path: "/en/exemples", heading: "Try it" },
  { path: "/en/documentation", heading: "Documentation" },
  { path: "/en/documentation/erreurs/consentement", heading: "Errors: the consent" },
  { path: "/en/consentement/aide", heading: "If sharing does not work" },
] as const;

describe("on a desktop and on a phone, in light and in dark mode", () => {
  it.each(PAGES)("the English page $path is accessible, light and complete", async ({ path, heading }) => {
    const visit = await Visit.open(browser, new URL(path, site), { locale: "en-GB" });
    expect(await visit.page.textContent("h1")).toBe(heading);
    await visit.onEveryScreen(async ({ device }, colorScheme, rules) => {
      const where = `${device}, ${colorScheme}`;
      // Its elements and colours are those of the page in French.
      if (colorScheme === "light") expect(await visit.barriers(rules), where).toEqual([]);
      // A chart follows the window a frame later.
      await expect.poll(() => visit.overflow(), { message: where }).toBe(0);
      await visit.picture(`english${path.replaceAll("/", "-")}-${device}-${colorScheme}`);
    });
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
    expect(await visit.weight()).toBeLessThan(75_000);
    await visit.close();
  });
});
