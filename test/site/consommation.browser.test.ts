import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { addDays, type Day, monthsBefore, parisDay } from "../../shared/paris-time.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, startGateway, tokenFor } from "../support/running.ts";
import { LOADS, type Load, optionsOf, Visit } from "./browser.ts";

const [ORDINARY, WITH_TARIFF, WITHOUT_CURVE, LATE] = [METER, "20000000000802", "32320647321714", "20000000000403"];
const TWO = ["64975835695673", "63695879465986"];
const FOR_CONSENT = { desktop: "16401220101758", phone: "11111111111111" };
/** Ways from the token page to the readings. */
const WAYS = { phone: "#see", desktop: "nav a[href='/consommation']" };
/** HTML, styles and scripts, compressed. */
const MOST_BYTES = 75_000;

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
const site = () => `http://localhost:${running.gateway.port}`;
const today = () => parisDay(Date.now());

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  await running.enedis.control({ callbackUrl: `${site()}/api/callback` });
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const settled = (page: Page) => page.locator("#shown[aria-busy=false]").waitFor();
const drawn = async (page: Page) => {
  await page.locator(".chart canvas").first().waitFor();
  await settled(page);
};

/** The page as the token page leaves it: with a token in this tab. */
async function opened(meters: readonly string[], load: Load = LOADS[0] as Load, more: object = {}): Promise<Visit> {
  const context = await browser.newContext({ ...optionsOf(load), ...more });
  const token = await tokenFor(...meters);
  await context.addInitScript(`sessionStorage.getItem("seen") || sessionStorage.setItem("token", ${JSON.stringify(token)});
    sessionStorage.setItem("seen", "1");`);
  const visit = await Visit.in(context, new URL(site()));
  await visit.page.goto(`${site()}/consommation`);
  return visit;
}

/** What a figure is before it is rounded. */
const figure = async (page: Page, name: string): Promise<number> =>
  Number(await page.locator(`#figures div:has(dt:text-is("${name}")) data`).getAttribute("value"));

interface V5 {
  readonly interval_reading: readonly { readonly value: string; readonly date: string }[];
}

/** The values of the frozen API: another contract, other code. */
async function frozen(
  kind: string,
  meter: string,
  start: string,
  end: string,
  gateway = running.gateway,
): Promise<number[]> {
  const url = new URL(`/api/${kind}?${new URLSearchParams({ prm: meter, start, end })}`, gateway);
  const answer = await fetch(url, { headers: { authorization: `Bearer ${await tokenFor(meter)}` } });
  return ((await answer.json()) as V5).interval_reading.map(({ value }) => Number(value));
}
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe.each(LOADS)("a person on a $device", (load) => {
  it("a person sees the last week in five clicks without pasting, and the token is in no address and ends with its tab", async () => {
    const meter = FOR_CONSENT[load.device];
    const context = await browser.newContext(optionsOf(load));
    const visit = await Visit.in(context, new URL(site()), running.enedis.url);
    const { page } = visit;
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await page.goto(site());
    let clicks = 0;
    const click = async (selector: string) => {
      clicks++;
      await page.click(selector);
    };
    await click("a[href='/api/auth']");
    await click(`input[value="${meter}"]`);
    await click("button:has-text('accepte')");
    await page.fill("#digits", meter.slice(-4));
    await click("main button[type=submit]");
    await page.waitForURL(/\/token$/);
    const token = ((await page.textContent("#token")) ?? "").trim();
    await click(WAYS[load.device]);
    await drawn(page);

    expect(clicks).toBe(5);
    expect(await figure(page, "Total")).toBe(
      sum(await frozen("daily_consumption", meter, addDays(today(), -7), today())),
    );
    expect(addresses.filter((address) => address.includes(token))).toEqual([]);
    expect(addresses.filter((address) => address.includes("/v2/") && address.includes(meter))).toEqual([]);
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain(token);
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);

    const another = await context.newPage();
    await another.goto(`${site()}/consommation`);
    expect(await another.isVisible("#open")).toBe(true);
    await context.close();
  });

  it.each([
    ["week", ORDINARY, async () => undefined],
    ["compared", ORDINARY, (page: Page) => page.check("#compare")],
    ["hours", ORDINARY, (page: Page) => page.click("[data-view=hours]")],
    ["peak", ORDINARY, (page: Page) => page.click("[data-view=peak]")],
    ["tariff", WITH_TARIFF, (page: Page) => page.click("[data-view=tariff]")],
    ["years", ORDINARY, (page: Page) => page.click("[data-period=three_years]")],
  ] as const)(
    "a person finds the view %s accessible, light and complete, in light and in dark mode",
    async (name, meter, choose) => {
      const visit = await opened([meter], load);
      const { page } = visit;
      await drawn(page);
      await choose(page);
      await drawn(page);
      await page.click("#table summary");
      await page.locator("#table tbody tr").first().waitFor();
      await visit.inBothColors(load, async (colorScheme, rules) => {
        const barriers = await visit.barriers(rules, name === "week" ? undefined : "#shown");
        expect(barriers, colorScheme).toEqual([]);
        expect(await visit.overflow(), colorScheme).toBe(0);
        await visit.picture(`consommation-${name}-${load.device}-${colorScheme}`);
      });
      expect([visit.foreign, visit.complaints]).toEqual([[], []]);
      expect(await visit.weight()).toBeLessThan(MOST_BYTES);
      await visit.close();
    },
  );
});

