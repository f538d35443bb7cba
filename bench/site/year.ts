/**
 * A year of half hours (17 520 points) in a real browser: `node bench/site/year.ts [times]`. Prints the browser's
 * long tasks (50 ms and more) while the year is drawn again, zoomed, moved and selected with the mouse.
 */
import build from "../../local/build.ts";
import { aYear, walkThrough } from "../../test/site/year.ts";
import { launch } from "../../test/support/chromium.ts";
import { startBoth } from "../../test/support/running.ts";

const TIMES = Number(process.argv[2] ?? 5);

await build();
const [running, browser] = await Promise.all([startBoth(), launch()]);
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(new URL("/exemples", running.gateway).href);
await page.route(/\/api\/demo\//, await aYear(running.gateway));
await page.selectOption("#kind", "consumption_load_curve");
const draw = async () => {
  await page.click("#ask button[type=submit]");
  await page.waitForSelector('#state:text("17")');
  await page.waitForSelector(".chart canvas");
};
// The first drawing loads the scripts; the measurement starts after it.
await draw();
await page.evaluate(`window.longTasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => longTasks.push(Math.round(duration))))
    .observe({ type: "longtask" });`);
for (let time = 1; time <= TIMES; time++) {
  await draw();
  await walkThrough(page);
  const long = await page.evaluate("new Promise((done) => setTimeout(() => done(longTasks.splice(0)), 300))");
  console.log(`${time}. long tasks: ${JSON.stringify(long)} ms`);
}
await Promise.all([running.stop(), browser.close()]);
