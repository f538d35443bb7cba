import { type Browser, chromium } from "playwright-core";

/** The path of Debian's package. Without it `vitest.config.ts` leaves these tests out. */
const CHROMIUM = "/usr/bin/chromium";

/** Our own pages need no sandbox and no GPU, and the browser makes no calls of its own. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Starts the installed browser; none is downloaded. */
export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
