import { join } from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { ROOT } from "../../local/folders.ts";
import { DEVICES } from "../site/browser.ts";
import type { Hass } from "./hass.ts";

export interface Look {
  readonly device: keyof typeof DEVICES;
  readonly colors: "light" | "dark";
}

/** A browser that is signed in, with Home Assistant in French. */
export async function signedIn(browser: Browser, hass: Hass, { device, colors }: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: DEVICES[device],
    colorScheme: colors,
    reducedMotion: "reduce",
  });
  const tokens = JSON.stringify(hass.tokens);
  await context.addInitScript(`localStorage.setItem("hassTokens", ${JSON.stringify(tokens)});`);
  return context;
}

/** A person with a mouse, whose clicks are counted. What was on the screen when something did not come is left in `dist`. */
export class Person {
  readonly page: Page;
  readonly clicked: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  async click(what: string, where: Locator): Promise<void> {
    await this.see(where);
    await where.first().click();
    this.clicked.push(what);
  }

  async see(what: Locator): Promise<void> {
    try {
      await what.first().waitFor({ timeout: 60_000 });
    } catch (error) {
      await this.page.screenshot({ path: join(ROOT, "dist/home-assistant/missing.png") });
      throw error;
    }
  }
}
