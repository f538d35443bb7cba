import type { Page, Route } from "playwright-core";
import { addDays, type Day, dayStartMs, parisText } from "../../../shared/paris-time.ts";

/** Grams of CO2 per kWh: about France's mean. */
export const GRAMS = 50;
const QUARTER_MS = 900_000;

/** The same intensity for every quarter of an hour of these days, and none of others. */
export const knowIntensity = (page: Page, first: Day, last: Day): Promise<unknown> =>
  page.route("**/api/impact/intensity?*", async (route: Route) => {
    const query = new URL(route.request().url()).searchParams;
    const start = [query.get("start") ?? "", first].sort()[1] as Day;
    const end = [query.get("end") ?? "", addDays(last, 1)].sort()[0] as Day;
    const values = [];
    if (start < end)
      for (let at = dayStartMs(start); at < dayStartMs(end); at += QUARTER_MS)
        values.push({ start: parisText(at), grams: GRAMS });
    await route.fulfill({ json: { values } });
  });
