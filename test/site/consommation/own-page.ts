import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { tokenFor } from "../../support/running.ts";
import { Visit } from "../browser.ts";

/** `/consommation` as the token page leaves it: with a token in this tab. `fragment`: what the person looks at. */
export async function openedPage(
  browser: Browser,
  site: URL,
  meters: readonly string[],
  { fragment = "", ...options }: BrowserContextOptions & { readonly fragment?: string } = {},
): Promise<Visit> {
  const context = await browser.newContext({ locale: "fr-FR", timezoneId: "Europe/Paris", ...options });
  const token = await tokenFor(...meters);
  await context.addInitScript(`sessionStorage.getItem("seen") || sessionStorage.setItem("token", ${JSON.stringify(token)});
    sessionStorage.setItem("seen", "1");`);
  const visit = await Visit.in(context, site);
  await visit.page.goto(new URL(`/consommation${fragment}`, site).href);
  return visit;
}

export const settled = (page: Page) => page.locator("#shown[aria-busy=false]").waitFor();

export async function drawn(page: Page): Promise<void> {
  await page.locator(".chart canvas").first().waitFor();
  await settled(page);
}

/** What a figure is before it is rounded. */
export const figure = async (page: Page, name: string): Promise<number> =>
  Number(await page.locator(`#figures div:has(dt:text-is("${name}")) data`).getAttribute("value"));

interface V5 {
  readonly interval_reading: readonly { readonly value: string }[];
}

/** The values of the frozen API: another contract, other code. */
export async function frozenValues(
  gateway: URL,
  kind: string,
  meter: string,
  start: string,
  end: string,
): Promise<number[]> {
  const url = new URL(`/api/${kind}?${new URLSearchParams({ prm: meter, start, end })}`, gateway);
  const answer = await fetch(url, { headers: { authorization: `Bearer ${await tokenFor(meter)}` } });
  return ((await answer.json()) as V5).interval_reading.map(({ value }) => Number(value));
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
