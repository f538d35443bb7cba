import type { Page, Route } from "playwright-core";
import { Temporal } from "temporal-polyfill";

const HALF_HOURS = 365 * 48;

/** Answers with a whole year without gaps, made of the demo's own days, as a real meter would. */
export async function aYear(gateway: URL): Promise<(route: Route) => Promise<void>> {
  const url = new URL("/api/demo/consumption_load_curve?start=2026-09-01&end=2026-09-12", gateway);
  const reading = (await (await fetch(url)).json()) as { interval_reading: { value: string }[] };
  const pool = reading.interval_reading.map(({ value }) => value);
  const midnight = Temporal.ZonedDateTime.from("2025-01-01T00:00[Europe/Paris]");
  const points = Array.from({ length: HALF_HOURS }, (_, at) => ({
    value: pool[at % pool.length],
    date: midnight
      .add({ minutes: 30 * (at + 1) })
      .toPlainDateTime()
      .toString({ smallestUnit: "second" })
      .replace("T", " "),
    interval_length: "PT30M",
    measure_type: "B",
  }));
  const body = JSON.stringify({ ...reading, start: "2025-01-01", end: "2026-01-01", interval_reading: points });
  return (route) => route.fulfill({ body, contentType: "application/json" });
}

/** Zooms and moves with the buttons, and selects a period with the mouse. */
export async function walkThrough(page: Page): Promise<void> {
  const buttons = ["Agrandir", "Agrandir", "Agrandir", "Agrandir", "Plus tôt", "Plus tard", "Réduire", "Tout voir"];
  for (const button of buttons) await page.click(`button:text-is("${button}")`);
  const box = await page.locator(".plot-over").boundingBox();
  if (box === null) throw new Error("nothing is drawn");
  await page.mouse.move(box.x + box.width * 0.3, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60, { steps: 5 });
  await page.mouse.up();
}
