import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../../local/clock.ts";
import { addDays, type Day, dayEndMs, dayStartMs } from "../../../shared/paris-time.ts";
import { spanOf } from "../../../site/browser/consommation/period.ts";
import { ORDINARY_NOON } from "../../clock/instants.ts";
import { launch } from "../../support/chromium.ts";
import { METER } from "../../support/meters.ts";
import { type Running, startBoth } from "../../support/running.ts";
import { MOST_SHIFT, type Visit, WATCH_SHIFTS } from "../browser.ts";
import { knowIntensity } from "./known-intensity.ts";
import { drawn, figure, frozenValues, openedPage, settled, sum } from "./own-page.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LAPTOP = { viewport: { width: 1366, height: 900 } };
const NARROW = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const TODAY = "2026-11-30" as Day;
const LEAST_TARGET_PX = 44;
const LOWEST_CHART_PX = 500;

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
const site = () => new URL(`http://localhost:${running.gateway.port}`);

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth({ METER_CALLS_PER_DAY: "100000" }), launch()]);
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const opened = (options: object, fragment = "") => openedPage(browser, site(), [METER], { ...options, fragment });
const totalOf = async (day: Day) =>
  sum(await frozenValues(running.gateway, "daily_consumption", METER, day, addDays(day, 1)));

/** Touches, or clicks, the bar of a day: of its month, when a bar is a month. */
async function touch(page: Page, day: Day, period: "month" | "three_years", isFinger: boolean): Promise<void> {
  const span = spanOf(period, TODAY, period === "month" ? day : null);
  const [fromMs, toMs] = [dayStartMs(span.start), dayStartMs(span.end)];
  const month = spanOf("month", TODAY, day);
  const [startMs, endMs] =
    period === "month" ? [dayStartMs(day), dayEndMs(day)] : [dayStartMs(month.start), dayStartMs(month.end)];
  const over = page.locator(".plot-over").first();
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  if (box === null) throw new Error("nothing is drawn");
  const x = box.x + (box.width * ((startMs + endMs) / 2 - fromMs)) / (toMs - fromMs);
  await (isFinger ? page.touchscreen.tap(x, box.y + 100) : page.mouse.click(x, box.y + 100));
}

describe.each([
  { device: "phone", options: PHONE, isFinger: true },
  { device: "laptop", options: LAPTOP, isFinger: false },
])("any day, on a $device", ({ options, isFinger }) => {
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    visit = await opened(options);
    page = visit.page;
    await drawn(page);
  });
  afterAll(() => visit.close());

  it.each([
    ["2026-11-29", "dimanche 29 novembre 2026", "hours"],
    ["2026-10-25", "dimanche 25 octobre 2026", "hours"],
    ["2026-03-29", "dimanche 29 mars 2026", "hours"],
    ["2024-11-30", "samedi 30 novembre 2024", "hours"],
    ["2024-11-14", "jeudi 14 novembre 2024", "days"],
    ["2024-02-29", "jeudi 29 février 2024", "days"],
    ["2023-12-01", "vendredi 1er décembre 2023", "days"],
  ] as const)("the day %s is open after three touches", async (text, name, view) => {
    const day = text as Day;
    await page.click("[data-period=three_years]");
    await drawn(page);
    await touch(page, day, "three_years", isFinger);
    await drawn(page);
    await touch(page, day, "month", isFinger);
    await expect.poll(() => page.textContent("#when")).toBe(name);
    await drawn(page);
    expect(await page.getAttribute("[data-view][aria-pressed=true]", "data-view")).toBe(view);
    expect(await figure(page, "Total")).toBe(await totalOf(day));
  });

  it("a day that is typed into the calendar is open at once", async () => {
    await page.fill("#day", "2025-10-26");
    await expect.poll(() => page.textContent("#when")).toBe("dimanche 26 octobre 2025");
    await drawn(page);
    expect(await figure(page, "Total")).toBe(await totalOf("2025-10-26" as Day));
    await page.fill("#day", "2019-01-01");
    expect(await page.textContent("#when")).toBe("dimanche 26 octobre 2025");
  });

  it("a view that is loaded again, or left with Back, is the one that was there", async () => {
    const seen = async () => [await page.textContent("#when"), new URL(page.url()).hash, await figure(page, "Total")];
    await page.click("[data-period=week]");
    await drawn(page);
    const week = await seen();
    await page.click("[data-view=curve]");
    await drawn(page);
    await page.click("[data-zoom='0.5']");
    await page.waitForURL(/from=/);
    const zoomed = await seen();
    await page.click("[data-period=month]");
    await drawn(page);
    await page.reload();
    await drawn(page);
    expect(new URL(page.url()).hash).toBe("#period=month&day=2025-10-26&view=curve");
    await page.goBack();
    await drawn(page);
    await expect.poll(seen).toEqual(zoomed);
    await page.reload();
    await drawn(page);
    expect(await seen()).toEqual(zoomed);
    await page.goBack();
    await drawn(page);
    await expect.poll(seen).toEqual(week);
    await page.goForward();
    await drawn(page);
    await expect.poll(seen).toEqual(zoomed);
  });

  it("neither a meter nor a token is in any address of the page", async () => {
    const addresses = await page.evaluate("performance.getEntries().map(({ name }) => name).concat(location.href)");
    expect((addresses as string[]).filter((address) => /\d{14}|eyJ/.test(address))).toEqual([]);
  });

  it("the link that skips the navigation changes nothing of the view", async () => {
    const when = await page.textContent("#when");
    await page.evaluate("document.querySelector('.skip').click()");
    await settled(page);
    expect(await page.textContent("#when")).toBe(when);
  });
});

