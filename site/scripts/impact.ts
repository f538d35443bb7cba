import { HOURS } from "#words/hours";
import { IMPACT as TEXTS } from "#words/impact";
import { GAP, LANGUAGE, LOCALE } from "#words/language";
import { addDays, type Day, parisDay } from "../../shared/paris-time.ts";
import { element } from "../browser/element.ts";
import { type HourValue, heatMap } from "../browser/impact/heat-map.ts";
import { prepareFields } from "../browser/impact/own-meter.ts";
import { startAgain, whenErased } from "../browser/token/erasing.ts";
import { keepInTab } from "../browser/token/tab-token.ts";
import { pastedToken } from "../browser/token/token-field.ts";
import { withToken } from "../browser/token/with-token.ts";

/** The page about the environmental cost: a slider, the cleanest hours, one's own meter. All of it asks the public API. */
const FRENCH_LOW_VOLTAGE = "931c9bb0-619a-5f75-b41b-ab8061e2ad92";
const PERSON_YEAR_POINTS = 1_000_000;
const SETTLED_MS = 150;
const DAYS = 7;
const HOUR = "YYYY-MM-DDTHH".length;

const part = <E extends HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found as E;
};
const figure = (value: number, digits: number): string =>
  new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value);

async function api<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, { ...init, headers: { "accept-language": LANGUAGE, ...init.headers } });
  const answer = (await response.json()) as T & { readonly detail: string; readonly remedy: string };
  if (!response.ok) throw new Refused(`${answer.detail} ${answer.remedy}`);
  return answer;
}
class Refused extends Error {}
const explain = (error: unknown): string => (error instanceof Refused ? error.message : TEXTS.energy.unreachable);

// The slider: asked again once it rests.
const slider = part<HTMLInputElement>("kwh");
let waiting: ReturnType<typeof setTimeout> | undefined;
slider.addEventListener("input", () => {
  part("kwh-shown").textContent = `${figure(slider.valueAsNumber, 0)}\u00a0kWh`;
  clearTimeout(waiting);
  waiting = setTimeout(() => void showScore(slider.valueAsNumber), SETTLED_MS);
});

async function showScore(amount: number): Promise<void> {
  const score = part("score");
  const points = score.querySelector("[data-points]");
  const share = score.querySelector("[data-share]");
  const meter = score.querySelector("meter");
  if (points === null || share === null || meter === null) return;
  try {
    const body = JSON.stringify({ consumptions: [{ processId: FRENCH_LOW_VOLTAGE, amount }] });
    const answer = await api<{ score: { ecs: number } }>("/api/impact/simulator", { method: "POST", body });
    // A slower answer to an earlier position is not shown.
    if (amount !== slider.valueAsNumber) return;
    const percent = (100 * answer.score.ecs) / PERSON_YEAR_POINTS;
    points.textContent = figure(answer.score.ecs, 0);
    share.textContent = `${figure(percent, 1)}${GAP}%`;
    meter.value = percent;
  } catch (error) {
    points.textContent = "–";
    share.textContent = explain(error);
  }
}

interface Intensity {
  readonly values: readonly { readonly start: string; readonly grams: number }[];
  readonly cleanest: readonly { readonly start: string; readonly grams: number }[];
  readonly usuallyCleanest: readonly { readonly hour: number }[];
}

async function showIntensity(): Promise<void> {
  const place = part("clean");
  const today = parisDay(Date.now());
  try {
    const { values, cleanest, usuallyCleanest } = await api<Intensity>(
      `/api/impact/intensity?start=${addDays(today, 1 - DAYS)}&end=${addDays(today, 1)}`,
    );
    const [best] = cleanest;
    if (best === undefined) return place.replaceChildren(element("p", {}, TEXTS.clean.none));
    const hours = usuallyCleanest.map(({ hour }) => HOURS.hour(hour)).join(", ");
    place.replaceChildren(
      element("p", {}, TEXTS.clean.cleanest(when(best.start), figure(best.grams, 1))),
      element("p", {}, TEXTS.clean.usually(hours)),
      heatMap(hourly(values), TEXTS.clean.caption, (value) => figure(value, 0)),
    );
  } catch (error) {
    place.replaceChildren(element("p", { class: "note bad" }, explain(error)));
  }
}

