import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch } from "../support/chromium.ts";
import { METER, OTHER_METER } from "../support/meters.ts";
import { type Running, startBoth } from "../support/running.ts";
import { told } from "./victim.ts";

/** One for each attack: a share gives one token a day. */
const METERS = [METER, OTHER_METER, "32320647321714", "42900589957123"];

let running: Running;
let browser: Browser;
let ours: string;
let evil: Server;
let theirs: string;
/** What the attacker's site serves. */
let trap = "";

let meter: string;
let page: Page;

beforeAll(async () => {
  evil = createServer((_request, response) => response.setHeader("content-type", "text/html").end(trap));
  await new Promise<void>((listening) => evil.listen(0, "127.0.0.1", listening));
  // To a browser `localhost` and its number are two sites, as far from each other as any two.
  theirs = `http://127.0.0.1:${(evil.address() as AddressInfo).port}/`;
  [running, browser] = await Promise.all([startBoth(), launch()]);
  ours = `http://localhost:${running.gateway.port}`;
  await running.enedis.control({ callbackUrl: `${ours}/api/callback` });
});
afterAll(() => Promise.all([browser.close(), running.stop(), evil.close()]));

/** A victim in a browser of their own, back from Enedis. */
beforeEach(async () => {
  meter = METERS.shift() ?? "";
  page = await (await browser.newContext()).newPage();
  await page.goto(`${ours}/api/auth`);
  await page.check(`input[value="${meter}"]`);
  await page.click("button:has-text('accepte')");
  await page.waitForSelector("#digits");
});

async function token(): Promise<string> {
  await page.goto(`${ours}/consentement`);
  await page.fill("#digits", meter.slice(-4));
  await page.click("button[type=submit]");
  await page.waitForURL(`${ours}/token`);
  return ((await page.textContent("#token")) ?? "").trim();
}

/** The victim opens the attacker's site in another tab: what is in it then. */
async function lured(html: string): Promise<Page> {
  trap = `<!doctype html><title>trap</title>${html}`;
  const tab = await page.context().newPage();
  await tab.goto(theirs);
  return tab;
}

/** A form of the attacker's that sends itself, and the page it led to. */
async function sentFrom(action: string, fields: Record<string, string> = {}): Promise<Page> {
  const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const tab = await lured(`<form method="post" action="${action}">${inputs.join("")}<button>win</button></form>`);
  await tab.click("button");
  await tab.waitForURL(action);
  return tab;
}

const codeOn = (tab: Page) => tab.textContent("#code");
const reads = (bearer: string) =>
  told(
    fetch(new URL(`/api/daily_consumption?prm=${meter}&start=2026-10-05&end=2026-10-07`, running.gateway), {
      headers: { authorization: `Bearer ${bearer}` },
    }),
  );

describe("another site, in the victim's own browser", () => {
  it("another site cannot frame the journey, the token page or the examples: the browser shows none", async () => {
    const tab = await lured(
      ["/consentement", "/token", "/exemples"].map((path) => `<iframe src="${ours}${path}"></iframe>`).join(""),
    );
    await tab.waitForLoadState("load");
    const framed = tab.frames().filter((frame) => frame !== tab.mainFrame());
    expect(framed).toHaveLength(3);
    for (const frame of framed) expect(await frame.locator("main, form, #code").count()).toBe(0);
    expect(decodeJwt(await token()).sub).toEqual([meter]);
  });

  it("another site cannot confirm a meter for the victim, as the journey does not come along", async () => {
    const tab = await sentFrom(`${ours}/consentement`, { form: "guessed", digits: meter.slice(-4) });
    expect(await codeOn(tab)).toBe("consent_other_browser");
    expect(decodeJwt(await token()).sub).toEqual([meter]);
  });

  it("another site cannot press the buttons of the token page, as the form is not ours", async () => {
    const held = await token();
    for (const path of ["/token/revoke-others", "/token/another"]) {
      expect(await codeOn(await sentFrom(ours + path))).toBe("form_foreign");
    }
    expect(await reads(held)).toEqual({ status: 200, code: null });
  });

  it("another site cannot read the token page by script, nor learn what it says", async () => {
    const held = await token();
    const tab = await lured("<p>script</p>");
    for (const mode of ["cors", "no-cors"]) {
      const asked = `fetch("${ours}/token", { credentials: "include", mode: "${mode}" }).catch(() => "refused")`;
      expect(await tab.evaluate(asked)).toBe("refused");
    }
    expect(await reads(held)).toEqual({ status: 200, code: null });
  });
});
