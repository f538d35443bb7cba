import type { Browser, Page, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "../../local/clock.ts";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { ORDINARY_NOON } from "../clock/instants.ts";
import { launch } from "../support/chromium.ts";
import { type SimulatedEnedis, startEnedis, startGateway } from "../support/running.ts";
import { LOADS, type Load, optionsOf, Visit } from "./browser.ts";

// The last days have no day without a reading.
setClock(ORDINARY_NOON);

let enedis: SimulatedEnedis;
let eco2mix: RunningWorker;
let gateway: RunningWorker;
let browser: Browser;
const site = () => `http://localhost:${gateway.url.port}`;

beforeAll(async () => {
  [enedis, eco2mix, browser] = await Promise.all([
    startEnedis(),
    runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} }),
    launch(),
  ]);
  gateway = await startGateway(enedis.url, { ECO2MIX_URL: eco2mix.url.href });
  // The carbon intensity of the last weeks is in the archive.
  for (let turn = 0; turn < 2; turn++) await gateway.tick(Date.now());
});
afterAll(() => Promise.all([gateway.stop(), enedis.stop(), eco2mix.stop(), browser.close()]));

async function home(load: Load): Promise<Visit> {
  const visit = await Visit.in(await browser.newContext(optionsOf(load)), new URL(site()));
  await visit.page.goto(site());
  return visit;
}

const drawn = async (page: Page) => {
  await page.locator(".chart canvas, #table-place table, #trouble .note").first().waitFor();
  await page.locator("#shown[aria-busy=false]").waitFor();
};

/** Every request for readings since the page was opened. */
function requestsOf(page: Page): Request[] {
  const requests: Request[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.startsWith("/api/")) requests.push(request);
  });
  return requests;
}

/** What can be chosen: the values of the buttons that are not hidden. */
const choicesOf = (page: Page, kind: string) =>
  page.$$eval(
    `[data-${kind}]:not([hidden])`,
    (buttons, name) => buttons.map((one) => one.getAttribute(name) ?? ""),
    `data-${kind}`,
  );

describe.each(LOADS)("the two doors of the home page, on a $device", (load) => {
  it("the doors are in the first screen of a laptop, and the first of them in that of a phone", async () => {
    const visit = await home(load);
    const bottoms = await visit.page.$$eval(".doors > section", (doors) =>
      doors.map((door) => door.getBoundingClientRect().bottom),
    );
    expect(bottoms).toHaveLength(2);
    const [first = 0, second = 0] = bottoms;
    expect(load.device === "phone" ? first : second).toBeLessThanOrEqual(visit.page.viewportSize()?.height ?? 0);
    await visit.close();
  });

  it.each([
    ["Voir ma consommation", /\/consommation$/],
    ["Voir un exemple", /\/consommation\/exemple$/],
    ["Brancher un programme", /\/brancher$/],
    ["Essayer l’API", /\/exemples#essai$/],
  ])("the door « %s » leads where it says in one click", async (text, to) => {
    const visit = await home(load);
    await visit.page.click(`.doors a:text-is("${text}")`);
    await visit.page.waitForURL(to);
    await visit.close();
  });

  it("the sample home has every view of every period, and no call of it has or needs a token", async () => {
    await enedis.forgetCalls();
    const visit = await home(load);
    const { page } = visit;
    const requests = requestsOf(page);
    await page.click("text=Voir un exemple");
    await drawn(page);
    const seen: string[] = [];
    for (const direction of await choicesOf(page, "direction")) {
      await page.click(`[data-direction=${direction}]`);
      for (const period of await choicesOf(page, "period")) {
        await page.click(`[data-period=${period}]`);
        for (const view of await choicesOf(page, "view")) {
          await page.click(`[data-view=${view}]`);
          await drawn(page);
          const where = `${direction} ${period} ${view}`;
          // The index of a day comes the day after the next.
          const hasNothingYet = view === "tariff" && period === "day";
          expect(await page.locator("#trouble .note").count(), where).toBe(hasNothingYet ? 1 : 0);
          expect((await page.locator("#figures dd").count()) > 0, where).toBe(!hasNothingYet);
          expect(await visit.overflow(), where).toBe(0);
          seen.push(`${direction} ${view}`);
        }
      }
    }
    expect(new Set(seen).size).toBeGreaterThanOrEqual(10);

    // Somebody who looks at everything stays within the limit of an address.
    expect(requests.filter((request) => request.url().includes("/api/v2/demo/")).length).toBeLessThan(60);
    const paths = new Set(requests.map((request) => new URL(request.url()).pathname));
    const needNone = /^\/api\/(v2\/)?demo\/|^\/api\/impact\/intensity$|^\/api\/v2\/status$/;
    expect([...paths].filter((path) => !needNone.test(path))).toEqual([]);
    expect(requests.filter((request) => "authorization" in request.headers())).toEqual([]);
    expect(await page.evaluate("document.cookie + JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")).toBe(
      "{}{}",
    );
    expect(await enedis.calls()).toEqual([]);
    expect([visit.foreign, visit.complaints]).toEqual([[], []]);
    await visit.close();
  });

  it("the sample home is accessible in light and in dark mode, and fits on 320 px", async () => {
    const visit = await home(load);
    await visit.page.click("text=Voir un exemple");
    await drawn(visit.page);
    await visit.inBothColors(load, async (colorScheme, rules) => {
      expect(await visit.barriers(rules), colorScheme).toEqual([]);
      await visit.picture(`sample-${load.device}-${colorScheme}`);
    });
    for (const path of ["/", "/consommation/exemple"]) {
      await visit.page.setViewportSize({ width: 320, height: 700 });
      await visit.page.goto(`${site()}${path}`);
      expect(await visit.overflow(), path).toBe(0);
    }
    await visit.close();
  });
});
