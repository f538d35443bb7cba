import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

const ROOT = join(import.meta.dirname, "../..");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DEVICES = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

export type ColorScheme = "light" | "dark";

/** Each page is loaded once for each of these, in its first colours, and is then turned to the others: both are loaded, and both turned to. */
export const LOADS: readonly Load[] = [
  { device: "desktop", colors: ["light", "dark"] },
  { device: "phone", colors: ["dark", "light"] },
];

export interface Load {
  readonly device: keyof typeof DEVICES;
  readonly colors: readonly [ColorScheme, ColorScheme];
}

/** Cumulative layout shift; 0.1 is good by the rule of Web Vitals. */
export const MOST_SHIFT = 0.02;
/** In a page, `shifted` is how much has moved since it began to load. */
export const WATCH_SHIFTS = `window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifted += value)))
    .observe({ type: "layout-shift", buffered: true });`;

/** Options of axe-core that choose rules. */
type AxeRules = { readonly runOnly?: readonly string[] };

/** The next frame but one begins when the one before it is painted. */
const PAINTED = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))";

const ALL_RULES: AxeRules = {};
const COLOR_RULES: AxeRules = { runOnly: ["color-contrast", "link-in-text-block"] };

export const optionsOf = ({ device, colors }: Load): BrowserContextOptions => ({
  locale: "fr-FR",
  viewport: DEVICES[device],
  colorScheme: colors[0],
});

/** A page that records foreign requests and complaints of the browser. */
export class Visit {
  readonly page: Page;
  /** Requested addresses that are neither ours nor Enedis's. */
  readonly foreign: string[] = [];
  readonly complaints: string[] = [];
  /** Of the document that is shown. */
  #bodies: Promise<{ path: string; bytes: number }>[] = [];

  /** The first allowed origin is ours. */
  private constructor(page: Page, allowed: readonly URL[]) {
    this.page = page;
    page.on("request", (request) => {
      const url = new URL(request.url());
      const isOurs = allowed.some(({ host }) => host === url.host) || ["data:", "blob:"].includes(url.protocol);
      if (!isOurs) this.foreign.push(url.href);
    });
    page.on("console", (message) => {
      const where = URL.parse(message.location().url);
      const isElsewhere = where !== null && where.host !== allowed[0]?.host;
      if (!isElsewhere && ["error", "warning"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("response", (response) => {
      const type = response.headers()["content-type"] ?? "";
      if (!/text\/html|text\/css|javascript/.test(type)) return;
      // Chromium forgets the bodies of a document that was left.
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.#bodies = [];
      const { pathname } = new URL(response.url());
      const body = response.body().then((bytes) => ({ path: pathname, bytes: gzipSync(bytes).byteLength }));
      // A page may be closed before a body came. Only `weight` needs it, and rejects then.
      body.catch(() => undefined);
      this.#bodies.push(body);
    });
  }

  static async in(context: BrowserContext, ...allowed: URL[]): Promise<Visit> {
    return new Visit(await context.newPage(), allowed);
  }

  static async open(browser: Browser, url: URL, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", ...options });
    const visit = await Visit.in(context, url);
    await visit.page.goto(url.href);
    return visit;
  }

  /** The gzip size of the document that is shown, with its styles and scripts, in bytes. */
  async weight(): Promise<number> {
    const bodies = await Promise.all(this.#bodies);
    const once = new Map(bodies.map(({ path, bytes }) => [path, bytes]));
    return [...once.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Runs the check in both colours, without loading the page again: what only colours can break is enough the second time. */
  async inBothColors(
    { colors: [first, second] }: Load,
    check: (colorScheme: ColorScheme, rules: AxeRules) => Promise<void>,
  ): Promise<void> {
    // A form's answer has its heading before its styles, and is then in the colours of neither.
    await this.page.waitForLoadState("load");
    await this.#turnTo(first);
    await check(first, ALL_RULES);
    await this.#turnTo(second);
    await check(second, COLOR_RULES);
  }

  /** Turns the page to that colour and waits until it is painted: a colour in transition is neither. */
  async #turnTo(colorScheme: ColorScheme): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.evaluate(PAINTED);
    await this.page.evaluate("Promise.allSettled(document.getAnimations().map(({ finished }) => finished))");
  }

  /** Turns the page to each screen and its colours, without loading it again. */
  async onEveryScreen(check: (load: Load, colorScheme: ColorScheme, rules: AxeRules) => Promise<void>): Promise<void> {
    for (const load of LOADS) {
      await this.page.setViewportSize(DEVICES[load.device]);
      await this.inBothColors(load, (colorScheme, rules) => check(load, colorScheme, rules));
    }
  }

  /** The violations that axe-core finds; `within` the part that a test is about, where the page around it is looked at by another. */
  async barriers(rules: AxeRules = ALL_RULES, within?: string): Promise<string[]> {
    // Once a document: the browser reads half a megabyte of it.
    if (!(await this.page.evaluate('"axe" in window'))) await this.page.evaluate(AXE);
    const options = JSON.stringify({ resultTypes: ["violations"], ...rules });
    const where = within === undefined ? "document" : JSON.stringify(within);
    const { violations } = (await this.page.evaluate(`axe.run(${where}, ${options})`)) as AxeResult;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }

  /** By how many pixels the page is wider than the screen. */
  overflow(): Promise<number> {
    return this.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  /** For a person to look at; made with `PICTURES=1` only, because each takes half a second. */
  async picture(name: string): Promise<void> {
    if (!process.env.PICTURES) return;
    const folder = join(ROOT, "dist/screenshots");
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: string[] }[] }[];
}
