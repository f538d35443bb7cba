import type { Verdict } from "../../shared/status/verdict.ts";
import { drawDemo } from "../browser/home/hero.ts";

/** The home page: the last day of the demonstration, and a warning when consents fail at the moment. */
const demo = document.getElementById("demo");
if (demo !== null) void drawDemo(demo, Date.now());
void warnOfOutage();

/** Warns a person before they leave for Enedis, not after. */
async function warnOfOutage(): Promise<void> {
  const inTheWay: readonly Verdict[] = ["gateway_down", "enedis_down", "consents_failing"];
  const response = await fetch("/api/v2/status").catch(() => null);
  if (!response?.ok) return;
  const { verdict, sentence } = (await response.json()) as { verdict: Verdict; sentence: string };
  const notice = document.getElementById("weather");
  if (notice === null || !inTheWay.includes(verdict)) return;
  notice.prepend(`${sentence} `);
  notice.hidden = false;
}
