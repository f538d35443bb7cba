import { randomUUID } from "node:crypto";
import { decodeJwt } from "jose";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { issueToken } from "../../shared/token/token.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch } from "../support/chromium.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { drawn, openWith, tick } from "../support/remembering.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { TOKEN_SECRET } from "../support/secrets.ts";
import { LOADS, optionsOf, Visit } from "./browser.ts";

const DAY_MS = 86_400_000;

// Yesterday is published.
setClock(ORDINARY_NOON);

let running: Running;
let browser: Browser;
let site: string;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  // Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1.
  site = `http://localhost:${running.gateway.port}`;
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const newContext = () => browser.newContext({ locale: "fr-FR", permissions: ["clipboard-read", "clipboard-write"] });
const options = (page: Page) => page.locator("#meter option").allTextContents();

/** As the token page leaves it: the token of another meter in this tab. */
async function comesWith(page: Page, token: string): Promise<void> {
  await page.evaluate(`sessionStorage.setItem("token", ${JSON.stringify(token)})`);
  await page.reload();
  await drawn(page);
}

/** A device that remembers two meters, by a token each. */
async function rememberingTwo(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newContext();
  const page = await context.newPage();
  await openWith(page, site, await tokenFor(METER));
  await tick(page);
  await comesWith(page, await tokenFor(OTHER_METER));
  await tick(page);
  await page.locator("#meter-choice").waitFor();
  return { context, page };
}

/** The token that the page copies. */
async function copied(page: Page): Promise<string> {
  await page.click("text=Garder le jeton ailleurs");
  await page.click("#copy-token");
  await page.getByText("Copié.").waitFor();
  return page.evaluate("navigator.clipboard.readText()");
}

describe("a person with several meters", () => {
  it("a person finds all meters that the device remembers in one list, whichever opened last, and turns to each", async () => {
    const { context, page } = await rememberingTwo();
    expect(await options(page)).toEqual(["••••\u00a02823", "••••\u00a04270"]);
    const next = await context.newPage();
    await next.goto(`${site}/consommation`);
    await drawn(next);
    await next.locator("#meter-choice").waitFor();
    expect(await options(next)).toEqual(["••••\u00a02823", "••••\u00a04270"]);
    await next.selectOption("#meter", { index: 1 });
    await next.locator("#meter-says", { hasText: "4270" }).waitFor();
    await drawn(next);
    expect(await next.isChecked("#remember-this")).toBe(true);
    // What was looked at last opens first.
    const later = await context.newPage();
    await later.goto(`${site}/consommation`);
    await later.locator("#meter-says", { hasText: "4270" }).waitFor();
    await context.close();
  });

  it("a person gives meters names of their own, which come back the next time and are in no clear text on the device", async () => {
    const { context, page } = await rememberingTwo();
    await page.fill("#meter-name", "Chalet « d’été »");
    await page.click("#naming button");
    await page.getByText("Nom gardé.").waitFor();
    await expect.poll(() => options(page)).toEqual(["Chalet « d’été »", "••••\u00a04270"]);
    const next = await context.newPage();
    await next.goto(`${site}/consommation`);
    await drawn(next);
    await expect.poll(() => options(next)).toEqual(["Chalet « d’été »", "••••\u00a04270"]);
    await expect.poll(() => next.inputValue("#meter-name")).toBe("Chalet « d’été »");
    const kept = await next.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])");
    expect(kept + JSON.stringify(await context.cookies())).not.toMatch(/Chalet/);
    await context.close();
  });

  it("a person joins two remembered meters with one click: one token reads both, and the device remembers that one", async () => {
    const { context, page } = await rememberingTwo();
    await page.fill("#meter-name", "Chalet");
    await page.click("#naming button");
    await page.getByText("Nom gardé.").waitFor();
    await page.click("text=Plusieurs compteurs ?");
    await page.click("#joinable button");
    await page.getByText("Réunis :").waitFor();
    await drawn(page);
    await expect.poll(() => options(page)).toEqual(["Chalet", "••••\u00a04270"]);
    expect(decodeJwt(await copied(page)).sub).toEqual([OTHER_METER, METER]);
    expect((await context.cookies()).filter(({ name }) => name.includes("remembered"))).toHaveLength(1);
    const next = await context.newPage();
    await next.goto(`${site}/consommation`);
    await drawn(next);
    await expect.poll(() => options(next)).toEqual(["Chalet", "••••\u00a04270"]);
    await next.selectOption("#meter", { index: 1 });
    await next.locator("#meter-says", { hasText: "4270" }).waitFor();
    await context.close();
  });

  it("a person joins a pasted token without remembering anything, and reads why half of one is none", async () => {
    const context = await newContext();
    const page = await context.newPage();
    await openWith(page, site, await tokenFor(METER));
    await page.click("text=Plusieurs compteurs ?");
    const other = await tokenFor(OTHER_METER);
    await page.fill("#other-token", other.slice(0, -20));
    await page.click("#joining button");
    await expect.poll(() => page.textContent("#joining-says")).toMatch(/fin/);
    await page.fill("#other-token", `${other.slice(0, -1)}${other.endsWith("A") ? "E" : "A"}`);
    await page.click("#joining button");
    await page.locator("#joining-says", { hasText: "jeton" }).waitFor();
    await page.fill("#other-token", other);
    await page.click("#joining button");
    await page.getByText("Réunis :").waitFor();
    await drawn(page);
    expect(await options(page)).toHaveLength(2);
    expect((await context.cookies()).filter(({ name }) => name.includes("remembered"))).toEqual([]);
    await context.close();
  });
});