const moment = new Intl.DateTimeFormat(LOCALE, { weekday: "long", hour: "numeric", timeZone: "Europe/Paris" });
const when = (start: string): string => moment.format(new Date(start));

/** The mean of the quarters that an hour has. */
function hourly(values: Intensity["values"]): HourValue[] {
  // With its offset, so that the hour that autumn lives twice stays two.
  const hours = Map.groupBy(values, ({ start }) => `${start.slice(0, HOUR)}:00:00${start.slice(-6)}`);
  return [...hours].map(([start, within]) => ({
    start,
    value: within.reduce((sum, { grams }) => sum + grams, 0) / within.length,
  }));
}

interface MeterImpact {
  readonly score: { readonly ecs: number };
  readonly impacts: { readonly cch: number };
  readonly query: {
    readonly consumptions: readonly { readonly amount: number }[];
    readonly loadCurve: { readonly missingMinutes: number };
  };
  readonly indicators: readonly { readonly value: number; readonly coverage?: { readonly share: number } }[];
  readonly byDay: readonly {
    readonly day: string;
    readonly kWh: number;
    readonly score: { readonly ecs: number };
    readonly impacts: { readonly cch: number };
  }[];
  readonly byHour: readonly { readonly start: string; readonly kWh: number }[];
}

const tokenField = part<HTMLTextAreaElement>("token");
void prepareFields(tokenField, part<HTMLInputElement>("prm"));
whenErased(startAgain);

part<HTMLFormElement>("meter").addEventListener("submit", async (event) => {
  event.preventDefault();
  const place = part("mine");
  place.replaceChildren(element("p", {}, TEXTS.meter.waiting));
  const today: Day = parisDay(Date.now());
  const query = new URLSearchParams({
    prm: part<HTMLInputElement>("prm").value,
    start: addDays(today, -DAYS),
    end: today,
    by: "hour",
  });
  try {
    const token = pastedToken(tokenField);
    await keepInTab(token);
    place.replaceChildren(...shown(await api<MeterImpact>(`/api/v2/impact?${query}`, withToken(token))));
  } catch (error) {
    place.replaceChildren(element("p", { class: "note bad" }, explain(error)));
  }
});

function shown({ score, impacts, query, indicators, byDay, byHour }: MeterImpact): HTMLElement[] {
  const { meter } = TEXTS;
  const kWh = query.consumptions[0]?.amount ?? 0;
  const weighed = indicators.find(({ coverage }) => coverage !== undefined);
  const { missingMinutes } = query.loadCurve;
  return [
    element("p", {}, meter.summary(figure(kWh, 1), figure(score.ecs, 0), figure(impacts.cch, 2))),
    ...(weighed?.coverage === undefined
      ? []
      : [element("p", {}, meter.weighed(figure(weighed.value, 2), figure(100 * weighed.coverage.share, 0)))]),
    ...(missingMinutes > 0 ? [element("p", { class: "note warn" }, meter.missing(figure(missingMinutes, 0)))] : []),
    dayTable(byDay),
    heatMap(
      byHour.map(({ start, kWh: value }) => ({ start, value })),
      meter.hourCaption,
      (value) => figure(value, 2),
    ),
  ];
}

function dayTable(days: MeterImpact["byDay"]): HTMLElement {
  const row = (cells: readonly string[]) =>
    element("tr", {}, ...cells.map((cell, at) => element("td", at === 0 ? {} : { class: "n" }, cell)));
  return element(
    "table",
    {},
    element("caption", {}, TEXTS.meter.dayCaption),
    element(
      "thead",
      {},
      element("tr", {}, ...TEXTS.meter.dayHead.map((cell) => element("th", { scope: "col" }, cell))),
    ),
    element(
      "tbody",
      {},
      ...days.map(({ day, kWh, score, impacts }) =>
        row([day, figure(kWh, 1), figure(score.ecs, 0), figure(impacts.cch, 2)]),
      ),
    ),
  );
}

void showIntensity();
