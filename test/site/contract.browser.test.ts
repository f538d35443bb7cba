import { readFile } from "node:fs/promises";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { addDays, type Day, dayEndMs, dayStartMs, daysOf, parisText } from "../../shared/paris-time.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch } from "../support/chromium.ts";
import { type Running, startBoth } from "../support/running.ts";
import { Visit } from "./browser.ts";
import { drawn, openedPage } from "./consommation/own-page.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const LAPTOP = { viewport: { width: 1366, height: 900 } };
const TODAY = "2026-11-30" as Day;
const WITH_PANELS = "12655648759651";
const WITHOUT_CURVE = "32320647321714";
const TEMPO = "20000000000804";
const ORDINARY = "22516914714270";
/** HTML, styles and scripts, compressed. */
const MOST_BYTES = 75_000;

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

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const says = async (page: Page, selector = "#contract-place") => plain(await page.innerText(selector));

/** Asks for the year, and waits until the last block of what it says is there. */
async function examined(page: Page): Promise<string> {
  await drawn(page);
  await page.locator("#contract").waitFor();
  await page.click("#examine");
  await page.locator("#examine:enabled").waitFor();
  return says(page);
}

/** Every day of Tempo has this colour, but for those that nobody knows. */
const colour = (page: Page, of: string, unknown: readonly string[] = []) =>
  page.route(/\/api\/v2\/tempo/, async (route: Route) => {
    const query = new URL(route.request().url()).searchParams;
    const start = query.get("start");
    if (start === null) return route.fulfill({ json: { today: { colour: of }, tomorrow: { colour: "unknown" } } });
    const days = daysOf(start as Day, query.get("end") as Day);
    await route.fulfill({
      json: { days: days.map((day) => ({ day, colour: unknown.includes(day) ? "unknown" : of })) },
    });
  });

/** A home of half hours of 100 Wh, 300 Wh at night, whose register counted other hours before a day. */
async function movedHome(page: Page, movedOn: Day): Promise<void> {
  const halfHours = (day: Day) => {
    const lines = [];
    for (let atMs = dayStartMs(day), at = 0; atMs < dayEndMs(day); atMs += 1_800_000, at++)
      lines.push({
        start: parisText(atMs),
        end: parisText(atMs + 1_800_000),
        energy_wh: at < 13 || at > 44 ? 300 : 100,
      });
    return lines;
  };
  const wholeDays = (day: Day) => [
    { start: parisText(dayStartMs(day)), end: parisText(dayEndMs(day)), energy_wh: 8_000 },
  ];
  const registers = (day: Day) => {
    const total = halfHours(day).reduce((sum, { energy_wh }) => sum + energy_wh, 0);
    const night = halfHours(day).reduce((sum, { energy_wh }) => sum + (energy_wh === 300 ? 300 : 0), 0);
    const offPeak = day < movedOn ? 1_600 : night;
    const line = {
      start: parisText(dayStartMs(day)),
      end: parisText(dayEndMs(day)),
      owner: "supplier",
      calendar: "FC022035",
    };
    return [
      { ...line, register: "HC", label: "Heures Creuses", energy_wh: offPeak },
      { ...line, register: "HP", label: "Heures Pleines", energy_wh: total - offPeak },
    ];
  };
  const made = { load_curve: halfHours, daily: wholeDays, registers, max_power: () => [] } as const;
  await page.route(/\/api\/v2\/demo\/consumption\//, async (route: Route) => {
    const url = new URL(route.request().url());
    const series = url.pathname.split("/").at(-1) as keyof typeof made;
    const [start, end] = ["start", "end"].map((name) => url.searchParams.get(name) as Day) as [Day, Day];
    const lines = daysOf(start, end).flatMap<object>((day) => made[series](day));
    const given = { start: parisText(dayStartMs(start)), end: parisText(dayStartMs(end)) };
    const summary = { summary: { given, missing: 0, holes: [], rest: null } };
    const body = [...lines, summary].map((line) => `${JSON.stringify(line)}\n`).join("");
    await route.fulfill({ body, contentType: "application/jsonl" });
  });
}

