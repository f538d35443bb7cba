import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type Running, startBoth, tokenFor } from "../support/running.ts";
import { DEVICES, Visit } from "./browser.ts";

let running: Running;
let browser: Browser;
let scriptless: BrowserContext;

beforeAll(async () => {
  [running, browser] = await Promise.all([startBoth(), launch()]);
  scriptless = await browser.newContext({ javaScriptEnabled: false, viewport: DEVICES.phone });
});
afterAll(() => Promise.all([running.stop(), browser.close()]));

const PAGES = [
  { name: "home", path: "/", heading: "Ce que mesure votre compteur Linky" },
  { name: "consommation", path: "/consommation", heading: "Ma consommation" },
  { name: "sample", path: "/consommation/exemple", heading: "Un exemple" },
  { name: "connect", path: "/brancher", heading: "Brancher un programme" },
  { name: "examples", path: "/exemples", heading: "Essayer" },
  { name: "impact", path: "/impact", heading: "Ce que mon électricité coûte à la planète" },
  { name: "guide", path: "/documentation", heading: "Documentation" },
  { name: "guide-readings", path: "/documentation/releves", heading: "Les relevés" },
  { name: "guide-formats", path: "/documentation/formats", heading: "Formats et diagnostic" },
  { name: "guide-programs", path: "/documentation/programmes", heading: "Programmes à copier" },
  { name: "guide-tokens", path: "/documentation/jetons", heading: "Jetons et quota" },
  { name: "guide-errors", path: "/documentation/erreurs", heading: "Les erreurs" },
  { name: "guide-home-assistant", path: "/documentation/home-assistant", heading: "Home Assistant" },
  {
    name: "guide-errors-consent",
    path: "/documentation/erreurs/consentement",
    heading: "Erreurs\u00a0: le consentement",
  },
  { name: "reference", path: "/documentation/api", heading: "Référence de l’API" },
  { name: "status", path: "/statut", heading: "État du service" },
  { name: "privacy", path: "/confidentialite", heading: "Confidentialité" },
  { name: "report", path: "/signaler", heading: "Signaler un problème" },
  { name: "operator", path: "/mentions", heading: "Qui gère ce service" },
  { name: "token", path: "/token", heading: "Votre jeton est prêt" },
  { name: "consent-help", path: "/consentement/aide", heading: "Si le partage n’aboutit pas" },
  { name: "consent-refused", path: "/api/callback?error=access_denied", heading: "Consentement refusé" },
  { name: "offline", path: "/hors-ligne", heading: "Hors ligne" },
  { name: "not-found", path: "/nulle-part", heading: "Adresse inconnue" },
] as const;

/** Chromium keeps Secure cookies for `localhost` without TLS, but not for 127.0.0.1. */
const at = (path: string): URL => new URL(path, `http://localhost:${running.gateway.port}`);

async function visit(path: string): Promise<Visit> {
  const context = await browser.newContext({ locale: "fr-FR" });
  const url = at(path);
  const value = await tokenFor(METER);
  await context.addCookies([{ name: "__Host-token", value, url: `https://${url.host}`, secure: true }]);
  const opened = await Visit.in(context, url);
  await opened.page.goto(url.href);
  return opened;
}

/** Pages with the charts and tables of a meter. */
const DRAWING = new Set(["consommation", "sample"]);

/** What holds for every page: its heading, accessibility, no foreign request, no overflow, low weight. */
async function judged(page: Visit, name: string): Promise<void> {
  await page.onEveryScreen(async ({ device }, colorScheme, rules) => {
    const where = `${device}, ${colorScheme}`;
    expect(await page.barriers(rules), where).toEqual([]);
    // A chart follows the window a frame later.
    await expect.poll(() => page.overflow(), { message: where }).toBe(0);
    await page.picture(`${name}-${device}-${colorScheme}`);
  });
  expect(page.foreign).toEqual([]);
  expect(page.complaints.filter((complaint) => !isItsOwnStatus(complaint))).toEqual([]);
  // HTML, styles and scripts, compressed.
  expect(await page.weight()).toBeLessThan(DRAWING.has(name) ? 75_000 : 60_000);
}

/** Chromium reports the status of an error page as an error. */
const isItsOwnStatus = (complaint: string) => /status of 40[034]/.test(complaint);

