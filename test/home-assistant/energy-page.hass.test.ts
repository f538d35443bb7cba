import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ROOT } from "../../local/folders.ts";
import { launch } from "../support/chromium.ts";
import { PEAK_OFF_PEAK } from "../support/meters.ts";
import { temporaryFolders } from "../support/temporary-folders.ts";
import { Person, signedIn } from "./frontend.ts";
import { FRONTEND_PORT, Hass } from "./hass.ts";
import { Gateway, pairOnPage } from "./home.ts";

/** Where `PICTURES=1` puts them; those of the README are copied from here once they have been looked at. */
const PICTURES = join(ROOT, "dist/home-assistant");
const MOST_CLICKS = 9;
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

async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

it("a person comes from adding the integration to bars by register in nine clicks, and copies nothing", async () => {
  const context = await signedIn(browser, hass, { device: "desktop", colors: "light" });
  const person = new Person(await context.newPage());
  const { page } = person;
  const text = (words: string) => page.getByText(words, { exact: true });
  const field = () => page.locator("ha-selector-text input, ha-input input, wa-input input").last();
  await page.goto(new URL("/config/integrations/dashboard", hass.url).href);

  await person.click("add an integration", page.getByText("Ajouter une intégration"));
  await page.getByText("Sélectionner la marque").first().waitFor();
  await page.keyboard.type("Conso API");
  await person.click("Conso API", text("Conso API"));
  await field().fill(gateway.url.origin);
  await person.click("submit the address", text("Valider"));
  await person.click("pair", page.getByText("Appairer avec un code"));
  const code = page.getByRole("heading", { level: 1 }).filter({ hasText: CODE });
  await pairOnPage(gateway, await code.first().innerText(), PEAK_OFF_PEAK);
  await page.getByText("Afficher sur la page Énergie").first().waitFor();
  await picture(page, "name");
  await person.click("submit the name", text("Valider"));
  await person.click("finish", page.getByText("Ignorer et terminer"));
  await person.click("energy", text("Énergie"));
  const before = page.getByRole("button", { name: /précédent/i });
  await person.click("yesterday", before);
  // The registers of a day are published a morning later than its curve.
  await person.click("the day before", before);

  const total = page.getByText(/^\d+,\d+ kWh$/).filter({ hasNotText: /^0,/ });
  await total.first().waitFor({ timeout: 120_000 });
  await picture(page, "energy");
  expect(person.clicked.length).toBeLessThanOrEqual(MOST_CLICKS);
});
