import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issueToken } from "../../shared/token/token.ts";
import { usagePointId } from "../../shared/usage-point.ts";
import { launch } from "../support/chromium.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { DEVICES, MOST_SHIFT, Visit, WATCH_SHIFTS } from "./browser.ts";
import { aYear, walkThrough } from "./year.ts";

let running: Running;
let browser: Browser;
let visit: Visit;
// Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
const site = () => `http://localhost:${running.gateway.port}`;
let page: Page;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

beforeEach(async () => {
  visit = await Visit.open(browser, new URL("/exemples", site()), { acceptDownloads: true });
  page = visit.page;
});
afterEach(() => visit.close());

function claimsOf(meter: string) {
  const id = usagePointId(meter);
  if (id === null) throw new Error("not a meter");
  const issuedAtMs = Date.now();
  return { usagePoints: [id], issuedAtMs, expiresAtMs: issuedAtMs + 86_400_000, jti: "narrow" };
}

const pick = (kind: string, preset: string) =>
  page.selectOption("#kind", kind).then(() => page.click(`[data-preset=${preset}]`));
const test = () => page.click("#ask button[type=submit]");
const drawn = () => page.waitForSelector(".chart canvas");
const state = () => page.textContent("#state");
const fact = (name: string) => page.textContent(`.facts div:has(dt:text-is("${name}")) dd`);
const legend = () => page.innerText(".chips + .hint");
const plain = (text: string | null) => (text ?? "").replaceAll(/[\u00a0\u202f]/g, " ");

const field = (id: string) => page.inputValue(`#${id}`);
const focused = () => page.evaluate("document.activeElement.id");
const heading = async () => plain(await page.innerText("#reponse"));
const period = { start: "2026-10-28", end: "2026-11-04" };
const fillPeriod = async () => {
  await page.fill("#start", period.start);
  await page.fill("#end", period.end);
};

describe("on arrival", () => {
  it("the demo meter is drawn on arrival, under its measure and its period, and the focus stays where it was", async () => {
    await drawn();
    expect(await heading()).toMatch(/^Consommation par jour, du .* \d{4}$/);
    expect(await focused()).toBe("");
  });

  it("a phone shows the answer without scrolling on arrival, and again after a test, and nothing moves while it comes", async () => {
    await page.setViewportSize(DEVICES.phone);
    await page.addInitScript(WATCH_SHIFTS);
    await page.reload();
    await drawn();
    await page.locator(".facts").waitFor();
    expect(await page.evaluate("shifted")).toBeLessThan(MOST_SHIFT);
    const top = async () => (await page.locator(".chart").boundingBox())?.y ?? Number.NaN;
    expect(await top()).toBeLessThan(DEVICES.phone.height / 1.4);
    await pick("consumption_load_curve", "winter");
    await test();
    await expect.poll(focused).toBe("reponse");
    // It scrolls smoothly.
    await expect.poll(top).toBeGreaterThan(0);
    expect(await top()).toBeLessThan(DEVICES.phone.height / 2);
  });
});

describe("the form", () => {
  it("the form is as it was after a reload, token included, and another tab knows nothing of it", async () => {
    await page.check("input[value=mine]");
    const token = await tokenFor(METER, OTHER_METER);
    await page.fill("#token", token);
    await page.selectOption("#meter", OTHER_METER);
    await page.selectOption("#kind", "daily_production");
    await fillPeriod();
    const held = async () => Promise.all(["token", "meter", "kind", "start", "end"].map(field));
    const before = await held();
    await running.enedis.forgetCalls();
    await page.reload();
    expect(await held()).toEqual(before);
    expect(await page.isChecked("input[value=mine]")).toBe(true);
    // Nobody's quota is spent by a reload.
    expect(await running.enedis.calls()).toEqual([]);

    const other = await page.context().newPage();
    await other.goto(page.url());
    expect(await other.inputValue("#token")).toBe("");
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain(token);
    await other.close();
  });

  it("the form marks the answer as old while it asks for something else, and only then", async () => {
    await drawn();
    const kind = await field("kind");
    await page.selectOption("#kind", "daily_production");
    expect(await page.innerText("#old")).toContain("La demande a changé");
    await page.selectOption("#kind", kind);
    expect(await page.innerText("#old")).toBe("");
    await page.selectOption("#kind", "daily_production");
    await test();
    await page.waitForSelector("#reponse:has-text('Production par jour')");
    expect(await page.innerText("#old")).toBe("");
  });

  it.each(["", "   ", "\n\t"])("the form does not send a token that is empty (%j)", async (nothing) => {
    await drawn();
    await page.check("input[value=mine]");
    await page.fill("#token", nothing);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await test();
    expect(await page.evaluate("document.querySelector('#token').validationMessage")).not.toBe("");
    expect(asked).toEqual([]);
  });

  it("the form does not offer production to a token of consumption", async () => {
    const token = await issueToken(
      { ...claimsOf(METER), scope: { directions: ["consumption"], details: ["daily"] } },
      TOKEN_SECRET,
    );
    await page.selectOption("#kind", "production_load_curve");
    await page.check("input[value=mine]");
    await page.fill("#token", token);
    const offered = await page
      .locator("#kind option:not([disabled])")
      .evaluateAll((options) => options.map((option) => option.getAttribute("value")));
    expect(offered).toEqual(["daily_consumption", "consumption_max_power"]);
    expect(await field("kind")).toBe("daily_consumption");
    await page.check("input[value=demo]");
    expect(await page.locator("#kind option:not([disabled])").count()).toBe(5);
  });

  it("the form has buttons with names of their own", async () => {
    const names = await page
      .locator(".code > button")
      .evaluateAll((buttons) => buttons.map((button) => button.ariaLabel));
    expect(names).toEqual(["Copier l’adresse", "Copier la commande curl", "Copier la commande conso"]);
  });
});

