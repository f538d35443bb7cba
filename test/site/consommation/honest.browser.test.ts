import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../local/clock.ts";
import { addDays, type Day, dayEndMs, dayStartMs } from "../../../shared/paris-time.ts";
import { ORDINARY_NOON } from "../../clock/instants.ts";
import { launch } from "../../support/chromium.ts";
import { PRODUCER } from "../../support/meters.ts";
import { type Running, startBoth } from "../../support/running.ts";
import { GRAMS, knowIntensity } from "./known-intensity.ts";
import { drawn, figure, frozenValues, openedPage, settled, sum } from "./own-page.ts";

const WITH_TARIFF = "20000000000802";
const WITH_BOTH = "12655648759651";
const LAPTOP = { viewport: { width: 1366, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TODAY = "2026-11-30" as Day;

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
const site = () => new URL(`http://localhost:${running.gateway.port}`);

beforeAll(async () => {
  const many = { METER_CALLS_PER_DAY: "100000", ENEDIS_CALLS_PER_SECOND: "200", ENEDIS_CALLS_PER_HOUR: "60000" };
  [running, browser] = await Promise.all([startBoth(many), launch()]);
  await running.enedis.control({ quota: { perSecond: 1_000, perHour: 100_000 } });
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const opened = (meter: string, fragment: string, options: object = LAPTOP) =>
  openedPage(browser, site(), [meter], { ...options, fragment });
const energyOf = async (meter: string, start: string, end: string) =>
  sum(await frozenValues(running.gateway, "daily_consumption", meter, start, end));

const figuresOf = (page: Page) => page.locator("#figures dt").allTextContents();

describe("the CO2 of a period", () => {
  it("the days whose CO2 is known come first, and the sum is said to be theirs", async () => {
    const visit = await opened(WITH_TARIFF, "#period=month&view=days");
    const { page } = visit;
    await drawn(page);
    await knowIntensity(page, addDays(TODAY, -5), addDays(TODAY, -1));
    await page.click("[data-view=carbon]");
    await drawn(page);
    const names = await figuresOf(page);
    expect(names.slice(0, 2)).toEqual(["CO2 connu pour", "Émissions de ces 5 jours"]);
    expect(await page.textContent("#figures dd data")).toBe("5 jours sur 29");
    expect(await page.textContent("#figures dd small")).toMatch(/^\d+,\d\s% de la consommation$/);
    const wh = await energyOf(WITH_TARIFF, addDays(TODAY, -5), TODAY);
    expect(await figure(page, "Émissions de ces 5 jours")).toBe(wh * GRAMS);
    expect(await page.textContent("#legend")).toContain("rien n’est inventé à la place");
    await visit.picture("consommation-carbon-part");
    await visit.close();
  });

  it("the CO2 of days that are all known is their sum, without more words", async () => {
    const visit = await opened(WITH_TARIFF, "#period=week&view=days");
    const { page } = visit;
    await drawn(page);
    await knowIntensity(page, addDays(TODAY, -40), TODAY);
    await page.click("[data-view=carbon]");
    await drawn(page);
    expect(await figuresOf(page)).toEqual(["Émissions", "En moyenne"]);
    expect(await figure(page, "Émissions")).toBe((await energyOf(WITH_TARIFF, addDays(TODAY, -7), TODAY)) * GRAMS);
    await visit.close();
  });

  it("a day without any intensity says so, and what there is of it elsewhere", async () => {
    const visit = await opened(WITH_TARIFF, "#period=day&day=2026-10-25&view=carbon");
    await settled(visit.page);
    const says = await visit.page.innerText("#trouble");
    expect(says).toMatch(/n’a pas l’intensité carbone du 25 octobre/);
    expect(says).toMatch(/Le 25 octobre a 25 heures/);
    expect(await visit.page.locator(".chart").count()).toBe(0);
    await visit.close();
  });
});

describe.each([
  ["2026-10-25", 25, "Le 25 octobre a 25 heures"],
  ["2025-10-26", 25, "Le 26 octobre a 25 heures"],
  ["2026-03-29", 23, "Le 29 mars a 23 heures"],
] as const)("the day of a clock change, %s", (text, hours, sentence) => {
  const day = text as Day;

  it(`the day of a clock change is whole, and explains itself, in every view: ${text}`, async () => {
    const visit = await opened(WITH_TARIFF, `#period=day&day=${day}&view=hours`);
    const { page } = visit;
    await knowIntensity(page, addDays(day, -31), addDays(day, 31));
    await drawn(page);
    expect((dayEndMs(day) - dayStartMs(day)) / 3_600_000).toBe(hours);
    const wh = await energyOf(WITH_TARIFF, day, addDays(day, 1));
    const totals: Readonly<Record<string, [string, number]>> = {
      hours: ["Total", wh],
      curve: ["Total", wh],
      tariff: ["Total", wh],
      carbon: ["Émissions", wh * GRAMS],
    };
    for (const [view, [name, exact]] of Object.entries(totals)) {
      await page.click(`[data-view=${view}]`);
      await drawn(page);
      expect(await figure(page, name), view).toBe(exact);
      expect(await page.textContent("#legend"), view).toContain(sentence);
    }

    await page.click("[data-view=hours]");
    await drawn(page);
    await page.click("#table summary");
    await page.locator("#table tbody tr").last().getByText("Total").waitFor();
    const rows = await page.locator("#table tbody tr").allTextContents();
    expect(rows.filter((row) => /\d,\d|\d$/.test(row) && !row.startsWith("Total"))).toHaveLength(hours);
    expect(rows.some((row) => row.startsWith("2\u00a0h bis"))).toBe(hours === 25);

    await page.locator(".chart").first().focus();
    const spoken = new Set<string>();
    for (let press = 0; press < hours; press++) {
      await page.keyboard.press("ArrowRight");
      spoken.add((await page.textContent("#spoken")) ?? "");
    }
    expect(spoken.size).toBe(hours);
    expect([...spoken].some((one) => one.includes("deuxième passage"))).toBe(hours === 25);

    const last = addDays(day, 2);
    const week = await energyOf(WITH_TARIFF, addDays(last, -6), addDays(last, 1));
    await page.goto(new URL(`/consommation#period=week&day=${last}&view=days`, site()).href);
    for (const view of ["days", "curve", "hours", "tariff"]) {
      await page.click(`[data-view=${view}]`);
      await drawn(page);
      expect(await figure(page, "Total"), `week, ${view}`).toBe(week);
      expect(await page.textContent("#legend"), `week, ${view}`).toContain(sentence);
    }
    await page.click("[data-view=peak]");
    await drawn(page);
    expect(await page.textContent("#legend")).toContain(sentence);
    expect(visit.complaints).toEqual([]);
    await visit.close();
  });
});

describe("an installation that injects", () => {
  it("what is injected is called so, in the heading, the title and the chart", async () => {
    const visit = await opened(WITH_BOTH, "#period=week&view=days&direction=production");
    const { page } = visit;
    await drawn(page);
    expect(await page.textContent("h1")).toBe("Mon injection");
    expect(await page.title()).toMatch(/^Mon injection – /);
    expect(await page.textContent("#what")).toBe("Énergie injectée chaque jour");
    expect(await page.textContent("#legend")).toContain("moins ce que vous en avez consommé sur place");
    await page.click("[data-direction=consumption]");
    expect(await page.title()).toMatch(/^Ma consommation – /);
    await visit.close();
  });

  it("a home that only injects has no sentence on what it took, and is promised none", async () => {
    const visit = await opened(PRODUCER, "#period=week&view=days&direction=production");
    await drawn(visit.page);
    await visit.page.locator("#lead[aria-busy=false]").waitFor({ state: "attached" });
    expect(await visit.page.textContent("#lead")).toBe("");
    await visit.close();
  });

  it("consumption and injection stand side by side, with the sums of both", async () => {
    const visit = await opened(WITH_BOTH, "", PHONE);
    const { page } = visit;
    await drawn(page);
    await page.click("[data-direction=both]");
    await drawn(page);
    const start = addDays(TODAY, -7);
    const injected = sum(await frozenValues(running.gateway, "daily_production", WITH_BOTH, start, TODAY));
    const taken = await energyOf(WITH_BOTH, start, TODAY);
    expect(injected).toBeGreaterThan(0);
    expect(await figure(page, "Pris au réseau")).toBe(taken);
    expect(await figure(page, "Injecté")).toBe(injected);
    expect(await figure(page, "Pris de plus qu’injecté")).toBe(taken - injected);
    expect(await page.locator("[data-view]:visible").allTextContents()).toEqual(["Par jour"]);
    await page.locator(".chart").first().focus();
    await page.keyboard.press("End");
    expect(await page.textContent("#spoken")).toMatch(/Pris au réseau : .*\skWh, Injecté : .*\skWh$/);
    expect(await visit.barriers()).toEqual([]);
    await page.reload();
    await drawn(page);
    expect(await figure(page, "Injecté")).toBe(injected);
    await visit.close();
  });
});

describe("a comparison", () => {
  it("a comparison stops where there is no year before, and is there again where there is", async () => {
    const visit = await opened(WITH_TARIFF, "#period=year&view=months&compare=1");
    const { page } = visit;
    await drawn(page);
    expect(await page.isChecked("#compare")).toBe(true);
    expect(await figuresOf(page)).toContain("Écart");
    await page.click("[data-period=three_years]");
    await drawn(page);
    expect(await page.isChecked("#compare")).toBe(false);
    expect(await page.isDisabled("#compare")).toBe(true);
    expect(await page.textContent("#compare-choice")).toContain("Pas d’année d’avant");
    expect(await figuresOf(page)).not.toContain("Écart");
    await page.click("[data-period=month]");
    await drawn(page);
    expect(await page.isChecked("#compare")).toBe(true);
    await visit.close();
  });
});

describe("the months of a tariff", () => {
  it("a year of a tariff is drawn by month, and each month opens", async () => {
    const visit = await opened(WITH_TARIFF, "#period=year&view=tariff");
    const { page } = visit;
    await drawn(page);
    await page.click("#table summary");
    await page.locator("#table tbody tr").nth(11).waitFor();
    expect(await page.locator("#table tbody tr").count()).toBe(12);
    await page.locator(".chart").first().focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent("#when")).toBe("décembre 2025");
    expect(await page.getAttribute("[data-view=tariff]", "aria-pressed")).toBe("true");
    // The line for those who listen names nothing that is not drawn any more.
    expect(await page.textContent("#spoken")).toBe("");
    await visit.close();
  });
});

describe("files and tables", () => {
  it("the file of a curve has kWh, times that a spreadsheet reads, and both passes of an autumn hour", async () => {
    const visit = await opened(WITH_TARIFF, "#period=day&day=2026-10-25&view=curve");
    const { page } = visit;
    await drawn(page);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("[data-file=csv]")]);
    const [head, ...lines] = (await readFile(await file.path(), "utf8")).trimEnd().split("\r\n");
    expect(head).toBe("\ufeffdebut;fin;energie_kwh;puissance_w;decalage_utc");
    expect(lines).toHaveLength(50);
    const twice = lines.filter((line) => line.startsWith("2026-10-25 02:30:00;2026-10-25 0"));
    expect(twice.map((line) => line.split(";").at(-1))).toEqual(["+02:00", "+01:00"]);
    const kwh = lines.map((line) => Number(line.split(";")[2]?.replace(",", ".")));
    expect(Math.round(sum(kwh) * 1_000)).toBe(await energyOf(WITH_TARIFF, "2026-10-25", "2026-10-26"));
    await visit.close();
  });

  it("the picture of a chart has its title and its legend, which takes room below the drawing", async () => {
    const visit = await opened(WITH_TARIFF, "#period=month&view=days&compare=1");
    const { page } = visit;
    await drawn(page);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click("[data-file=png]")]);
    const png = await readFile(await file.path());
    const drawing = await page
      .locator(".chart canvas")
      .first()
      .evaluate((canvas: { width: number; height: number }) => [canvas.width, canvas.height]);
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    // A title of 40 pixels, and one row of the legend with its margin.
    expect([width, height]).toEqual([drawing[0], (drawing[1] ?? 0) + 40 + 24 + 12]);
    await visit.picture("consommation-exported");
    await visit.close();
  });

  it("the table of a curve says its unit, and a day is one column of hours on a phone", async () => {
    const visit = await opened(WITH_TARIFF, "#period=day&view=curve", PHONE);
    const { page } = visit;
    await drawn(page);
    await page.click("#table summary");
    await page.locator("#table tbody tr").nth(24).waitFor();
    expect(await page.textContent("#table caption")).toMatch(/^Énergie de chaque heure, en kWh, /);
    expect(await page.locator("#table thead th").count()).toBe(2);
    expect(
      await page.evaluate(
        "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('.scroll'))",
      ),
    ).toBe(0);
    await visit.close();
  });
});

