import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, parisDay } from "../../shared/paris-time.ts";
import { launchWithBackForwardCache, launchWithProfile } from "../support/chromium.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { Tab } from "../support/tab.ts";

const METER = "22516914714270";
const FOR_CONSENT = "11453290002823";

let running: Running;
let browser: Browser;
let site: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launchWithBackForwardCache()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  site = `http://localhost:${running.gateway.port}`;
  await running.enedis.control({ callbackUrl: `${site}/api/callback` });
});
afterAll(() => Promise.all([browser.close(), running.stop()]));

/** Pastes a token on `/consommation` and waits for its readings. */
async function openMeter(page: Page, token: string): Promise<void> {
  await page.goto(`${site}/consommation`);
  await page.fill("#token", token);
  await page.click("#open button");
  await drawn(page);
}

async function drawn(page: Page): Promise<void> {
  await page.locator(".chart canvas").first().waitFor();
  await page.locator("#shown[aria-busy=false]").waitFor();
}

/** The opening sentence comes last: once it is there, the page has asked for everything and has it. */
async function concluded(page: Page): Promise<void> {
  await drawn(page);
  await page.locator("#lead[aria-busy=false] strong").waitFor();
}

async function erase(page: Page): Promise<void> {
  await page.click("#erasing summary");
  await page.click("#erase");
  await page.locator("#open").waitFor();
}

/** Everything that a page holds: what it shows, its fields, and what its tab keeps. */
const HELD_BY_PAGE = `document.documentElement.outerHTML
  + [...document.querySelectorAll("input, textarea, select")].map(({ value }) => value).join()
  + JSON.stringify(sessionStorage) + document.cookie`;

/** What a page holds of a meter, once it is loaded again; empty for nothing. */
async function heldBy(tab: Tab, token: string): Promise<string[]> {
  await expect.poll(() => tab.evaluate("document.readyState + document.documentElement.hidden")).toBe("completefalse");
  const text = await tab.evaluate<string>(HELD_BY_PAGE);
  return [token, METER, METER.slice(-4), "<canvas", "heat", "sealed-token", "__Host-tab-"].filter((one) =>
    text.includes(one),
  );
}

describe("after a person has erased their token, somebody at the same browser", () => {
  let context: BrowserContext;
  let tab: Tab;
  let token: string;

  beforeEach(async () => {
    context = await browser.newContext({ locale: "fr-FR" });
    tab = await Tab.in(context);
    token = await tokenFor(METER);
    return () => context.close();
  });

  it.each([
    ["/consommation", concluded],
    [
      "/exemples",
      async (page: Page) => {
        await page.check("input[value=mine]");
        await page.click("#ask button[type=submit]");
        await page.locator(".chart canvas").waitFor();
      },
    ],
    [
      "/impact",
      async (page: Page) => {
        await page.click("#meter button");
        await page.getByText("Sur sept jours").waitFor();
      },
    ],
    ["/documentation", async (page: Page) => page.getByText(METER.slice(-4)).first().waitFor()],
  ] as const)(
    "a page comes back empty and asks for nothing when somebody goes back to %s after the token is erased",
    async (path, use) => {
      const { page } = tab;
      // Nothing but the page itself can know: Chromium drops a page from that cache when a message reaches it, or the gateway clears the cache.
      await page.addInitScript("BroadcastChannel.prototype.postMessage = () => undefined");
      await page.route("**/token/forget", (route) => route.abort());
      await openMeter(page, token);
      // A call under way when the token is erased would still reach Enedis.
      await concluded(page);
      await page.goto(site + path);
      await use(page);
      await page.goto(`${site}/statut`);
      await page.goto(`${site}/consommation`);
      await concluded(page);
      await erase(page);
      await running.enedis.forgetCalls();

      await tab.goBack(2);
      await expect.poll(() => tab.cameBackTo()).toBe(path);
      expect(await heldBy(tab, token)).toEqual([]);
      expect(await running.enedis.calls()).toEqual([]);
    },
  );

  it("a page asks for nothing more with a token that is being erased, while the gateway has not answered yet", async () => {
    const { page } = tab;
    // The opening sentence asks for a year of days once the contract is known.
    const contract = Promise.withResolvers<void>();
    await page.route("**/api/v2/meters", async (route) => {
      await contract.promise;
      await route.continue();
    });
    // The page waits three seconds for this answer.
    await page.route("**/token/forget", () => undefined);
    await openMeter(page, token);
    await page.click("#erasing summary");
    const forgetting = page.waitForRequest("**/token/forget");
    await page.click("#erase");
    await forgetting;
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    contract.resolve();
    await page.locator("#open").waitFor();
    expect(asked.filter((path) => path.startsWith("/api/"))).toEqual([]);
  });

  it("an erased token does not come back with the page either when Chromium is left as it is", async () => {
    const { page } = tab;
    await openMeter(page, token);
    await page.goto(`${site}/statut`);
    await page.goto(`${site}/consommation`);
    await drawn(page);
    await erase(page);
    await tab.goBack(2);
    await expect.poll(() => tab.evaluate("document.querySelector('#open')?.checkVisibility()")).toBe(true);
    expect(await heldBy(tab, token)).toEqual([]);
  });

  it("the other tabs of an erased token are emptied at once, and those of another token stay as they were", async () => {
    const [other, another] = [await Tab.in(context), await Tab.in(context)];
    await openMeter(tab.page, token);
    await openMeter(other.page, token);
    await openMeter(another.page, await tokenFor("32320647321714"));
    await erase(tab.page);
    await other.page.locator("#open").waitFor();
    expect(await other.page.evaluate("JSON.stringify(sessionStorage)")).toBe("{}");
    expect(await another.page.locator("canvas").count()).toBe(1);
    await another.page.reload();
    await drawn(another.page);
  });

  it("an erased token does not open in a tab that was on another page meanwhile", async () => {
    const other = await Tab.in(context);
    await openMeter(other.page, token);
    await other.page.goto(`${site}/statut`);
    await openMeter(tab.page, token);
    await erase(tab.page);
    await other.goBack();
    await expect.poll(() => other.evaluate("location.pathname")).toBe("/consommation");
    await expect.poll(() => other.evaluate("document.querySelector('#open')?.checkVisibility()")).toBe(true);
    expect(await heldBy(other, token)).toEqual([]);
  });

  it("the page of a new token shows none when somebody goes back to it after the token is erased", async () => {
    const { page } = tab;
    await page.goto(`${site}/api/auth`);
    await page.check(`input[value="${FOR_CONSENT}"]`);
    await page.click("button:has-text('accepte')");
    await page.fill("#digits", FOR_CONSENT.slice(-4));
    await page.click("button[type=submit]");
    await page.waitForURL(`${site}/token`);
    const shown = ((await page.textContent("#token")) ?? "").trim();
    await page.click("#see");
    await drawn(page);
    await erase(page);
    await tab.goBack();
    await expect.poll(() => tab.evaluate("location.pathname")).toBe("/token");
    await expect.poll(() => tab.evaluate("document.querySelector('h1')?.textContent")).toContain("Aucun jeton");
    expect(await tab.evaluate(HELD_BY_PAGE)).not.toContain(shown);
  });
});

