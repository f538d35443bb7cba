import type { Page } from "playwright-core";

/** Pastes a token on `/consommation` and waits for its readings. */
export async function openWith(page: Page, site: string, token: string): Promise<void> {
  await page.goto(`${site}/consommation`);
  await page.fill("#token", token);
  await page.click("#open button");
  await drawn(page);
}

/** Waits until something is drawn, and all of it. */
export async function drawn(page: Page): Promise<void> {
  await page.locator(".chart canvas").first().waitFor();
  await page.locator("#shown[aria-busy=false]").waitFor();
}

/** Ticks the box of the page that is open, and waits until the device remembers. */
export async function tick(page: Page): Promise<void> {
  await page.check("#remember-this");
  await page.getByText("s’en souvient jusqu’au").waitFor();
}

/** Unticks it, and waits until the device has forgotten. */
export async function untick(page: Page): Promise<void> {
  await page.uncheck("#remember-this");
  await page.getByText("Oublié.").waitFor();
}
