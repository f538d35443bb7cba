import { HOME } from "#words/home";
import { HOURS } from "#words/hours";
import { LOCALE } from "#words/language";
import type { MeterReading } from "../../../shared/frozen/v5-meter-reading.ts";
import { DAY_FRAME, dayArea, dayPath, rowWatts } from "./day-path.ts";
import { type DemoDay, demoAddress, lastWholeDay } from "./demo-day.ts";

const TEXTS = HOME.hero;
const longDay = new Intl.DateTimeFormat(LOCALE, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** Puts the last day of the demonstration in the place of the drawn example. Without an answer the example stays. */
export async function drawDemo(figure: HTMLElement, nowMs: number): Promise<void> {
  const response = await fetch(demoAddress(nowMs)).catch(() => null);
  if (!response?.ok) return;
  const day = lastWholeDay((await response.json()) as MeterReading);
  const svg = figure.querySelector("svg");
  const caption = figure.querySelector("figcaption");
  if (day === null || svg === null || caption === null) return;
  const { watts } = day;
  svg.querySelector(".f-tint")?.setAttribute("d", dayArea(watts));
  svg.querySelector(".day-line")?.setAttribute("d", dayPath(watts));
  svg.querySelectorAll(".row-label").forEach((label, at) => {
    label.textContent = TEXTS.kilowatts(((at + 1) * rowWatts(watts)) / 1_000);
  });
  const summary = summaryOf(day);
  svg.setAttribute("aria-label", summary);
  caption.textContent = summary;
  showValues(svg, caption, day, summary);
}

function summaryOf({ day, watts }: DemoDay): string {
  const most = Math.max(...watts);
  const kWh = watts.reduce((sum, value) => sum + value / 2_000, 0);
  return TEXTS.summary(
    longDay.format(Date.parse(day)),
    tenths.format(kWh),
    whole.format(most),
    timeOf(watts.indexOf(most)),
  );
}

/** The value under the pointer or the finger, in words and as a bar. */
function showValues(svg: SVGElement, caption: HTMLElement, { watts }: DemoDay, summary: string): void {
  const mark = svg.querySelector(".day-mark");
  const step = DAY_FRAME.width / watts.length;
  svg.addEventListener("pointermove", ({ clientX }) => {
    const { left, width } = svg.getBoundingClientRect();
    const x = ((clientX - left) / width) * (DAY_FRAME.left + DAY_FRAME.width + DAY_FRAME.right) - DAY_FRAME.left;
    const at = Math.min(watts.length - 1, Math.max(0, Math.floor(x / step)));
    const value = watts[at] ?? 0;
    const height = (value / rowWatts(watts)) * DAY_FRAME.rowHeight;
    mark?.setAttribute("d", `M${at * step} ${DAY_FRAME.ground}v${-height}h${step}v${height}Z`);
    caption.textContent = TEXTS.value(timeOf(at), timeOf(at + 1), whole.format(value));
  });
  svg.addEventListener("pointerleave", () => {
    mark?.setAttribute("d", "");
    caption.textContent = summary;
  });
}

/** `6 h`, `6 h 30`: the beginning of a half hour. */
const timeOf = (at: number): string => HOURS.time(Math.floor(at / 2), (at % 2) * 30);
