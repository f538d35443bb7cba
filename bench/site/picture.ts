import { join } from "node:path";
import build from "../../local/build.ts";
import { FRAME } from "../../shared/texts/frame.fr.ts";
import { launch } from "../../test/support/chromium.ts";
import { startBoth } from "../../test/support/running.ts";

/** `npm run picture`: makes the pictures of the README, light and dark, from the page that tries the API; and the preview of a link. */
const FOLDER = join(import.meta.dirname, "../../docs/images");
/** Fixed days: the picture is the same whenever it is made. */
const PERIOD = { start: "2026-11-13", end: "2026-11-16" };
const MARGIN_PX = 20;
/** The text below the chart begins here. */
const BELOW_PX = 6;

await build();
const [running, browser] = await Promise.all([startBoth(), launch()]);
for (const colorScheme of ["light", "dark"] as const) {
  const page = await browser.newPage({
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    viewport: { width: 1120, height: 1800 },
    colorScheme,
    reducedMotion: "reduce",
  });
  await page.goto(new URL("/exemples", running.gateway).href);
  await page.selectOption("#kind", "consumption_load_curve");
  await page.fill("#start", PERIOD.start);
  await page.fill("#end", PERIOD.end);
  await page.click("#ask button[type=submit]");
  await page.waitForSelector(".chart canvas");
  await page.waitForLoadState("networkidle");
  // The raw answer in the place of the form; it ends where the chart ends, and so does the picture.
  await page.evaluate(`{
    const [form, raw, bench] = ["ask", "raw", "essai"].map((id) => document.getElementById(id));
    form.replaceWith(raw);
    bench.querySelector(".commands").remove();
    const [chart, code] = [".chart", ".raw"].map((name) => document.querySelector(name));
    code.style.maxHeight = chart.getBoundingClientRect().bottom - code.getBoundingClientRect().top + "px";
  }`);
  const [answer, chart] = await Promise.all([
    page.locator("#essai").boundingBox(),
    page.locator(".chart").boundingBox(),
  ]);
  if (answer === null || chart === null) throw new Error("nothing is drawn");
  await page.screenshot({
    path: join(FOLDER, `readings-${colorScheme}.png`),
    clip: {
      x: answer.x - MARGIN_PX,
      y: answer.y - MARGIN_PX,
      width: answer.width + 2 * MARGIN_PX,
      height: chart.y + chart.height - answer.y + MARGIN_PX + BELOW_PX,
    },
  });
  await page.close();
}
await previewPicture();
await Promise.all([running.stop(), browser.close()]);

/** What a link to this site is shown with: the top of the home page, without the banner of the simulation. */
async function previewPicture(): Promise<void> {
  const { width, height, path } = FRAME.preview;
  const page = await browser.newPage({ locale: "fr-FR", viewport: { width, height }, reducedMotion: "reduce" });
  await page.goto(running.gateway.href);
  await page.waitForSelector("#demo figcaption:has-text('Le logement d’essai')");
  await page.evaluate("document.body.firstElementChild.remove()");
  await page.screenshot({ path: join(import.meta.dirname, `../../site${path}`) });
}
