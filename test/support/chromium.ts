import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { clockShiftMs, shiftDate } from "../../local/clock.ts";

/** Runs Debian's package. Without it `vitest.config.ts` leaves these tests out. */
const CHROMIUM = join(import.meta.dirname, "chromium.sh");

/** Our own pages need no sandbox and no GPU, and the browser makes no calls of its own. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the installed browser, whose pages have the clock of this process; none is downloaded. */
export async function launch(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    await context.addInitScript(shiftDate, clockShiftMs());
    return context;
  };
  return browser;
}