describe.each(PAGES)("the page $name", ({ name, path, heading }) => {
  it("the page is accessible, light and complete on a desktop and on a phone, in light and in dark mode", async () => {
    const page = await visit(path);
    expect(await page.page.textContent("h1")).toBe(heading);
    expect(await page.page.textContent("body > :first-child")).toContain("Simulation : aucun vrai compteur");
    await judged(page, name);
    await page.close();
  });

  it("the page allows our own resources only, and sends no referrer", async () => {
    const { headers } = await fetch(at(path), { headers: { accept: "text/html" } });
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("the page has all its content without a script", async () => {
    const page = await scriptless.newPage();
    await page.goto(at(path).href);
    expect((await page.innerText("main")).length).toBeGreaterThan(100);
    await page.close();
  });
});

/** The kinds of answers that the page can show. */
const ANSWERS = [
  { name: "days", choose: (page: Page) => page.selectOption("#kind", "daily_consumption") },
  { name: "curve", choose: (page: Page) => page.selectOption("#kind", "consumption_load_curve") },
  {
    name: "max-power",
    choose: async (page: Page) => {
      await page.selectOption("#kind", "consumption_max_power");
      await page.fill("#subscribed", "4");
    },
  },
  { name: "refusal", choose: (page: Page) => page.selectOption("#error", "enedis_load_curve_off") },
];

describe.each(ANSWERS)("an answer of the API, $name", ({ name, choose }) => {
  it("the answer is accessible, light and complete on a desktop and on a phone, in light and in dark mode", async () => {
    const visited = await visit("/exemples");
    await choose(visited.page);
    await visited.page.click("#ask button[type=submit]");
    await visited.page.waitForSelector(".chart canvas, .note.bad");
    await judged(visited, `examples-${name}`);
    await visited.close();
  });
});

describe("the site", () => {
  it("the site has no dead link", async () => {
    const paths: string[] = PAGES.map(({ path }) => path).filter((path) => !path.startsWith("/api"));
    const pages = await Promise.all(paths.map(async (path) => (await fetch(at(path))).text()));
    const hrefs = new Set(
      pages.flatMap((html) => [...html.matchAll(/ (?:href|src)="(\/[^"]*)"/g)].map(([, href]) => href ?? "")),
    );
    const dead = await Promise.all(
      [...hrefs].map(async (href) => {
        const [path = "", id] = href.split("#");
        const response = await fetch(at(path), { redirect: "manual" });
        const text = await response.text();
        // These pages need a consent in progress, or a token.
        const isPersonal = path === "/consentement" || path.startsWith("/token");
        const isThere = response.status < 400 || isPersonal;
        return isThere && (id === undefined || text.includes(` id="${id}"`)) ? [] : [href];
      }),
    );
    expect(dead.flat()).toEqual([]);
  });

  it.each([
    ["/robots.txt", "text/plain; charset=utf-8", /^Sitemap: http:\/\/localhost:\d+\/sitemap\.xml$/m],
    ["/sitemap.xml", "application/xml", /<loc>http:\/\/localhost:\d+\/documentation<\/loc>/],
    ["/.well-known/security.txt", "text/plain; charset=utf-8", /^Expires: \d{4}-\d{2}-\d{2}T/m],
    ["/favicon.svg", "image/svg+xml", /<svg/],
    ["/apercu.png", "image/png", /^.PNG/],
    ["/icons/icon-192.png", "image/png", /^.PNG/],
    ["/manifest.webmanifest", "application/manifest+json", /"start_url":"\/consommation"/],
    ["/en/manifest.webmanifest", "application/manifest+json", /"start_url":"\/en\/consommation"/],
    ["/sw.js", "text/javascript; charset=utf-8", /hors-ligne/],
  ])("the site has %s", async (path, type, says) => {
    const response = await fetch(at(path));
    expect(response.headers.get("content-type")).toBe(type);
    expect(await response.text()).toMatch(says);
  });

  it("the site answers an unknown address with a page to a person, and with a problem to a program", async () => {
    const person = await fetch(at("/nulle-part"), { headers: { accept: "text/html,*/*" } });
    expect([person.status, person.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    const program = await fetch(at("/nulle-part"));
    expect([program.status, program.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    const underApi = await fetch(at("/api/nulle-part"), { headers: { accept: "text/html" } });
    expect(underApi.headers.get("content-type")).toBe("application/problem+json");
  });

  it("the site explains each problem under the address that the problem names", async () => {
    const { type } = (await (await fetch(at("/api/daily_consumption"))).json()) as { type: string };
    const explained = await (await fetch(type)).text();
    expect(explained).toContain(` id="${new URL(type).hash.slice(1)}"`);
  });
});
