import { CONSOMMATION as TEXTS } from "#words/consommation";
import { withFrenchSpaces } from "../../../shared/pages/typography.ts";
import { addDays, parisDay } from "../../../shared/paris-time.ts";
import { element } from "../element.ts";
import { absenceOf } from "./absences.ts";
import type { Diagnosis } from "./api.ts";
import type { Span } from "./period.ts";
import type { DrawnSeries } from "./rows.ts";
import type { Problem } from "./stream.ts";
import { wallHour } from "./sums.ts";

const { trouble } = TEXTS;
const HOUR_MS = 3_600_000;
const PUBLISHED_FROM = 8;

/**
 * When what is not there yet is expected. Enedis publishes from eight o'clock in Paris; what is late by then comes within a day, and
 * so does the first reading of a new consent. `nowMs` is the person's clock.
 */
export function expectedAt(nowMs: number, retryAfterSeconds: number): string {
  const atMs = nowMs + retryAfterSeconds * 1000;
  if (wallHour(Math.round(atMs / HOUR_MS) * HOUR_MS) !== PUBLISHED_FROM) return trouble.byTomorrow;
  return parisDay(atMs) === parisDay(nowMs) ? trouble.today : trouble.tomorrow;
}

interface Wording {
  readonly detail: string;
  readonly remedy: string;
}

/** What a person reads of a verdict. */
const wordsFor = (verdict: string, fallback: Wording): Wording =>
  (trouble.verdicts as Readonly<Record<string, Wording>>)[verdict] ?? fallback;

/** Of days that are not there: before they are published nothing is wrong, afterwards they are late. */
function unpublishedWords({ start, end }: Span, series: DrawnSeries, nowMs: number): Wording {
  const { unpublished } = trouble;
  const isLate = absenceOf(addDays(end, -1), series, nowMs) !== "not_yet";
  const detail = unpublished[isLate ? "late" : "notYet"][addDays(start, 1) === end ? "day" : "days"];
  return { detail, remedy: unpublished.remedy };
}

/** Why there is nothing to draw, and what to do. */
export function diagnosisNote(
  diagnosis: Diagnosis,
  { series, span }: { readonly series: DrawnSeries; readonly span: Span },
  nowMs: number,
): HTMLElement {
  const { verdict, title, retryable, retry_after_seconds } = diagnosis;
  const { detail, remedy } =
    verdict === "not_published_yet" ? unpublishedWords(span, series, nowMs) : wordsFor(verdict, diagnosis);
  const isExpected = retryable === true && retry_after_seconds !== null;
  const heading = isExpected ? trouble.expected(expectedAt(nowMs, retry_after_seconds)) : title;
  return note(isExpected ? "note" : "note warn", heading, detail, remedy);
}

/** A refusal of the API. */
export function problemNote(problem: Problem): HTMLElement {
  const { detail, remedy } = wordsFor(problem.code, problem);
  return note("note warn", problem.title, detail, remedy);
}

/** The gateway does not answer. */
export const unreachableNote = (again: () => void): HTMLElement =>
  element(
    "div",
    { class: "note bad" },
    element("p", {}, element("strong", {}, trouble.unreachable), ` ${trouble.unreachableAdvice}`),
    element("p", {}, element("button", { type: "button", class: "small-button", onclick: again }, trouble.again)),
  );

export const lookingNote = (): HTMLElement => element("div", { class: "note" }, element("p", {}, trouble.looking));

function note(style: string, title: string, detail: string, remedy: string): HTMLElement {
  return element(
    "div",
    { class: style },
    element("h3", {}, withFrenchSpaces(title)),
    element("p", {}, withFrenchSpaces(detail)),
    element("p", {}, element("strong", {}, withFrenchSpaces(trouble.remedy)), ` ${withFrenchSpaces(remedy)}`),
  );
}