describe.each([
  { device: "phone", options: PHONE },
  { device: "laptop", options: LAPTOP },
])("the sample home, on a $device", ({ device, options }) => {
  it("the sample home opens on a sentence, and one click says whether its contract fits, with lines that sum to the total", async () => {
    const visit = await Visit.open(browser, new URL("/consommation/exemple", site()), options);
    const { page } = visit;
    await colour(page, "blue");
    await page.locator("#lead strong").waitFor();
    expect(plain(await page.innerText("#lead"))).toMatch(
      /^Hier : [\d,]+ kWh, environ [\d,]+ €\.\s.* La nuit, jamais moins de \d+ W : [\d ]+ € par an\./,
    );
    await drawn(page);
    expect(await visit.weight()).toBeLessThan(MOST_BYTES);

    const text = await examined(page);
    expect(text).toMatch(
      /^Sur un an, Tempo aurait coûté [\d ]+ € de moins : [\d ]+ € au lieu de [\d ]+ €, aux prix d’aujourd’hui\./,
    );
    expect(text).toContain("Aujourd’hui : bleu. Demain : couleur pas encore connue.");
    expect(text).toContain("9 kVA suffisent, et pas moins");
    expect(text).toContain("l’index de votre compteur le confirme");
    expect(text).toContain("derniers prix du 1er août 2026");
    expect(await page.locator(".cost-bars .pale").count()).toBe(0);
    // The home has 9 kVA, where Base is closed.
    expect(await page.locator(".cost-bars .name").allTextContents()).toEqual(["Heures creuses", "Tempo"]);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#contract-place button:text-is('CSV')"),
    ]);
    const rows = (await readFile(await download.path(), "utf8"))
      .trim()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(";"));
    const sums = new Map<string, number>();
    for (const [kind, option, , , , , , , cost = ""] of rows)
      if (cost !== "")
        sums.set(`${kind} ${option}`, (sums.get(`${kind} ${option}`) ?? 0) + Number(cost.replace(",", ".")));
    const totals = await page
      .locator("#contract-place table")
      .first()
      .locator("data")
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute("value")) / 1e9));
    expect([...sums.values()].map((sum) => sum.toFixed(6))).toEqual(totals.map((total) => total.toFixed(6)));

    for (const summary of await page.locator("#contract-place details > summary").all()) await summary.click();
    await page.locator("#contract-place details table").first().waitFor();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await visit.barriers({}, "#contract"), colorScheme).toEqual([]);
      expect(await visit.overflow(), colorScheme).toBe(0);
      await visit.picture(`contract-${device}-${colorScheme}`);
    }
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
    await visit.close();
  });
});

describe("one's own contract", () => {
  it("prices in cents are noticed, a power is changed, and both are there again after a reload", async () => {
    const visit = await Visit.open(browser, new URL("/consommation/exemple", site()), LAPTOP);
    const { page } = visit;
    await colour(page, "blue");
    await examined(page);
    await page.click(".own-contract summary");
    await page.selectOption("[name=kva]", "6");
    await page.fill("[name=peak]", "19,5");
    expect(await page.textContent("#lead")).toContain("Au Tarif Bleu");
    await page.click(".own-contract button");
    await page.locator(".cost-bars .name", { hasText: "Mon contrat, à mes prix" }).waitFor();
    await page.locator("#lead", { hasText: "Aux prix de votre contrat" }).waitFor();
    expect(await page.locator(".cost-bars .name").allTextContents()).toEqual([
      "Mon contrat, à mes prix",
      "Base",
      "Heures creuses",
      "Tempo",
    ]);
    await page.locator("#contract-place .hint").last().waitFor();
    expect(plain((await page.textContent(".own-contract")) ?? "")).toContain(
      "19,5 a été lu en centimes : 0,1950 € par kWh",
    );
    expect(await says(page)).toContain("La puissance appelée a dépassé celle du contrat : il aurait fallu 9 kVA.");
    await page.reload();
    await page.locator("#lead", { hasText: "Aux prix de votre contrat" }).waitFor();
    await examined(page);
    expect(await page.locator(".cost-bars .name").first().textContent()).toBe("Mon contrat, à mes prix");
    await visit.close();
  });

  it("the opening sentence counts with the colours of Tempo once somebody says that they have it", async () => {
    const visit = await Visit.open(browser, new URL("/consommation/exemple", site()), LAPTOP);
    const { page } = visit;
    await colour(page, "blue");
    await examined(page);
    await page.click(".own-contract summary");
    await page.selectOption("[name=option]", "tempo");
    await page.click(".own-contract button");
    const lead = page.locator("#lead", { hasText: "option Tempo" });
    await lead.waitFor();
    expect(plain((await lead.textContent()) ?? "")).toMatch(/^Hier : [\d,]+ kWh, environ [\d,]+ €\./);
    await visit.close();
  });

  it("fields of a contract that cannot be read are marked, stay as typed, and the rest still counts", async () => {
    const visit = await Visit.open(browser, new URL("/consommation/exemple", site()), LAPTOP);
    const { page } = visit;
    await colour(page, "blue");
    await examined(page);
    await page.click(".own-contract summary");
    await page.fill("[name=ranges]", "la nuit");
    await page.fill("[name=month]", "gratuit");
    await page.selectOption("[name=kva]", "6");
    await page.click(".own-contract button");
    await page.locator("[name=ranges][aria-invalid=true]").waitFor();
    expect(await page.locator(".own-contract [aria-invalid=true]").count()).toBe(2);
    expect(await page.locator(".own-contract .problem").count()).toBe(2);
    expect(await page.inputValue("[name=ranges]")).toBe("la nuit");
    expect(await says(page)).toContain("La puissance appelée a dépassé celle du contrat : il aurait fallu 9 kVA.");
    expect(await visit.barriers({}, "#contract")).toEqual([]);
    await visit.close();
  });
});

