import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian puts it; `CHROMIUM` names another place. */
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

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
export function launch(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) throw new Error(`no browser at ${CHROMIUM}: apt-get install chromium, or set CHROMIUM`);
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