describe("a token", () => {
  let context: BrowserContext;
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    context = await browser.newContext({ locale: "fr-FR" });
    page = await context.newPage();
    page.on("request", (request) => request.url().includes("/api/") && asked.push(request.url()));
    await page.goto(`${site()}/consommation`);
  });
  afterAll(() => context.close());

  it.each([
    ["", "Collez d’abord votre jeton"],
    ["   ", "Collez d’abord votre jeton"],
    ["un deux trois", "n’a pas la forme d’un jeton"],
  ])("a token that is %j never leaves the page", async (text, says) => {
    await page.fill("#token", text);
    await page.click("#open button");
    expect(await page.textContent("#open-error")).toContain(says);
    expect(asked).toEqual([]);
  });

  it("a token can be pasted with the line breaks that came along", async () => {
    const token = await tokenFor(ORDINARY);
    await page.fill("#token", ` ${token.slice(0, 40)} ${token.slice(40)} `);
    await page.click("#open button");
    await drawn(page);
    expect(await page.inputValue("#token")).toBe("");
  });

  it("a token is still there when the page is loaded again", async () => {
    await page.reload();
    await drawn(page);
  });

  it("a token is erased with the button, and the readings with it", async () => {
    await page.click("#erasing summary");
    await page.click("#erase");
    await page.locator("#open").waitFor();
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
    expect(await page.locator("canvas").count()).toBe(0);
    await page.reload();
    expect(await page.isVisible("#open")).toBe(true);
  });

  it("a token that was revoked is removed from the page, with the reason", async () => {
    const token = await tokenFor(ORDINARY);
    await fetch(new URL("/api/v2/tokens/revoke", running.gateway), {
      method: "POST",
      body: new URLSearchParams({ token }),
    });
    await page.fill("#token", token);
    await page.click("#open button");
    await page.locator("#open-error", { hasText: "révoqué" }).waitFor();
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
  });

  it("a token of two meters offers both", async () => {
    const visit = await opened(TWO);
    await drawn(visit.page);
    const first = await figure(visit.page, "Total");
    await visit.page.selectOption("#meter", { index: 1 });
    await visit.page.getByText(`Compteur •••• ${TWO[1]?.slice(-4)}`).waitFor();
    await expect.poll(() => figure(visit.page, "Total")).not.toBe(first);
    await settled(visit.page);
    expect(await figure(visit.page, "Total")).toBe(
      sum(await frozen("daily_consumption", TWO[1] ?? "", addDays(today(), -7), today())),
    );
    await visit.close();
  });
});