describe("while the page loads", () => {
  /** Holds every request for some paths back until it is told to go on. */
  async function held(page: Page, pattern: string): Promise<() => void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(pattern, async (route) => {
      await promise;
      await route.continue();
    });
    return resolve;
  }

  it("a tab that keeps a token shows a skeleton, and never the form for a token", async () => {
    const visit = await opened(WITH_TARIFF, "");
    const { page } = visit;
    await drawn(page);
    const goOn = await held(page, "**/scripts/{consommation,part}*.js");
    const readOn = await held(page, "**/api/v2/consumption/**");
    await page.reload({ waitUntil: "commit" });
    await page.locator("#waiting").waitFor();
    expect(await page.isVisible("#open")).toBe(false);
    goOn();
    await page.locator("#waiting").waitFor({ state: "hidden" });
    expect(await page.getAttribute("#shown", "aria-busy")).toBe("true");
    expect(await page.isVisible("#open")).toBe(false);
    expect((await page.locator("#charts").boundingBox())?.height).toBeGreaterThan(300);
    expect(await page.locator(".chart").count()).toBe(0);
    readOn();
    await drawn(page);
    await visit.close();
  });

  it("a tab without a token shows the form at once", async () => {
    const context = await browser.newContext({ locale: "fr-FR" });
    const page = await context.newPage();
    await held(page, "**/scripts/{consommation,part}*.js");
    await page.goto(new URL("/consommation", site()).href, { waitUntil: "commit" });
    await page.locator("#open").waitFor();
    expect(await page.isVisible("#waiting")).toBe(false);
    await context.close();
  });

  it("a page without a connection draws no axes", async () => {
    const visit = await opened(WITH_TARIFF, "");
    const { page } = visit;
    await drawn(page);
    await page.context().setOffline(true);
    await page.click("#earlier");
    await page.getByText("La passerelle ne répond pas").waitFor();
    expect(await page.locator(".chart").count()).toBe(0);
    expect(await page.isVisible("#tools")).toBe(false);
    await visit.close();
  });
});