describe("after “Tester”", () => {
  it("the focus is on the answer after “Tester”, and the days of the answer are dates", async () => {
    await fillPeriod();
    await test();
    await page.waitForSelector("#reponse:has-text('octobre')");
    await expect.poll(focused).toBe("reponse");
    expect(await heading()).toBe("Consommation par jour, du 28 octobre au 3 novembre 2026");
    const dates = await page
      .locator("#reponse time")
      .evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
    expect(dates).toEqual(["2026-10-28", "2026-11-03"]);
  });

  it("the form waits out a full queue after “Tester”, and asks again at the appointment, not before", async () => {
    await drawn();
    await page.clock.install();
    await page.selectOption("#error", "quota_shared");
    const answered = page.waitForResponse(/error=quota_shared/);
    await test();
    const seconds = Number((await (await answered).allHeaders())["retry-after"]);
    await page.waitForSelector(".note.bad [role=timer]");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.clock.runFor((seconds - 2) * 1000);
    expect(asked).toEqual([]);
    expect(plain(await page.innerText("[role=timer]"))).toMatch(/^[1-3] secondes?$/);
    const again = page.waitForRequest(/error=quota_shared/);
    await page.clock.runFor(4_000);
    await again;
  });
});

describe("the demo meter", () => {
  it("the demo meter needs no account, spends no quota and is marked as invented", async () => {
    await running.enedis.forgetCalls();
    await pick("daily_consumption", "week");
    await test();
    await drawn();
    expect(await page.innerText("#answer .tag")).toBe("Relevés inventés. Ce compteur n’existe pas.");
    expect(await page.innerText(".raw")).toContain('"quality": "SIMULE"');
    expect(await running.enedis.calls()).toEqual([]);
    expect(await visit.barriers()).toEqual([]);
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
  });

  it.each([
    ["winter", 50 + 48 + 48, "autumn has a day of 50 half hours"],
    ["summer", 46 + 48 + 48, "spring has one of 46"],
  ])("the demo meter has the days on which clocks change: %s", async (preset, points) => {
    await pick("consumption_load_curve", preset);
    await test();
    await drawn();
    expect(plain(await state())).toBe(`${points} mesures`);
  });

  it("the demo meter has gaps, which are counted and not filled", async () => {
    await pick("daily_consumption", "holes");
    await test();
    await drawn();
    expect(plain(await fact("Absents de la réponse"))).toBe("1 jour");
  });

  it("the demo meter answers with the chosen error and its remedy", async () => {
    await page.selectOption("#error", "enedis_load_curve_off");
    await test();
    await page.waitForSelector(".note.bad");
    const shown = await page.innerText(".note.bad");
    expect(shown).toContain("Courbe de charge non collectée");
    expect(shown).toContain("Activez l’enregistrement et la collecte");
    expect(await page.getAttribute(".note.bad a", "href")).toBe("/documentation#enedis_load_curve_off");
    expect(await visit.barriers()).toEqual([]);
  });
});

describe("the request on the page", () => {
  it("the request on the page is shown as an address and a curl command", async () => {
    await page.selectOption("#kind", "daily_production");
    await page.fill("#start", "2026-10-01");
    await page.fill("#end", "2026-10-08");
    const url = `${site()}/api/demo/daily_production?start=2026-10-01&end=2026-10-08`;
    expect(await page.textContent("#url")).toBe(url);
    expect(await page.textContent("#curl")).toBe(`curl '${url}'`);
    expect(await page.isVisible("#block-conso")).toBe(false);
    expect(await page.locator("#linky").count()).toBe(0);
  });

  it("the request on the page lists the meters of the token, and is shown for our own command", async () => {
    const token = await tokenFor(METER, OTHER_METER);
    await page.check("input[value=mine]");
    await page.fill("#token", ` ${token.slice(0, 40)}\n${token.slice(40)} `);
    expect(await page.locator("#meter option").allTextContents()).toEqual([METER, OTHER_METER]);
    await page.selectOption("#kind", "consumption_load_curve");
    await page.fill("#start", "2026-11-01");
    await page.fill("#end", "2026-11-02");
    const url = `${site()}/api/consumption_load_curve?prm=${METER}&start=2026-11-01&end=2026-11-02`;
    expect(await page.textContent("#curl")).toBe(`curl '${url}' \\\n  -H 'Authorization: Bearer ${token}'`);
    expect(await page.textContent("#conso")).toBe(
      `conso load-curve --start 2026-11-01 --end 2026-11-02 --gateway ${site()} --token ${token} --prm ${METER}`,
    );
  });
});

