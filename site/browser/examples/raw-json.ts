import type { MeterReading } from "../../../shared/measures/v5-meter-reading.ts";
import { EXAMPLES_FR } from "../../../shared/texts/examples.fr.ts";
import { element } from "../element.ts";
import { count } from "./format.ts";

const TEXTS = EXAMPLES_FR.results;

/** So many points of the raw answer are shown; the file has them all. */
const SHOWN_POINTS = 48;

/** The answer as it came, its first points when it has many. */
export function rawJson(reading: MeterReading, text: string): Node[] {
  const { interval_reading: points } = reading;
  const left = points.length - SHOWN_POINTS;
  if (left <= 0) return jsonBlock(JSON.stringify(JSON.parse(text), null, 2));
  const shown = JSON.stringify({ ...reading, interval_reading: points.slice(0, SHOWN_POINTS) }, null, 2);
  return [...jsonBlock(shown), element("p", { class: "hint" }, `… ${count(left)} ${TEXTS.more}`)];
}

export const jsonBlock = (text: string, looks = "raw"): Node[] => [
  element("h3", {}, TEXTS.json),
  element("pre", { class: looks, tabindex: "0" }, element("code", {}, text)),
];