describe("the disk of a computer that somebody else uses next", () => {
  const week = { start: addDays(parisDay(Date.now()), -7), end: parisDay(Date.now()) };
  let folder: string;
  let context: BrowserContext;
  let token: string;
  let asked: { headers: Record<string, string> };
  /** What must be in no file: the parts of the token, the meter, and lines of each answer that the pages show. */
  let secrets: string[];

  const address = (series: string) => `/api/v2/consumption/${series}?${new URLSearchParams(week)}`;
  const linesOf = async (series: string) => (await (await fetch(site + address(series), asked)).text()).split("\n");

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "profile-"));
    context = await launchWithProfile(folder);
    token = await tokenFor(METER);
    asked = { headers: { authorization: `Bearer ${token}`, accept: "application/jsonl, application/json;q=0.5" } };
    const lines = [...(await linesOf("daily")).slice(0, 3), ...(await linesOf("load_curve")).slice(40, 50)];
    secrets = [...token.split(".").slice(1), METER, ...lines];
    return () => rm(folder, { recursive: true });
  });

  it("the disk of a shared computer never gets a token, a meter number or a reading of the page", async () => {
    const { page } = await Tab.in(context);
    await openMeter(page, token);
    await page.click("[data-view=curve]");
    await drawn(page);
    await page.goto(`${site}/exemples`);
    await page.check("input[value=mine]");
    await page.click("#ask button[type=submit]");
    await page.locator(".chart canvas").waitFor();
    await page.goto(`${site}/impact`);
    await page.click("#meter button");
    await page.getByText("Sur sept jours").waitFor();
    await page.goto(`${site}/documentation`);
    await page.evaluate("sessionStorage.setItem('written', 'everything until here')");
    // Chromium writes all that its tabs keep when it is closed.
    await context.close();
    expect(await filesWith(folder, ["everything until here"])).not.toEqual([]);
    expect(await filesWith(folder, secrets)).toEqual([]);
  });

  it("the disk of a shared computer loses what the page wrote before 30 November, once the token is erased", async () => {
    const { page } = await Tab.in(context);
    await openMeter(page, token);
    // As the page asked then, and as a program in a browser may: the answer is fresh for hours or days, and is kept.
    const former = `fetch(${JSON.stringify(address("load_curve"))}, ${JSON.stringify(asked)})`;
    await page.evaluate(`${former}.then((answer) => answer.text())`);
    await expect.poll(() => filesWith(folder, secrets)).not.toEqual([]);
    await erase(page);
    await expect.poll(() => filesWith(folder, secrets)).toEqual([]);
    await context.close();
    expect(await filesWith(folder, secrets)).toEqual([]);
  });
});

/** The files below a folder that hold one of these texts, in either of the encodings that Chromium writes. */
async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, "utf16le")]);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      // A browser at work deletes files.
      const bytes = await readFile(join(parentPath, name)).catch(() => Buffer.alloc(0));
      return needles.some((needle) => bytes.includes(needle)) ? [join(parentPath, name).slice(folder.length)] : [];
    });
  return (await Promise.all(found)).flat();
}
