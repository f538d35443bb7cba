import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../support/chromium.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { drawn, openWith, tick, untick } from "../support/remembering.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";

let running: Running;
let browser: Browser;
let ours: string;
let evil: Server;
let theirs: string;
/** What the attacker's site serves. */
let trap = "";

let victim: BrowserContext;
let page: Page;
let token: string;

beforeAll(async () => {
  evil = createServer((_request, response) => response.setHeader("content-type", "text/html").end(trap));
  await new Promise<void>((listening) => evil.listen(0, "127.0.0.1", listening));
  // To a browser `localhost` and its number are two sites, as far from each other as any two.
  theirs = `http://127.0.0.1:${(evil.address() as AddressInfo).port}/`;
  [running, browser] = await Promise.all([startBoth(), launch()]);
  ours = `http://localhost:${running.gateway.port}`;
});
afterAll(() => Promise.all([browser.close(), running.stop(), evil.close()]));

/** A victim whose device remembers their meter. */
beforeEach(async () => {
  victim = await browser.newContext({ locale: "fr-FR" });
  page = await victim.newPage();
  token = await tokenFor(METER);
  await openWith(page, ours, token);
  await tick(page);
  return () => victim.close();
});

/** A new tab of this browser on the page: whether the meter opens by itself. */
async function opensIn(context: BrowserContext): Promise<boolean> {
  const tab = await context.newPage();
  await tab.goto(`${ours}/consommation`);
  await tab.waitForLoadState("networkidle");
  // A page that may open by itself shows neither until it knows.
  await tab.locator("#open:visible, #home:visible").first().waitFor();
  const isOpen = !(await tab.isVisible("#open"));
  if (isOpen) await drawn(tab);
  await tab.close();
  return isOpen;
}

/** The victim opens the attacker's site in another tab. */
async function lured(html: string): Promise<Page> {
  trap = `<!doctype html><title>trap</title>${html}`;
  const tab = await victim.newPage();
  await tab.goto(theirs);
  return tab;
}

const OPEN = `fetch("/remembered/open", { method: "POST" }).then((answer) => answer.text())`;

describe("a device that remembers a meter", () => {
  it("another site can neither ask for what a device remembers nor send a form in its name", async () => {
    const tab = await lured(`<form method="post" action="${ours}/remembered/forget"><button>win</button></form>`);
    for (const mode of ["cors", "no-cors"]) {
      const ask = `fetch("${ours}/remembered/open", { method: "POST", credentials: "include", mode: "${mode}" })`;
      expect(await tab.evaluate(`${ask}.then((answer) => answer.text(), () => "refused")`)).toMatch(/^(refused)?$/);
    }
    await tab.click("button");
    await tab.waitForURL(`${ours}/remembered/forget`);
    expect(await tab.textContent("#code")).toBe("form_foreign");
    expect(await opensIn(victim)).toBe(true);
  });

  it("another site cannot read the tab of ours that it opened, although the meter opens in it", async () => {
    const tab = await lured(`<button onclick="window.ours = window.open('${ours}/consommation')">look</button>`);
    const opening = victim.waitForEvent("page");
    await tab.click("button");
    const opened = await opening;
    await drawn(opened);
    expect(await tab.evaluate("try { String(window.ours.document) } catch { 'closed' }")).toMatch(/closed|null/);
    expect(await tab.evaluate("window.ours.closed")).toBe(true);
    expect(await opened.evaluate("window.opener")).toBeNull();
  });

  it("a frame that was injected into a page shows nothing that a device remembers, and a script in it is handed nothing", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const framed = await lured(`<iframe src="${ours}/consommation"></iframe>
      <iframe sandbox="allow-scripts" srcdoc="<script>fetch('${ours}/remembered/open', { method: 'POST', credentials: 'include' })
        .then((answer) => answer.text()).then((text) => { document.title = text; }, () => { document.title = 'refused'; })</script>"></iframe>`);
    await framed.waitForLoadState("networkidle");
    const [, first, second] = framed.frames();
    expect(await first?.locator("main, form").count()).toBe(0);
    expect(await second?.title()).toBe("refused");
    // In a page of ours: our policy lets no frame in.
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement("iframe"), { src: "/consommation" }))`,
    );
    await page.waitForLoadState("networkidle");
    expect(await page.frames()[1]?.locator("main, form").count()).toBe(0);
  });

  it("a stolen cookie opens nothing on another device, not even for a script of ours there", async () => {
    const thief = await browser.newContext({ locale: "fr-FR" });
    await thief.addCookies(await victim.cookies());
    expect(await opensIn(thief)).toBe(false);
    const tab = await thief.newPage();
    await tab.goto(`${ours}/consommation`);
    const answer = await tab.evaluate<string>(OPEN);
    expect(JSON.parse(answer).remembered).toHaveLength(1);
    for (const part of token.split(".").slice(1)) expect(answer).not.toContain(part);
    // Nor with a key of the thief's own beside it.
    await openWith(tab, ours, await tokenFor(OTHER_METER));
    await tick(tab);
    expect(await opensIn(thief)).toBe(true);
    expect(await tab.evaluate("document.documentElement.outerHTML")).not.toContain(METER.slice(-4));
    expect(await opensIn(victim)).toBe(true);
    await thief.close();
  });

  it("a device that forgot opens nothing any more: neither in a new tab, nor from a copy of its cookie put back", async () => {
    const copy = await victim.cookies();
    await untick(page);
    expect(await opensIn(victim)).toBe(false);
    await victim.addCookies(copy);
    expect(await opensIn(victim)).toBe(false);
    expect(JSON.parse(await page.evaluate<string>(OPEN))).toEqual({ remembered: [] });
  });

  it("a person who erases the token from the browser has it forgotten too, and tabs that it opened in by itself are emptied", async () => {
    const other = await victim.newPage();
    await other.goto(`${ours}/consommation`);
    await drawn(other);
    await page.click("#erasing summary");
    await page.click("#erase");
    await page.locator("#open").waitFor();
    await other.locator("#open").waitFor();
    expect(await opensIn(victim)).toBe(false);
    expect((await victim.cookies()).filter(({ name }) => /remembered|tab/.test(name))).toEqual([]);
  });

  it("two browsers that remember one meter forget each for itself", async () => {
    const second = await browser.newContext({ locale: "fr-FR" });
    const tab = await second.newPage();
    await openWith(tab, ours, token);
    await tick(tab);
    await untick(page);
    expect(await opensIn(victim)).toBe(false);
    expect(await opensIn(second)).toBe(true);
    await second.close();
  });

  it("a lost phone opens nothing once another device had it forgotten, and keeps neither cookie nor key", async () => {
    const laptop = await browser.newContext({ locale: "fr-FR" });
    const tab = await laptop.newPage();
    await openWith(tab, ours, token);
    await tick(tab);
    await tab.click("#remember details:nth-of-type(2) summary");
    await tab.click("#forget-elsewhere");
    await tab.getByText("C’est fait").waitFor();
    expect(await opensIn(victim)).toBe(false);
    expect((await victim.cookies()).filter(({ name }) => name.includes("remembered"))).toEqual([]);
    expect(await opensIn(laptop)).toBe(true);
    await laptop.close();
  });
});
