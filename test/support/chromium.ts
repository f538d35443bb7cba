import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { clockShiftMs, shiftDate } from "../../local/clock.ts";

/** Runs Debian's package. Without it `vitest.config.ts` leaves these tests out. */
const CHROMIUM = join(import.meta.dirname, "chromium.sh");

/** The same without windows, profile and back-forward cache, from a package of its own: it needs a third less CPU. */
const SHELL = "/usr/bin/chromium-headless-shell";

/** Our own pages need no sandbox and no GPU, and the browser makes no calls of its own. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const INSTALLED = { executablePath: existsSync(SHELL) ? SHELL : CHROMIUM, args: FLAGS };

/** The back-forward cache, as people have it. Playwright switches it off because it loses such a page: use a `Tab`. */
const WHOLE = { executablePath: CHROMIUM, args: FLAGS };
const WITH_BACK_FORWARD_CACHE = { ...WHOLE, ignoreDefaultArgs: ["--disable-back-forward-cache"] };

let ofThisProcess: Promise<Browser> | undefined;

/**
 * The lightest installed browser, whose pages have the clock of this process and ask for French; none is downloaded. The files that a process
 * tests have it one after the other: closing it closes what is open in it, and it ends with the process.
 */
export async function launch(): Promise<Browser> {
  if (!(await ofThisProcess)?.isConnected())
    ofThisProcess = chromium.launch(INSTALLED).then(withOurClock).then(keptOpen);
  return ofThisProcess as Promise<Browser>;
}

/** Starts the whole browser, with its back-forward cache. */
export const launchWithBackForwardCache = async (): Promise<Browser> =>
  withOurClock(await chromium.launch(WITH_BACK_FORWARD_CACHE));

/** Starts the whole browser with a profile in that folder: what a browser writes to the disk is there. */
export async function launchWithProfile(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, { ...WITH_BACK_FORWARD_CACHE, locale: "fr-FR" });
  await prepare(context);
  return context;
}

/** Waits for as long as a test may take, almost: a step that takes two seconds takes thirty where many things run. */
const MOST_WAIT_MS = 100_000;

async function prepare(context: BrowserContext): Promise<void> {
  context.setDefaultTimeout(MOST_WAIT_MS);
  await context.addInitScript(shiftDate, clockShiftMs());
}

function keptOpen(browser: Browser): Browser {
  browser.close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return browser;
}

function withOurClock(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext({ locale: "fr-FR", ...options });
    await prepare(context);
    return context;
  };
  return browser;
}