describe("a home whose off-peak hours moved in March", () => {
  it("the day is said, its energy before is left out in pale bars, and typed former hours price it", async () => {
    const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", ...PHONE });
    const visit = await Visit.in(context, site());
    const { page } = visit;
    await movedHome(page, "2026-03-12" as Day);
    await colour(page, "white");
    await page.goto(new URL("/consommation/exemple", site()).href);
    const text = await examined(page);
    expect(text).toContain(
      "Vos heures creuses ont changé le 12 mars 2026 : celles d’aujourd’hui valent depuis ce jour.",
    );
    expect(text).toMatch(/le coût de votre contrat n’est pas connu en entier ; en Tempo, ce serait [\d ]+ €/);
    expect(text).toMatch(/Heures creuses – laissé de côté : [\d ,]+ kWh dont les heures creuses ne sont pas connues/);
    expect(await page.locator(".cost-bars .pale").count()).toBe(1);
    expect(await visit.barriers({}, "#contract")).toEqual([]);
    await visit.picture("contract-moved-phone");

    await page.click(".own-contract summary");
    await page.fill("[name=ranges]", "12h-20h");
    await page.fill("[name=from]", "2025-11-01");
    await page.click(".own-contract button");
    await page.locator(".cost-bars:not(:has(.pale))").waitFor();
    expect(await says(page, ".verdict")).toMatch(/^Sur un an, (votre contrat vous convient|Tempo aurait coûté)/);
    await visit.close();
  });
});

describe("a home with panels and one with Tempo", () => {
  const opened = (meter: string, options: object) => openedPage(browser, site(), [meter], options);

  it("days of Tempo without a colour are left out and said, never blue", async () => {
    const visit = await opened(TEMPO, PHONE);
    await colour(visit.page, "blue", ["2026-01-12", "2026-01-13"]);
    const text = await examined(visit.page);
    expect(text).toMatch(/le coût de votre contrat n’est pas connu en entier/);
    expect(text).toMatch(/Tempo – laissé de côté : [\d ,]+ kWh de 2 jours Tempo dont la couleur n’est pas connue/);
    expect(await visit.page.locator(".cost-bars .own.pale").count()).toBe(1);
    expect(text).toContain("Courbe et index s’accordent à 2 % près.");
    await visit.picture("contract-tempo-phone");
    await visit.close();
  });

  it("a gateway without colours says so, and prices nothing in Tempo", async () => {
    const visit = await opened(TEMPO, LAPTOP);
    await visit.page.route(/\/api\/v2\/tempo/, (route) =>
      route.fulfill({ status: 503, json: { code: "gate_unreachable" } }),
    );
    const text = await examined(visit.page);
    expect(text).toContain("La passerelle n’a pas de couleurs en ce moment.");
    expect(await visit.page.locator(".cost-bars .own.pale").count()).toBe(1);
    await visit.close();
  });

  it("an installation that injects is examined on what it draws", async () => {
    const visit = await opened(WITH_PANELS, PHONE);
    await colour(visit.page, "blue");
    const text = await examined(visit.page);
    expect(text).toMatch(/^Sur un an, /);
    expect(text).toContain("ce que l’injection rapporte");
    await visit.picture("contract-panels-phone");
    await visit.close();
  });
});

describe("a home that lacks something", () => {
  it("a home without a curve has Base, and the option that its registers count", async () => {
    const visit = await openedPage(browser, site(), [WITHOUT_CURVE], LAPTOP);
    await drawn(visit.page);
    await colour(visit.page, "blue");
    const text = await examined(visit.page);
    expect(text).toMatch(/^Sur un an, /);
    expect(await visit.page.locator(".cost-bars .name").allTextContents()).not.toContain("Tempo");
    expect(text).toContain("Puissance souscrite");
    await visit.close();
  });

  it("a home with one month of readings is told that it is one", async () => {
    const visit = await openedPage(browser, site(), [ORDINARY], LAPTOP);
    const { page } = visit;
    await drawn(page);
    await colour(page, "blue");
    const since = addDays(TODAY, -30);
    await page.route(/\/api\/v2\/consumption\//, async (route) => {
      const url = new URL(route.request().url());
      if ((url.searchParams.get("start") ?? "") < since) url.searchParams.set("start", since);
      await route.continue({ url: url.href });
    });
    expect(await examined(page)).toMatch(/^Sur 30 jours seulement, /);
    await visit.close();
  });

  it("nothing is asked for the examination before it is asked for", async () => {
    const visit = await openedPage(browser, site(), [ORDINARY], LAPTOP);
    const asked: string[] = [];
    visit.page.on("request", (request) => asked.push(request.url()));
    await drawn(visit.page);
    await visit.page.locator("#lead strong").waitFor();
    expect(asked.filter((url) => /contract-worker|tempo|registers|max_power/.test(url))).toEqual([]);
    expect(await visit.page.isVisible("#contract")).toBe(true);
    await visit.close();
  });

  it("the section is not there before a meter is open", async () => {
    const visit = await Visit.open(browser, new URL("/consommation", site()), LAPTOP);
    await visit.page.locator("#open").waitFor();
    expect(await visit.page.isVisible("#contract")).toBe(false);
    await visit.close();
  });
});
