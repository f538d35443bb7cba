import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningWorker, runWorker } from "../../local/worker.ts";
import { launch } from "../support/chromium.ts";
import { METER } from "../support/meters.ts";
import { type SimulatedEnedis, startEnedis, startGateway, tokenFor } from "../support/running.ts";
import { LOADS, optionsOf, Visit } from "./browser.ts";

let enedis: SimulatedEnedis;
let eco2mix: RunningWorker;
let gateway: RunningWorker;
let browser: Browser;
const page = () => new URL("/impact", gateway.url);

beforeAll(async () => {
  [enedis, eco2mix, browser] = await Promise.all([
    startEnedis(),
    runWorker({ config: "local/eco2mix/wrangler.toml", bundle: "eco2mix", port: 0, vars: {} }),
    launch(),
  ]);
  gateway = await startGateway(enedis.url, { ECO2MIX_URL: eco2mix.url.href });
});
afterAll(() => Promise.all([enedis.stop(), eco2mix.stop(), gateway.stop(), browser.close()]));

describe("the page about the environmental cost", () => {
  it("the page about the environmental cost shows the cost that the slider sets", async () => {
    const visit = await Visit.open(browser, page());
    expect(await visit.page.textContent("[data-points]")).toMatch(/^86\s990$/);
    await visit.page.fill("#kwh", "1200");
    await expect.poll(() => visit.page.textContent("[data-points]")).toMatch(/^23\s197$/);
    expect(await visit.page.textContent("[data-share]")).toMatch(/^2,3\s%$/);
    await visit.close();
  });

  it("the page about the environmental cost has no hour before éCO2mix was copied, then each hour of the last days", async () => {
    const before = await Visit.open(browser, page());
    await before.page.getByText("ne sont pas encore arrivées").waitFor();
    await before.close();

    await gateway.tick(Date.now());
    await gateway.tick(Date.now());
    const after = await Visit.open(browser, page());
    await after.page.getByText("L’heure la plus propre").waitFor();
    expect(await after.page.locator("#clean tbody tr").count()).toBeGreaterThanOrEqual(24);
    expect(await after.page.locator("#clean thead th").count()).toBeGreaterThanOrEqual(7);
    expect(await after.page.locator("#clean tbody th").nth(1).textContent()).toMatch(/^1\sh$/);
    await after.close();
  });

  it.each(LOADS)(
    "the page about the environmental cost weighs a person's own meter by day and hour on a $device, in both modes",
    async (load) => {
      const visit = await Visit.open(browser, page(), optionsOf(load));
      await visit.page.fill("#token", await tokenFor(METER));
      await visit.page.fill("#prm", METER);
      await visit.page.click("#meter button");
      await visit.page.getByText("Sur sept jours").waitFor();
      expect(await visit.page.locator("#mine .heat tbody tr").count()).toBeGreaterThanOrEqual(24);
      await visit.inBothColors(load, async (colorScheme, rules) => {
        expect(await visit.barriers(rules), colorScheme).toEqual([]);
        expect(await visit.overflow(), colorScheme).toBe(0);
        await visit.picture(`impact-meter-${load.device}-${colorScheme}`);
      });
      expect(visit.complaints).toEqual([]);
      await visit.close();
    },
  );

  it("the page about the environmental cost shows why a meter is refused, and what to do", async () => {
    const visit = await Visit.open(browser, page());
    const asked: string[] = [];
    visit.page.on("request", (request) => asked.push(request.url()));
    await visit.page.fill("#token", "  \n");
    await visit.page.click("#meter button");
    expect(asked.filter((url) => url.includes("/api/v2/"))).toEqual([]);
    await visit.page.fill("#token", "a.b.c");
    await visit.page.fill("#prm", METER);
    await visit.page.click("#meter button");
    await visit.page.getByText("n’est pas un jeton").waitFor();
    await visit.close();
  });
});
