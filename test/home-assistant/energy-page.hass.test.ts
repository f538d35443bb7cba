import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROOT } from "../../local/folders.ts";
import { launch } from "../support/chromium.ts";
import { PEAK_OFF_PEAK } from "../support/meters.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";
import { entryIds, setOptions } from "./entry.ts";
import { type Look, Person, signedIn } from "./frontend.ts";
import { FRONTEND_PORT, Hass } from "./hass.ts";
import { Gateway, pairOnPage } from "./home.ts";
import { PRICES } from "./homes.ts";
import { pressRepair, whenGateway } from "./states.ts";

const IMAGES = join(ROOT, "packages/home-assistant/images");
/** What stands beside the menu. */
const CONTENT = { x: 256, y: 56, width: 1024, height: 700 };
type Clip = typeof CONTENT;

const MOST_CLICKS = 8;
const MOST_SECONDS = 60;
const CODE = /^[A-Z]{4}-[A-Z]{4}$/;

const makeFolder = temporaryFolders();
let gateway: Gateway;
let hass: Hass;
let browser: Browser;

beforeAll(async () => {
  [gateway, hass, browser] = await Promise.all([
    Gateway.start(makeFolder("gateway")),
    Hass.start(makeFolder("hass"), FRONTEND_PORT),
    launch(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await hass?.stop();
  await gateway?.stop();
});

/** With `PICTURES=1`, for a person to look at before they are committed. Chromium writes WebP only through its own protocol. */
async function picture(page: Page, name: string, clip?: Clip): Promise<void> {
  if (!process.env.PICTURES) return;
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", {
    format: "webp",
    quality: 80,
    ...(clip && { clip: { ...clip, scale: 1 } }),
  });
  writeFileSync(join(IMAGES, `${name}.webp`), Buffer.from(data, "base64"));
}

const before = (page: Page): Locator => page.getByRole("button", { name: /précédent/i });

/** A count that is not nothing, as the energy page writes it. */
const kilowattHours = (page: Page): Locator => page.getByText(/[1-9]\d*,\d+\skWh/).filter({ visible: true });

it("a person comes from adding the integration to bars by register in eight clicks and a minute, and copies nothing", async () => {
  const context = await signedIn(browser, hass, { device: "desktop", colors: "light" });
  const person = new Person(await context.newPage());
  const { page } = person;
  const text = (words: string) => page.getByText(words, { exact: true });
  await page.goto(new URL("/config/integrations/dashboard", hass.url).href);

  const add = page.getByText("Ajouter une intégration");
  await person.see(add);
  const startMs = performance.now();
  await person.click("add an integration", add);
  await page.getByText("Sélectionner la marque").first().waitFor();
  await page.keyboard.type("Conso API");
  await person.click("Conso API", text("Conso API"));
  await page.locator("step-flow-form input").fill(gateway.url.origin);
  await person.click("submit the address", text("Valider"));
  await person.click("pair", page.getByText("Appairer avec un code"));
  const code = page.getByRole("heading", { level: 1 }).filter({ hasText: CODE });
  await pairOnPage(gateway, await code.first().innerText(), PEAK_OFF_PEAK);
  await page.getByText("Afficher sur la page Énergie").first().waitFor();
  await person.click("submit the name", text("Valider"));
  const link = page.getByRole("link", { name: "page Énergie" });
  await person.see(link);
  await person.click("the energy page", link);
  await person.click("yesterday", before(page));
  // The registers of a day are published a morning later than its curve.
  await person.click("the day before", before(page));
  await person.see(kilowattHours(page));
  const seconds = (performance.now() - startMs) / 1000;
  console.log(`from "add integration" to bars: ${person.clicked.length} clicks, ${Math.round(seconds)} s`);
  expect(person.clicked.length, person.clicked.join(", ")).toBeLessThanOrEqual(MOST_CLICKS);
  expect(seconds).toBeLessThanOrEqual(MOST_SECONDS);
  await context.close();
});

it("prices that are given later, and the yes to a repair, show what each register cost, on a phone and a laptop, in both colours", async () => {
  const [entry = ""] = await entryIds(hass);
  await whenGateway(hass, "linky_0802", "ok");
  await setOptions(hass, entry, PRICES);
  await pressRepair(hass, "energy_page_");
  for (const look of looks()) {
    const context = await signedIn(browser, hass, look);
    const person = new Person(await context.newPage());
    const { page } = person;
    await page.goto(new URL("/energy", hass.url).href);
    for (const day of ["yesterday", "the day before"]) await person.click(day, before(page));
    await person.see(kilowattHours(page));
    await person.see(page.getByText(/[1-9]\d*,\d+\s€/).filter({ visible: true }));
    if (look.device === "phone") await picture(page, `energy-phone-${look.colors}`);
    else await picture(page, `energy-laptop-${look.colors}`, CONTENT);
    await context.close();
  }
});

function looks(): Look[] {
  const devices = ["desktop", "phone"] as const;
  return devices.flatMap((device) => (["light", "dark"] as const).map((colors) => ({ device, colors })));
}