describe("the figures", () => {
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    visit = await opened([WITH_TARIFF]);
    page = visit.page;
    await drawn(page);
  });
  afterAll(() => visit.close());

  it("the figures of a month and of a year are those of the frozen API", async () => {
    const month = `${addDays(today(), -1).slice(0, 7)}-01`;
    await page.click("[data-period=month]");
    await settled(page);
    expect(await figure(page, "Total")).toBe(sum(await frozen("daily_consumption", WITH_TARIFF, month, today())));
    await page.click("[data-period=year]");
    await page.click("[data-view=months]");
    await settled(page);
    const start = monthsBefore(month as Day, 11);
    expect(await figure(page, "Total")).toBe(sum(await frozen("daily_consumption", WITH_TARIFF, start, today())));
  });

  it("the figures of a tariff sum to the days, and cost what its prices say", async () => {
    await page.click("[data-period=week]");
    await page.click("[data-view=tariff]");
    await drawn(page);
    const days = await frozen("daily_consumption", WITH_TARIFF, addDays(today(), -7), addDays(today(), -1));
    expect(await figure(page, "Total")).toBe(sum(days));
    const whOf = async (register: string) =>
      Number(await page.locator(`tr[data-register="${register}"] [data-wh] data`).getAttribute("value"));
    const [offPeak, peak] = [await whOf("HC"), await whOf("HP")];
    expect(offPeak + peak).toBe(sum(days));

    await page.fill('tr[data-register="HC"] input', "0,1696");
    await page.fill('tr[data-register="HP"] input', "0.2146");
    const cents = Math.round((offPeak * 1_696 + peak * 2_146) / 100_000);
    await expect.poll(() => figure(page, "Coût, hors abonnement")).toBe(cents);
    await page.reload();
    await drawn(page);
    await page.click("[data-view=tariff]");
    await drawn(page);
    expect(await page.inputValue('tr[data-register="HC"] input')).toBe("0,1696");
    expect(await figure(page, "Coût, hors abonnement")).toBe(cents);
  });

  it("the figures compare with the same weekdays of the year before", async () => {
    await page.click("[data-view=days]");
    await page.check("#compare");
    await settled(page);
    const before = await frozen("daily_consumption", WITH_TARIFF, addDays(today(), -371), addDays(today(), -364));
    expect(await figure(page, "Un an plus tôt, mêmes jours")).toBe(sum(before));
  });

  it("the figures follow the zoom of the mouse and of the keyboard", async () => {
    await page.uncheck("#compare");
    await page.click("button[data-zoom=all]");
    const whole = await figure(page, "Total");
    const over = page.locator(".plot-over").first();
    await over.scrollIntoViewIfNeeded();
    const box = await over.boundingBox();
    if (box === null) throw new Error("nothing is drawn");
    await page.mouse.move(box.x + box.width * 0.3, box.y + 50);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 5 });
    await page.mouse.up();
    const zoomed = await figure(page, "Total");
    expect(zoomed).toBeLessThan(whole);
    const days = await frozen("daily_consumption", WITH_TARIFF, addDays(today(), -5), addDays(today(), -2));
    expect(zoomed).toBe(sum(days));

    await page.locator(".chart").first().focus();
    await page.keyboard.press("0");
    expect(await figure(page, "Total")).toBe(whole);
    await page.keyboard.press("+");
    expect(await figure(page, "Total")).toBeLessThan(whole);
    await page.keyboard.press("0");
    await page.keyboard.press("End");
    const yesterday = await frozen("daily_consumption", WITH_TARIFF, addDays(today(), -1), today());
    const words = (Number(yesterday[0]) / 1000).toLocaleString("fr-FR", { maximumFractionDigits: 1 });
    expect(await page.textContent("#spoken")).toContain(words);
    expect(await page.textContent(".strip")).toContain(words);
  });

  it("the figures go earlier and later with the keys and the buttons", async () => {
    const when = () => page.textContent("#when");
    const latest = await when();
    await page.locator(".chart").first().focus();
    await page.keyboard.press("PageUp");
    const earlier = await when();
    expect(earlier).not.toBe(latest);
    await settled(page);
    expect(await figure(page, "Total")).toBe(
      sum(await frozen("daily_consumption", WITH_TARIFF, addDays(today(), -14), addDays(today(), -7))),
    );
    await page.click("#later");
    expect(await when()).toBe(latest);
    expect(await page.isDisabled("#later")).toBe(true);
  });

  it("the figures can be saved as they are shown", async () => {
    const saved = async (kind: string) => {
      const [file] = await Promise.all([page.waitForEvent("download"), page.click(`[data-file=${kind}]`)]);
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
    };
    const days = await frozen("daily_consumption", WITH_TARIFF, addDays(today(), -7), today());
    const csv = await saved("csv");
    expect(csv.name).toBe(`conso-days-${addDays(today(), -7)}-${addDays(today(), -1)}.csv`);
    const rows = csv.bytes
      .toString()
      .trim()
      .split("\r\n")
      .slice(1)
      .map((row) => row.split(";"));
    expect(rows).toEqual(days.map((wh, at) => [addDays(today(), at - 7), String(wh / 1000).replace(".", ",")]));
    const json = JSON.parse((await saved("json")).bytes.toString()) as { energie_kwh: number }[];
    expect(json.map(({ energie_kwh }) => energie_kwh)).toEqual(days.map((wh) => wh / 1000));
    expect((await saved("png")).bytes.subarray(1, 4).toString()).toBe("PNG");
  });
});

