import { type Browser, chromium } from "playwright-core";

/** Where Debian puts it; without it these tests are left out (`vitest.config.ts`). */
const CHROMIUM = "/usr/bin/chromium";

/** What our own pages do not need: a sandbox around them, a GPU, and the browser's calls home. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A real browser: the one that is installed, none is downloaded. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