describe("a real meter", () => {
  it("a real meter is read with a pasted token, and drawn", async () => {
    await page.check("input[value=mine]");
    await page.fill("#token", await tokenFor(METER));
    await page.selectOption("#kind", "consumption_load_curve");
    // Days in the past: whether yesterday's readings exist depends on the hour.
    await page.fill("#start", "2026-10-01");
    await page.fill("#end", "2026-10-08");
    await test();
    await drawn();
    expect(plain(await state())).toBe("336 mesures");
    expect(await page.innerText(".raw")).toContain(METER);
  });

  it("a real meter is refused with a remedy when the token is invalid", async () => {
    await page.check("input[value=mine]");
    await page.fill("#token", "not.a.token");
    await test();
    await page.waitForSelector(".note.bad");
    expect(await page.innerText(".note.bad h3")).toBe("Jeton invalide (401)");
  });
});

describe("an answer", () => {
  it("an answer has a total in Wh that is half the sum of the half-hourly watts", async () => {
    await pick("consumption_load_curve", "winter");
    const answered = page.waitForResponse(/\/api\/demo\//);
    await test();
    const reading = (await (await answered).json()) as { interval_reading: { value: string }[] };
    await drawn();
    const watts = reading.interval_reading.map(({ value }) => Number(value));
    const kWh = watts.reduce((sum, value) => sum + value / 2, 0) / 1000;
    expect(plain(await fact("Total"))).toBe(`${kWh.toLocaleString("fr-FR", { maximumFractionDigits: 1 })} kWh`);
    expect(plain(await fact("Maximum"))).toBe(plain(`${Math.max(...watts).toLocaleString("fr-FR")} W`));
  });

  it.each([
    ["Fichier CSV", /\.csv$/, "\ufeffdebut;fin;puissance_w;decalage_utc\r\n"],
    ["Image PNG", /\.png$/, "\ufffdPNG"],
    ["Fichier JSON", /\.json$/, '{"usage_point_id":"00000000000000"'],
  ])("an answer can be saved as %s", async (button, name, beginning) => {
    await pick("consumption_load_curve", "winter");
    await test();
    await drawn();
    const coming = page.waitForEvent("download");
    await page.click(`button:text-is("${button}")`);
    const file = await coming;
    expect(file.suggestedFilename()).toMatch(name);
    expect(file.suggestedFilename()).toMatch(/^releves-inventes-/);
    expect(readFileSync(await file.path(), "utf8").startsWith(beginning)).toBe(true);
  });

  it("an answer is also a table and a spoken summary, for people who do not see the chart", async () => {
    await pick("consumption_load_curve", "winter");
    await test();
    await drawn();
    expect(await page.getAttribute(".chart", "aria-label")).toMatch(/^Consommation par demi-heure.*Minimum \d+\sW/);
    await page.click("details:has(table), summary:text-is('Les valeurs en tableau')");
    await page.locator("#answer tbody tr").first().waitFor();
    expect(await page.locator("#answer tbody tr").count()).toBe(3);
    expect(await visit.barriers()).toEqual([]);
  });

  it("an answer counts the days above the subscribed power", async () => {
    await pick("consumption_max_power", "year");
    await page.fill("#subscribed", "4");
    const answered = page.waitForResponse(/\/api\/demo\//);
    await test();
    const reading = (await (await answered).json()) as { interval_reading: { value: string }[] };
    await drawn();
    const above = reading.interval_reading.filter(({ value }) => Number(value) > 4_000).length;
    expect(above).toBeGreaterThan(0);
    expect(await fact("Jours au-dessus de la puissance souscrite")).toBe(String(above));
  });
});

describe("a year of half hours", () => {
  it("a year of half hours is drawn, and can be zoomed and moved through", async () => {
    await page.route(/\/api\/demo\//, await aYear(running.gateway));
    await page.selectOption("#kind", "consumption_load_curve");
    await test();
    await page.waitForSelector('#state:text("17")');
    await drawn();
    expect(await legend()).toContain("Chaque jour");
    await walkThrough(page);
    expect(plain(await state())).toBe("17 520 mesures");
    await visit.picture("examples-year-zoomed");
    for (let closer = 0; closer < 6; closer++) await page.click("button:text-is('Agrandir')");
    expect(plain(await legend())).toContain("Fond bleuté : heures creuses.");
  });
});