describe("on a phone", () => {
  it("a swipe on a phone turns to the period before, a finger that slides reads a value that stays, and two fingers zoom", async () => {
    const visit = await opened([ORDINARY], LOADS[1], { hasTouch: true });
    const { page } = visit;
    await drawn(page);
    const latest = await page.textContent("#when");
    const over = page.locator(".plot-over").first();
    await over.scrollIntoViewIfNeeded();
    const box = await over.boundingBox();
    if (box === null) throw new Error("nothing is drawn");
    const cdp = await page.context().newCDPSession(page);
    // A swipe is quick by the clock of its events, however long a busy machine takes to pass them on.
    const startedAt = (performance.timeOrigin + performance.now()) / 1_000;
    let steps = 0;
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...shares: number[]) =>
      cdp.send("Input.dispatchTouchEvent", {
        type,
        timestamp: startedAt + 0.02 * ++steps,
        touchPoints: shares.map((share, id) => ({ x: box.x + box.width * share, y: box.y + 80, id })),
      });
    await touch("touchStart", 0.2);
    await touch("touchMove", 0.5);
    await touch("touchMove", 0.9);
    await touch("touchEnd");
    await expect.poll(() => page.textContent("#when")).not.toBe(latest);
    await drawn(page);

    await touch("touchStart", 0.4);
    await touch("touchMove", 0.45);
    await touch("touchEnd");
    const read = page.locator(".strip").first();
    expect(await read.textContent()).toMatch(/^jeudi 19 novembre 2026[\d,]+\skWh/);

    const whole = await figure(page, "Total");
    await touch("touchStart", 0.45, 0.55);
    await touch("touchMove", 0.3, 0.7);
    await touch("touchMove", 0.2, 0.8);
    await touch("touchEnd");
    await expect.poll(() => figure(page, "Total")).toBeLessThan(whole);
    await visit.close();
  });
});

describe("a year of half hours", () => {
  it("a year of half hours shows its first hours at once, fills in, and stops when the person turns away", async () => {
    // Three seconds from call to call: enough to look in between, on any machine.
    const slow = await startGateway(running.enedis.url, { ENEDIS_CALLS_PER_SECOND: "1", ENEDIS_JITTER_MS: "2000" });
    const context = await browser.newContext({ locale: "fr-FR" });
    await context.addInitScript(`sessionStorage.setItem("token", ${JSON.stringify(await tokenFor(ORDINARY))})`);
    const page = await context.newPage();
    await page.goto(new URL("/consommation", slow.url).href);
    await drawn(page);
    await page.click("[data-period=year]");
    await drawn(page);
    await running.enedis.forgetCalls();
    const calls = async () =>
      (await running.enedis.calls()).filter(({ path }) => path.includes("courbe_de_charge")).length;
    // The week that was drawn on arrival is there already.
    const week = sum(await frozen("daily_consumption", ORDINARY, addDays(today(), -7), today()));
    await page.click("[data-view=hours]");
    await expect.poll(() => figure(page, "Total"), { interval: 30 }).toBe(week);
    await expect.poll(() => figure(page, "Total"), { interval: 30 }).toBeGreaterThan(week);
    expect(await calls()).toBe(1);
    expect(await page.textContent("#progress-says")).toContain("Courbe de charge");
    const first = await figure(page, "Total");
    await expect.poll(() => figure(page, "Total")).toBeGreaterThan(first);

    await page.click("[data-period=week]");
    await drawn(page);
    // The call whose turn had come may still be made. A curve that went on would take turns between those of another home.
    const stopped = await calls();
    for (const day of [-4, -3, -2].map((days) => addDays(today(), days)))
      await frozen("daily_consumption", WITH_TARIFF, day, addDays(day, 1), slow.url);
    expect(await calls()).toBeLessThanOrEqual(stopped + 1);
    await context.close();
    await slow.stop();
  });
});

describe("when something is missing", () => {
  it("the page says when late readings are expected, and why", async () => {
    const visit = await opened([LATE]);
    await settled(visit.page);
    await visit.page.click("[data-period=day]");
    await visit.page.locator("#trouble h3", { hasText: "Données attendues" }).waitFor();
    expect(await visit.page.innerText("#trouble")).toContain("pas encore publié");
    expect(await visit.page.isVisible("#tools")).toBe(false);
    expect(await visit.barriers()).toEqual([]);
    await visit.picture("consommation-late");
    await visit.close();
  });

  it("the page draws the days of a meter without a curve, and says how to have it", async () => {
    const visit = await opened([WITHOUT_CURVE]);
    await drawn(visit.page);
    await visit.page.locator("#aside", { hasText: "enedis.fr" }).waitFor();
    expect(await visit.page.locator(".chart").count()).toBe(1);
    expect(await figure(visit.page, "Total")).toBeGreaterThan(0);
    await visit.close();
  });

  it("the page says that Enedis does not answer, and tries again on request", async () => {
    const visit = await opened([ORDINARY]);
    await drawn(visit.page);
    await visit.page.context().setOffline(true);
    await visit.page.click("[data-period=month]");
    await visit.page.getByText("La passerelle ne répond pas").waitFor();
    await visit.page.context().setOffline(false);
    await visit.page.getByRole("button", { name: "Réessayer" }).click();
    await drawn(visit.page);
    await visit.close();
  });
});
