import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ICONS } from "../../local/manifest.ts";
import { launch } from "../../test/support/chromium.ts";

/** `npm run icons`: makes the pictures of the installed page from the site's own sign. */
const SITE = join(import.meta.dirname, "../../site");
const sign = readFileSync(join(SITE, "favicon.svg"), "utf8");

/** A device cuts its own shape out: the ground reaches the edges, and the line stays within the middle four fifths. */
const withoutCorners = sign.replace('rx="8"', "").replace("<path", '<path transform="translate(4.5 4.5) scale(.72)"');

const browser = await launch();
for (const { file, size, purpose } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = (purpose === "any" ? sign : withoutCorners).replace("<svg", `<svg width="${size}" height="${size}"`);
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: join(SITE, "icons", file), omitBackground: true });
  await page.close();
}
await browser.close();