const EVERY_VIEW = [
  ["day", ["curve", "hours", "tariff", "carbon"]],
  ["week", ["days", "curve", "hours", "peak", "tariff", "carbon"]],
  ["year", ["days", "months", "peak", "tariff"]],
  ["three_years", ["days", "months", "peak", "tariff"]],
] as const;

describe("on a screen of 320 pixels", () => {
  it("no control and no drawing is off-screen, whatever is chosen", async () => {
    const visit = await opened(NARROW);
    const { page } = visit;
    await drawn(page);
    for (const [period, views] of EVERY_VIEW) {
      await page.click(`[data-period=${period}]`);
      for (const view of views) {
        await page.click(`[data-view=${view}]`);
        await settled(page);
        const outside = await page.evaluate(`[...document.querySelectorAll("#home :is(button, input, select, canvas)")]
          .filter((one) => one.checkVisibility() && !one.closest(".scroll"))
          .map((one) => ({ name: one.id || one.textContent, ...one.getBoundingClientRect().toJSON() }))
          .filter(({ left, right }) => left < 0 || right > innerWidth)`);
        expect(outside, `${period}, ${view}`).toEqual([]);
        expect(await visit.overflow(), `${period}, ${view}`).toBe(0);
      }
    }
    await visit.close();
  });
});

describe.each([
  { device: "phone", options: PHONE },
  { device: "laptop", options: LAPTOP },
])("while it loads on a $device", ({ options }) => {
  it("nothing of the page moves while its readings come", async () => {
    const visit = await opened(options);
    const { page } = visit;
    await drawn(page);
    await page.context().addInitScript(WATCH_SHIFTS);
    await page.reload();
    await drawn(page);
    await page.locator("#lead strong").waitFor();
    expect(await page.evaluate("shifted")).toBeLessThan(MOST_SHIFT);
    await visit.close();
  });

  it("the place of the opening sentence says what will stand there, until the contract is known", async () => {
    const visit = await opened(options);
    const { page } = visit;
    const answered = Promise.withResolvers<void>();
    await page.route("**/api/v2/meters", async (route) => {
      await answered.promise;
      await route.continue();
    });
    await page.reload();
    await drawn(page);
    expect(await page.textContent("#lead[aria-busy=true]")).toMatch(/^Ici, dès que les relevés sont là/);
    answered.resolve();
    await page.locator("#lead[aria-busy=false] strong").waitFor();
    expect(await page.textContent("#lead")).not.toContain("Ici");
    await visit.close();
  });
});

/** From the top of the page, in pixels. */
async function chartTop(page: Page): Promise<number> {
  await page.evaluate("scrollTo(0, 0)");
  return (await page.locator(".chart canvas").first().boundingBox())?.y ?? Number.NaN;
}

