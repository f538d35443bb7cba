/**
 * One's own year of half hours on `/consommation`, read from the simulated Enedis through the gateway in 52 calls:
 * `node bench/site/consommation.ts [times]`. Prints the browser's long tasks (50 ms and more): on arrival, while the scripts are loaded and
 * days are drawn; then while the half hours arrive, are drawn as hours and as a curve, zoomed and moved. And how soon the first hours
 * are drawn, and what the year adds to the memory of the tab.
 */
import { readFileSync } from "node:fs";
import type { CDPSession, Page } from "playwright-core";
import build from "../../local/build.ts";
import { launch } from "../../test/support/chromium.ts";
import { startEnedis, startGateway, tokenFor } from "../../test/support/running.ts";

const METER = "22516914714270";
const TIMES = Number(process.argv[2] ?? 3);
const MEGABYTE = 1_000_000;

await build();
const enedis = await startEnedis();
await enedis.control({ quota: { perSecond: 1_000, perHour: 100_000 } });
const gateway = await startGateway(enedis.url, {
  ENEDIS_CALLS_PER_SECOND: "10",
  ENEDIS_CALLS_PER_HOUR: "60000",
  METER_CALLS_PER_DAY: "100000",
});
const browser = await launch();
for (let time = 1; time <= TIMES; time++) await once(time);
await Promise.all([browser.close(), gateway.stop(), enedis.stop()]);

async function once(time: number): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" });
  await context.addInitScript(`sessionStorage.setItem("token", ${JSON.stringify(await tokenFor(METER))});
    window.longTasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => longTasks.push(Math.round(duration))))
      .observe({ type: "longtask", buffered: true });`);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(new URL("/consommation", gateway.url).href);
  await settled(page);
  await page.click("[data-period=year]");
  await page.click("#earlier");
  await settled(page);
  const arrival = await longTasks(page);
  const before = await memoryOf(cdp);

  await enedis.forgetCalls();
  const startMs = performance.now();
  await page.click("[data-view=hours]");
  await page.locator("#figures dt", { hasText: "Pic" }).waitFor();
  const firstMs = performance.now() - startMs;
  const callsAtFirst = (await enedis.calls()).length;
  await settled(page);
  const wholeMs = performance.now() - startMs;
  const calls = (await enedis.calls()).length;
  await walk(page, ".plot-over");
  await page.click("[data-view=curve]");
  await settled(page);
  await walk(page, ".plot-over");
  const after = await memoryOf(cdp);

  const year = await longTasks(page);
  const added = (of: keyof Memory) => ((after[of] - before[of]) / MEGABYTE).toFixed(1);
  console.log(
    `${time}. long tasks on arrival: ${arrival} ms, with the half hours: ${year} ms; first hours after ${Math.round(firstMs)} ms and ${callsAtFirst} calls begun; ` +
      `all after ${(wholeMs / 1000).toFixed(1)} s and ${calls} calls; heap +${added("heap")} MB, resident +${added("resident")} MB`,
  );
  await context.close();
}

/** The long tasks since the last time, as text. */
async function longTasks(page: Page): Promise<string> {
  return JSON.stringify(await page.evaluate("new Promise((done) => setTimeout(() => done(longTasks.splice(0)), 500))"));
}

async function settled(page: Page): Promise<void> {
  await page.locator(".chart canvas").first().waitFor();
  await page.locator("#shown[aria-busy=false]").waitFor({ timeout: 120_000 });
  await page.waitForTimeout(400);
}

/** Zooms with the buttons and the mouse, and moves along with the keyboard. */
async function walk(page: Page, over: string): Promise<void> {
  for (const button of ["0.5", "0.5", "0.5", "0.5", "2", "all"]) await page.click(`button[data-zoom="${button}"]`);
  const drawing = page.locator(over).first();
  await drawing.scrollIntoViewIfNeeded();
  const box = await drawing.boundingBox();
  if (box === null) throw new Error("nothing is drawn");
  await page.mouse.move(box.x + box.width * 0.3, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(box.x + box.width * 0.9, box.y + 80, { steps: 20 });
  await page.locator(".chart").first().focus();
  for (const key of ["ArrowRight", "ArrowRight", "+", "+", "-", "0"]) await page.keyboard.press(key);
}

interface Memory {
  readonly heap: number;
  readonly resident: number;
}

/** After a garbage collection: the heap of scripts, and what the process of the tab has in memory. */
async function memoryOf(cdp: CDPSession): Promise<Memory> {
  await cdp.send("HeapProfiler.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const resident = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => residentOf(id));
  return { heap: usedSize, resident: resident.reduce((sum, bytes) => sum + bytes, 0) };
}

function residentOf(process: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1_024;
}