describe("a person who erases", () => {
  it("a person who erases finds the button below everything, is asked first, and keeps the token by changing their mind", async () => {
    const context = await newContext();
    const page = await context.newPage();
    await openWith(page, site, await tokenFor(METER));
    const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y ?? 0;
    expect(await top("#erasing")).toBeGreaterThan(await top("#table"));
    expect(await page.isVisible("#erase")).toBe(false);
    await page.click("#erasing summary");
    expect(await page.innerText("#erasing")).toContain("possible demain s’il date d’aujourd’hui");
    await page.click("#erasing summary");
    expect(await page.isVisible("#erase")).toBe(false);
    await page.reload();
    await drawn(page);
    await page.click("#erasing summary");
    await page.click("#erase");
    await page.locator("#open").waitFor();
    await context.close();
  });
});

const endingIn = (days: number, consentDays: number) =>
  issueToken(
    {
      usagePoints: [METER],
      issuedAtMs: Date.now(),
      expiresAtMs: Date.now() + days * DAY_MS,
      consentEndsAtMs: Date.now() + consentDays * DAY_MS,
      jti: randomUUID(),
    },
    TOKEN_SECRET,
  );

describe("a token near its end", () => {
  it("a token near its end is renewed with one click where the consent lasts longer, also where the device remembers it", async () => {
    const context = await newContext();
    const page = await context.newPage();
    const token = await endingIn(20, 400);
    await openWith(page, site, token);
    await tick(page);
    expect(await page.innerText("#token-end")).toContain(
      "Votre jeton se termine le 20 décembre 2026, dans 20\u00a0jours.",
    );
    await page.click("#token-end button");
    await page.getByText("Prolongé jusqu’au 4 janvier 2028.").waitFor();
    await drawn(page);
    expect(await page.locator("#token-end").count()).toBe(0);
    const next = await context.newPage();
    await next.goto(`${site}/consommation`);
    await drawn(next);
    expect(await next.locator("#token-end").count()).toBe(0);
    expect(await next.textContent("#remember-says")).toContain("4 janvier 2028");
    await context.close();
  });

  it.each(LOADS)(
    "a token near its end says so on each page that uses it, accessibly, on a $device, and how to have another from Enedis",
    async (load) => {
      const context = await browser.newContext(optionsOf(load));
      const visit = await Visit.in(context, new URL(site));
      const { page } = visit;
      await openWith(page, site, await endingIn(20, 20));
      for (const path of ["/consommation", "/exemples", "/impact", "/documentation"]) {
        await page.goto(site + path);
        await page.locator("#token-end a[href='/api/auth']").waitFor();
        if (path === "/consommation") await drawn(page);
        await visit.inBothColors(load, async (colorScheme, rules) => {
          expect(await visit.barriers(rules, "#token-end"), `${path} ${colorScheme}`).toEqual([]);
          expect(await visit.overflow(), path).toBe(0);
          await visit.picture(`token-end${path.replace("/", "-")}-${load.device}-${colorScheme}`);
        });
      }
      await context.close();
    },
  );

  it("a token that lasts says nothing", async () => {
    const context = await newContext();
    const page = await context.newPage();
    await openWith(page, site, await endingIn(61, 61));
    expect(await page.locator("#token-end").count()).toBe(0);
    await context.close();
  });
});