describe("on a phone", () => {
  it.each(["curve", "hours"])(
    "a finger reads a value in the view %s, and opens its day with the button below",
    async (view) => {
      const visit = await opened(PHONE, `#period=week&day=2026-10-25&view=${view}`);
      const { page } = visit;
      await drawn(page);
      const over = page.locator(".plot-over").first();
      await over.scrollIntoViewIfNeeded();
      const box = await over.boundingBox();
      if (box === null) throw new Error("nothing is drawn");
      await page.touchscreen.tap(box.x + box.width * 0.99, box.y + 100);
      expect(await page.textContent(".strip")).toMatch(/^dimanche 25 octobre 2026, /);
      await page.locator(".strip button").tap();
      await expect.poll(() => page.textContent("#when")).toBe("dimanche 25 octobre 2026");
      expect(await page.getAttribute("[data-view][aria-pressed=true]", "data-view")).toBe(view);
      await visit.close();
    },
  );

  it("bars that a finger cannot hit are read first", async () => {
    const visit = await opened(PHONE, "#period=year&view=days");
    const { page } = visit;
    await drawn(page);
    await touch(page, "2026-11-29" as Day, "three_years", true);
    expect(await page.textContent(".strip")).toMatch(/kWh/);
    expect(await page.isVisible(".strip button")).toBe(true);
    expect(new URL(page.url()).hash).toBe("#period=year&view=days");
    await visit.close();
  });

  it.each(["days", "peak"])("the values of a week stand in full beside their days, in the view %s", async (view) => {
    const visit = await opened(PHONE, `#period=week&view=${view}`);
    await drawn(visit.page);
    await visit.page.click("#shown summary:has-text('Les valeurs en tableau')");
    await visit.page.locator("#shown tbody tr").nth(6).waitFor();
    const hidden =
      "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('#shown .scroll'))";
    expect(await visit.page.evaluate(hidden)).toBe(0);
    await visit.close();
  });

  it("the first chart begins in the first screen of a phone, whatever is chosen", async () => {
    const visit = await opened(PHONE);
    const { page } = visit;
    await knowIntensity(page, addDays(TODAY, -40), TODAY);
    await drawn(page);
    await page.locator("#lead strong").waitFor();
    // The banner of a simulated Enedis is on no real gateway.
    await page.evaluate("document.querySelector('.simulation').remove()");
    // The tariff of a day is known a day later.
    await page.fill("#day", addDays(TODAY, -2));
    for (const [period, views] of EVERY_VIEW) {
      await page.click(`[data-period=${period}]`);
      for (const view of views) {
        await page.click(`[data-view=${view}]`);
        await drawn(page);
        expect(await chartTop(page), `${period}, ${view}`).toBeLessThanOrEqual(LOWEST_CHART_PX);
      }
    }
    await visit.close();
  });

  it("the chart of the sample home begins in the first screen of a phone, and nothing moves while it loads", async () => {
    const context = await browser.newContext({ locale: "fr-FR", ...PHONE });
    await context.addInitScript(WATCH_SHIFTS);
    const page = await context.newPage();
    await page.goto(new URL("/consommation/exemple", site()).href);
    await drawn(page);
    await page.locator("#lead strong").waitFor();
    expect(await page.evaluate("shifted")).toBeLessThan(MOST_SHIFT);
    await page.evaluate("document.querySelector('.simulation').remove()");
    expect(await chartTop(page)).toBeLessThanOrEqual(LOWEST_CHART_PX);
    await context.close();
  });

  it("every control is large enough for a finger", async () => {
    const visit = await opened(PHONE);
    const { page } = visit;
    await drawn(page);
    const small =
      await page.evaluate(`[...document.querySelectorAll(":is(button, select, summary, label, nav a, .brand)")]
      .filter((one) => one.checkVisibility())
      .map((one) => ({ name: one.id || one.textContent.trim(), ...one.getBoundingClientRect().toJSON() }))
      .filter(({ width, height }) => width < ${LEAST_TARGET_PX} || height < ${LEAST_TARGET_PX})
      .map(({ name, width, height }) => name + ": " + Math.round(width) + " × " + Math.round(height))`);
    expect(small).toEqual([]);
    await visit.close();
  });
});
